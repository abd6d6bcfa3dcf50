import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installEngine } from '../n8n/install';
import { cacheFolder, packProject } from '../n8n/packProject';
import { isFree } from '../n8n/ports';
import { lastLines } from '../n8n/realN8n';
import { demoOwner } from '../n8n/restApi';
import { explain, PlainError } from '../n8n/sentence';
import { buildPhonePage } from './phonePage';
import { runSmoke } from './smoke';
import { startStage, type Stage } from './stage';

const usage = `npm run demo [-- OPTION]
  --smoke   has one conversation by itself and ends with 0, or 1 when something was not as it should be
  --fresh   forgets what earlier demos left in n8n
DEMO_N8N_PORT (5678), DEMO_EMULATOR_PORT (4010), N8N_ENGINE_CACHE (.cache/n8n), EMULATOR_LOG (a file)`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function demoPort(variable: string, fallback: number, whose: string): Promise<number> {
	const port = Number(process.env[variable] ?? fallback);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new PlainError(`${variable} is ${JSON.stringify(process.env[variable])}: it has to be a port number from 1 to 65535.`);
	}
	if (!(await isFree(port))) {
		throw new PlainError(`Port ${port}, which ${whose} would use, is in use: stop what listens there, or set ${variable} to another port.`);
	}
	return port;
}

/** Builds what the stage needs. @returns the packed package */
async function prepare(): Promise<string> {
	const tarball = await packProject(say);
	await buildPhonePage(say);
	return tarball;
}

let stage: Stage | undefined;
let stopping = false;
/** A folder that lasts for this run alone. */
let passing: string | undefined;

/** The first signal stops in order, the second at once; what is left of a start that was cut short ends with us. */
async function stopOnSignal(): Promise<void> {
	if (stopping || stage === undefined) {
		await stage?.n8n.kill();
		say('\nStopped at once.');
		process.exit(130);
	}
	stopping = true;
	say('\nStopping …');
	await stage.stop();
	if (passing !== undefined) await rm(passing, { recursive: true, force: true });
	say('Stopped.');
	process.exit(0);
}

const logFile = process.env.EMULATOR_LOG;

async function playDemo(fresh: boolean): Promise<void> {
	const n8nPort = await demoPort('DEMO_N8N_PORT', 5678, 'n8n');
	const emulatorPort = await demoPort('DEMO_EMULATOR_PORT', 4010, 'the emulator');
	const folder = join(cacheFolder, 'demo');
	if (fresh) await rm(folder, { recursive: true, force: true });
	const engine = await installEngine(say);
	const tarball = await prepare();
	say('Starting n8n and the emulator (about 15 seconds) …');
	const emulator = { port: emulatorPort, statusDelayMs: 900, ...(logFile === undefined ? {} : { logFile }) };
	stage = await startStage({ engine, tarball, folder, n8nPort, emulator, say });
	say(`
The demo is ready.

  Phone page   ${stage.emulator.url}/phone
  n8n editor   ${stage.n8n.url}/home/workflows
               It opens signed in; if it asks: ${demoOwner.email}, password ${demoOwner.password}

Try it: on the phone page open a conversation and write "hi". The workflow "Support Bot" of the editor answers;
each message and each tap is an execution there (tab Executions). Then:

  A picture           ends up in ${stage.files}
  An appointment      ${stage.n8n.url}/form/appointment asks a customer with two buttons, and waits for the tap
  The deliveries      ${stage.n8n.url}/webhook/whatsapp-deliveries
  Orders, broadcast   open "Order Updates" or "Broadcast" in the editor and press "Execute workflow"

What each example does: docs/examples.md
Ctrl-C stops both.`);
}

async function playSmoke(): Promise<number> {
	const engine = await installEngine(say);
	const tarball = await prepare();
	await mkdir(cacheFolder, { recursive: true });
	const folder = await mkdtemp(join(cacheFolder, 'smoke-'));
	passing = folder;
	say('Starting n8n and the emulator on free ports (about 20 seconds) …');
	try {
		stage = await startStage({
			engine,
			tarball,
			folder,
			emulator: { port: 0, statusDelayMs: 60, ...(logFile === undefined ? {} : { logFile }) },
			publish: (file) => file === 'echo.json',
			say,
		});
		const { passed, failed } = await runSmoke(stage, say);
		if (failed > 0) say(`\nWhat n8n wrote at the end:\n${lastLines(stage.n8n.logs(), 40)}`);
		await stage.stop();
		say(`\nSmoke conversation: ${passed} passed, ${failed} failed`);
		return failed === 0 ? 0 : 1;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function main(args: string[]): Promise<void> {
	const unknown = args.find((arg) => !['--smoke', '--fresh', '--help'].includes(arg));
	if (unknown !== undefined) throw new PlainError(`${unknown} is not an option of the demo.\n\n${usage}`);
	if (args.includes('--help')) return say(usage);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopOnSignal());
	if (args.includes('--smoke')) process.exitCode = await playSmoke();
	else await playDemo(args.includes('--fresh'));
}

main(process.argv.slice(2)).catch((problem: unknown) => {
	process.stderr.write(`\n${explain(problem)}\n`);
	process.exit(1);
});
