// Runs one command in a process group of its own and ends the whole group as soon as the process that asked for it
// is gone, however it went: node guard.mjs GRACE_MS COMMAND [ARGUMENT...]
import { spawn } from 'node:child_process';

const [graceMs, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

/** Takes along what the command left running, and this process, which leads the group. */
const endGroup = () => process.kill(-process.pid, 'SIGKILL');

let ending = false;
const end = () => {
	if (ending) return;
	ending = true;
	child.kill('SIGTERM');
	setTimeout(endGroup, Number(graceMs));
};

const report = (outcome) => {
	if (!process.connected) return endGroup();
	process.send(outcome, endGroup);
};

process.on('disconnect', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);
child.once('error', (problem) => report({ problem: problem.message }));
child.once('exit', (code, signal) => report({ code, signal }));
