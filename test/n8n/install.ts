import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { noRegistry, unreachable, whyInstallFailed } from './installFailure';
import { at, isRecord, parseJson, textOr } from './json';
import { locked } from './lock';
import { runLongStep, StepFailure, type LongStep, type Say } from './longStep';
import { PlainError } from './sentence';

/** An installed n8n with the Node that it runs on. */
export interface Engine {
	/** The Node binary. */
	node: string;
	/** n8n's command, to be run by `node`. */
	n8n: string;
	/** Where its node_modules are. */
	folder: string;
}

const projectFolder = resolve(__dirname, '..', '..');
const manifestFolder = join(__dirname, 'engine');
const manifests = ['package.json', 'package-lock.json'];
const NEEDED_BYTES = 2.5e9;
const OLDEST_NPM = [8, 3] as const;

type StepName = 'packages' | 'sqlite3' | 'node';
interface Stamp {
	manifests: string;
	done: StepName[];
}

/** Which manifests, on which machine: the packages hold native parts. */
async function wantedManifests(): Promise<string> {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
	for (const name of manifests) hash.update(await readFile(join(manifestFolder, name)));
	return hash.digest('hex');
}

const isStepName = (value: unknown): value is StepName => value === 'packages' || value === 'sqlite3' || value === 'node';

async function readStamp(file: string, wanted: string): Promise<Stamp> {
	const fresh: Stamp = { manifests: wanted, done: [] };
	if (!existsSync(file)) return fresh;
	try {
		const written = parseJson(await readFile(file, 'utf8'));
		if (!isRecord(written) || written.manifests !== wanted || !Array.isArray(written.done)) return fresh;
		return { manifests: wanted, done: written.done.filter(isStepName) };
	} catch {
		// A stamp that was cut off while it was written stands for an install that was cut off.
		return fresh;
	}
}

/** npm's own variables of a surrounding `npm run` would point the inner npm at this project. */
function npmEnvironment(): NodeJS.ProcessEnv {
	const misleading = /^npm_(package|lifecycle)_|^npm_config_(local_prefix|prefix|global_prefix|ignore_scripts|omit|include|production|dry_run)$/i;
	const env: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !misleading.test(name)));
	// sqlite3 is N-API: the headers beside this Node do, and save node-gyp a download.
	const prefix = dirname(dirname(process.execPath));
	if (env.npm_config_nodedir === undefined && existsSync(join(prefix, 'include', 'node', 'node_api.h'))) {
		env.npm_config_nodedir = prefix;
	}
	return env;
}

async function checkNpm(env: NodeJS.ProcessEnv): Promise<void> {
	let version: string;
	try {
		version = (await promisify(execFile)('npm', ['--version'], { env, cwd: manifestFolder })).stdout.trim();
	} catch {
		throw new PlainError('npm is not on the PATH: install Node 20 or later with its npm, then start again.');
	}
	const [major = 0, minor = 0] = version.split('.').map(Number);
	if (major < OLDEST_NPM[0] || (major === OLDEST_NPM[0] && minor < OLDEST_NPM[1])) {
		throw new PlainError(
			`npm ${version} is too old for n8n's lock file: version ${OLDEST_NPM.join('.')} or later is needed (npm install -g npm@latest).`,
		);
	}
}

/** npm would try every package several times before it says that there is no network. */
async function checkRegistry(env: NodeJS.ProcessEnv): Promise<void> {
	const args = ['view', 'n8n', 'name', '--fetch-retries=1', '--fetch-retry-mintimeout=2000', '--fetch-timeout=20000'];
	try {
		await promisify(execFile)('npm', args, { env, cwd: manifestFolder });
	} catch (problem) {
		const code = unreachable.exec(textOr(at(problem, 'stderr'), String(problem)))?.[1];
		if (code !== undefined) throw new PlainError(noRegistry(code), { cause: problem });
	}
}

async function checkDisk(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize < NEEDED_BYTES) {
		throw new PlainError(
			`The disk is nearly full: n8n needs about 2.5 GB in ${folder} and ${((bavail * bsize) / 1e9).toFixed(1)} GB are free; free some space, or set N8N_ENGINE_CACHE to a folder on another disk.`,
		);
	}
}

const common = ['--no-audit', '--no-fund', '--no-update-notifier'];

/** The three steps; the lock leaves out other platforms' optional packages, so that `npm ci` would refuse it. */
function steps(folder: string, env: NodeJS.ProcessEnv): Array<{ name: StepName; step: LongStep }> {
	const base = { cwd: folder, env, logFile: join(folder, 'install.log') };
	return [
		{
			name: 'packages',
			step: {
				...base,
				title: 'Step 1 of 3: fetching n8n and its packages',
				usually: 'about 3 minutes, 1.8 GB',
				command: 'npm',
				args: ['install', '--ignore-scripts', '--legacy-peer-deps', '--engine-strict=false', ...common],
			},
		},
		{
			name: 'sqlite3',
			step: {
				...base,
				title: "Step 2 of 3: building n8n's database driver",
				usually: 'about 2 minutes',
				command: 'npm',
				args: ['rebuild', 'sqlite3', '--ignore-scripts=false', ...common],
			},
		},
		{
			name: 'node',
			step: {
				...base,
				cwd: join(folder, 'node_modules', 'node'),
				title: 'Step 3 of 3: fetching the Node that n8n runs on',
				usually: 'about 10 seconds',
				command: process.execPath,
				args: ['installArchSpecificPackage.js'],
			},
		},
	];
}

async function runSteps(engine: Engine, wanted: string, say: Say): Promise<void> {
	const { folder } = engine;
	const stampFile = join(folder, 'installed.json');
	const stamp = await readStamp(stampFile, wanted);
	// Somebody may have tidied up inside the folder: what is gone is not done.
	if (!existsSync(engine.n8n)) stamp.done = [];
	if (!existsSync(engine.node)) stamp.done = stamp.done.filter((name) => name !== 'node');
	const env = npmEnvironment();
	await checkNpm(env);
	if (!stamp.done.includes('packages')) {
		// npm cannot be trusted with what an interrupted install left behind; its own cache makes the second try quick.
		await rm(join(folder, 'node_modules'), { recursive: true, force: true });
		await checkDisk(folder);
		await checkRegistry(env);
		await Promise.all(manifests.map(async (name) => await copyFile(join(manifestFolder, name), join(folder, name))));
	}
	for (const { name, step } of steps(folder, env)) {
		if (stamp.done.includes(name)) continue;
		try {
			await runLongStep(step, say);
		} catch (problem) {
			if (problem instanceof StepFailure) throw new PlainError(whyInstallFailed(problem), { cause: problem });
			throw problem;
		}
		stamp.done.push(name);
		await writeFile(stampFile, JSON.stringify(stamp));
	}
}

/**
 * The n8n that tests and demo run, installed when it is not there yet: minutes the first time, nothing afterwards.
 * It lies in `.cache/n8n` of the project, or where N8N_ENGINE_CACHE says, so that several clones can share one. An
 * install that was interrupted goes on at the step where it stopped.
 *
 * @throws PlainError with one sentence: no network, disk full, compiler missing, npm too old
 */
export async function installEngine(say: Say): Promise<Engine> {
	const folder = resolve(process.env.N8N_ENGINE_CACHE ?? join(projectFolder, '.cache', 'n8n'));
	const engine: Engine = {
		folder,
		node: join(folder, 'node_modules', 'node', 'bin', 'node'),
		n8n: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
	const wanted = await wantedManifests();
	const isComplete = async (): Promise<boolean> =>
		(await readStamp(join(folder, 'installed.json'), wanted)).done.length === 3 &&
		existsSync(engine.node) &&
		existsSync(engine.n8n);
	if (await isComplete()) return engine;
	try {
		await mkdir(folder, { recursive: true });
	} catch (problem) {
		throw new PlainError(`The folder ${folder} cannot be made (${String(problem)}): set N8N_ENGINE_CACHE to a folder of your own.`);
	}
	let waitedFor = 0;
	await locked(
		join(folder, 'lock'),
		async () => {
			if (await isComplete()) return;
			say('Installing a real n8n to run the nodes in: about 6 minutes, once.');
			await runSteps(engine, wanted, say);
		},
		(pid) => {
			if (waitedFor % 15 === 0) say(`Another process (${pid || 'just starting'}) is installing n8n into ${folder}: waiting for it, ${waitedFor} s`);
			waitedFor += 1;
		},
	);
	return engine;
}
