import { execFile } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { installCommunityPackage, type InstalledPackage } from './communityPackage';
import { startGuarded, type Guarded } from './guarded';
import type { Engine } from './install';
import { at, listAt, textAt } from './json';
import { freePorts } from './ports';
import { demoOwner, RestApi, type CredentialToImport, type WorkflowJson } from './restApi';

export interface N8nOptions {
	engine: Engine;
	/** Its N8N_USER_FOLDER: database, key and packages. Started again with the same folder, it goes on where it was. */
	folder: string;
	/** Default: a free one. */
	port?: number;
	/** Packed community packages (.tgz) to be there. */
	packages?: string[];
	/** Saved after the start, before the workflows; one of the same name and type is replaced. */
	credentials?: CredentialToImport[];
	/** Imported after the start; they are not published. */
	workflows?: WorkflowJson[];
	/** Further variables of n8n; they win over ours. */
	env?: Record<string, string>;
}

/** A running n8n, signed in as its owner. */
export interface RealN8n {
	/** `http://127.0.0.1:PORT`, without a slash at the end. */
	url: string;
	api: RestApi;
	/** IDs of the workflows that the options named, in their order. */
	workflowIds: string[];
	/** Everything that n8n has written since this start. */
	logs(): string;
	/** Ends it as an orderly shutdown does. All its processes are gone when this resolves. */
	stop(): Promise<void>;
	/** Ends it as a crash or a power cut does. */
	kill(): Promise<void>;
}

const READY_MS = 180_000;
const STOP_MS = 12_000;
/** n8n says this at the very end of its start; its health check is earlier than that. */
const readyLine = 'Editor is now accessible via';

/**
 * Signs the editor in by itself when nobody is. n8n loads such scripts before its own (EXTERNAL_FRONTEND_HOOKS_URLS);
 * the request is synchronous so that the editor finds the session there.
 */
const signInScript = ({ email, password }: typeof demoOwner): string => {
	const login = JSON.stringify({ emailOrLdapLoginId: email, password });
	const source = `(function(){function ask(m,b){var r=new XMLHttpRequest();r.open(m,'/rest/login',false);r.setRequestHeader('content-type','application/json');r.send(b);return r.status}if(ask('GET')===401)ask('POST',${JSON.stringify(login)})})()`;
	return `data:text/javascript,${encodeURIComponent(source).replaceAll("'", '%27')}`;
};

/** This process's variables without those that would steer n8n, and with n8n's own. */
function n8nEnvironment({ engine, folder, env = {} }: N8nOptions, port: number, brokerPort: number): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(N8N|DB|QUEUE|EXECUTIONS|CREDENTIALS|EXTERNAL|NODES|GENERIC|WEBHOOK|npm|JEST)_|^(NODE_OPTIONS|NODE_ENV|VUE_APP_.*)$/i.test(name),
	);
	const url = `http://127.0.0.1:${port}/`;
	return {
		...Object.fromEntries(inherited),
		PATH: [dirname(engine.node), process.env.PATH ?? ''].join(delimiter),
		NO_PROXY: ['127.0.0.1', 'localhost', process.env.NO_PROXY ?? ''].filter(Boolean).join(','),
		// As in n8n's own Docker image.
		NODE_ENV: 'production',
		N8N_USER_FOLDER: folder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_EDITOR_BASE_URL: url,
		WEBHOOK_URL: url,
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_HIDE_USAGE_PAGE: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		// Asks n8n's cloud for a list at every start, which nothing here needs.
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '8',
		N8N_LOG_LEVEL: 'info',
		EXTERNAL_FRONTEND_HOOKS_URLS: signInScript(demoOwner),
		...env,
	};
}

async function waitUntilReady(url: string, process: Guarded, logs: () => string): Promise<void> {
	let outcome: string | undefined | false = false;
	void process.ended.then((how) => {
		outcome = how;
	});
	const deadline = Date.now() + READY_MS;
	while (Date.now() < deadline) {
		if (outcome !== false) throw new Error(`n8n ended while starting (${outcome ?? 'exit code 0'}). Its last lines:\n${lastLines(logs())}`);
		const isReady = logs().includes(readyLine) && (await fetch(`${url}/healthz/readiness`).then(({ ok }) => ok, () => false));
		if (isReady) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`n8n was not ready after ${READY_MS / 1_000} s. Its last lines:\n${lastLines(logs())}`);
}

/** The end of a log, for an error message. */
export const lastLines = (log: string, count = 30): string => log.trim().split('\n').slice(-count).join('\n');

/** Names the packages in n8n's database, so that its settings list them; their nodes' names come from n8n itself. */
async function register(packages: InstalledPackage[], engine: Engine, folder: string, api: RestApi): Promise<void> {
	const types = listAt(await api.request('GET', '/types/nodes.json'));
	const versionOf = (type: unknown): number => {
		const version = at(type, 'version');
		return Math.max(...(Array.isArray(version) ? version : [version]).map(Number));
	};
	const rows = packages.map((one) => ({
		...one,
		nodes: types
			.filter((type) => textAt(type, 'name').startsWith(`${one.name}.`))
			.map((type) => ({ name: textAt(type, 'displayName'), type: textAt(type, 'name'), version: versionOf(type) })),
	}));
	const unloaded = rows.find(({ nodes }) => nodes.length === 0);
	if (unloaded !== undefined) throw new Error(`n8n did not load the nodes of ${unloaded.name}`);
	const database = join(folder, '.n8n', 'database.sqlite');
	await promisify(execFile)(engine.node, [join(__dirname, 'registerPackage.mjs'), database, JSON.stringify(rows)]);
}

/**
 * Starts a real n8n in a folder of its own, with the packages in it, signed in as its owner, and waits until it is
 * ready and the triggers of its published workflows are in place (15 s on a fresh folder, 8 s on a used one). It listens
 * on 127.0.0.1 alone and never outlives this process.
 *
 * @throws Error with the end of n8n's log when it does not come up
 */
export async function startN8n(options: N8nOptions): Promise<RealN8n> {
	const { engine, folder } = options;
	await mkdir(folder, { recursive: true });
	const packages = [];
	for (const tarball of options.packages ?? []) packages.push(await installCommunityPackage(folder, tarball));
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const port = options.port ?? freePort;
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(folder, 'n8n.log');
	const log = openSync(logFile, 'w');
	const running = startGuarded({
		command: engine.node,
		args: [engine.n8n, 'start'],
		cwd: folder,
		env: n8nEnvironment(options, port, brokerPort),
		output: log,
		graceMs: STOP_MS,
	});
	closeSync(log);
	const logs = (): string => readFileSync(logFile, 'utf8');
	try {
		await waitUntilReady(url, running, logs);
		const api = new RestApi(url, demoOwner);
		await api.signIn();
		if (packages.length > 0 && options.env?.DB_TYPE === undefined) await register(packages, engine, folder, api);
		for (const { id, published } of await api.workflows()) if (published) await api.settled(id);
		for (const credential of options.credentials ?? []) await api.saveCredential(credential);
		const workflowIds = [];
		for (const workflow of options.workflows ?? []) workflowIds.push(await api.importWorkflow(workflow));
		return { url, api, workflowIds, logs, stop: running.stop, kill: running.kill };
	} catch (problem) {
		await running.kill();
		throw problem;
	}
}
