import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { StepFailure } from './longStep';

const isOnPath = (program: string, path: string): boolean =>
	path.split(delimiter).some((folder) => {
		if (folder === '') return false;
		try {
			accessSync(join(folder, program), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});

/** What compiling needs and this PATH does not have. */
export function missingCompilerParts(path: string): string[] {
	const missing = [];
	if (!isOnPath('python3', path)) missing.push('python3');
	if (!isOnPath('make', path)) missing.push('make');
	if (!isOnPath('g++', path) && !isOnPath('c++', path) && !isOnPath('clang++', path)) missing.push('g++');
	return missing;
}

/** The codes by which npm and Node say that a host cannot be reached. */
export const unreachable = /\b(ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;
const diskFull = /\b(ENOSPC|EDQUOT)\b|no space left on device/i;
const compiling = /gyp ERR!|node-gyp|not found: make/;
const notPermitted = /\b(EACCES|EPERM|EROFS)\b/;

export const noRegistry = (code: string): string =>
	`The npm registry cannot be reached (${code}): the first start downloads n8n, so check the network connection, proxy and npm's registry setting, then start again.`;

const andList = (words: string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;

/** One sentence for a step that ended badly: what is in the way and what to do about it. */
export function whyInstallFailed({ output, outcome, step }: StepFailure): string {
	if (diskFull.test(output)) {
		return `The disk is full: n8n needs about 2.5 GB in ${step.cwd}; free some space, or set N8N_ENGINE_CACHE to a folder on another disk, and start again.`;
	}
	const missing = missingCompilerParts(step.env.PATH ?? '');
	if (compiling.test(output) && missing.length > 0) {
		return `n8n's database driver (sqlite3) has to be compiled here, and ${andList(missing)} ${missing.length > 1 ? 'are' : 'is'} missing: install python3, make and g++ (Debian and Ubuntu: apt-get install -y python3 make g++), then start again.`;
	}
	const code = unreachable.exec(output)?.[1];
	if (code !== undefined) return noRegistry(code);
	if (/\bENOENT\b/.test(outcome)) return `${step.command} is not on the PATH: install Node 20 or later with its npm, then start again.`;
	if (notPermitted.test(output)) {
		return `npm may not write to ${step.cwd} or to its own cache: check who owns these folders, or set N8N_ENGINE_CACHE to a folder of your own, then start again.`;
	}
	const lastWords = output.trim().split('\n').slice(-5).join('\n');
	return `${step.title} ended with ${outcome}; the whole output is in ${step.logFile}, its last lines are:\n${lastWords}`;
}
