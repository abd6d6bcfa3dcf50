import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { demoWorld } from '../emulator/contract';
import { waitAnswer } from '../../nodes/WhatsAppTrigger/subscribing/triggerTalk';
import { demoCredential } from '../WhatsApp/stage';
import { TRIGGER } from './savedTrigger';
import { chain, itemWithFile, runWorkflow, type WorkflowJson } from '../engine';

/** One resource as a released version had it. */
export interface SavedResource {
	/** A node per operation; each is run by itself behind the node Start. */
	workflow: WorkflowJson & { nodes: INode[] };
	/** What Meta answers, by node and path. Every other request gets the usual answer. */
	answers: Record<string, Record<string, unknown>>;
	/** The files of a node's input item, by field. */
	files: Record<string, Record<string, SavedFile>>;
	/** What the released version sent and gave out. */
	results: Record<string, SavedResult>;
}

export interface SavedFile {
	fileName: string;
	mimeType: string;
	base64: string;
}

export interface SavedRequest {
	method: string;
	/** With version and query. */
	url: string;
	/** JSON; a form by its fields. Absent: none. */
	body?: unknown;
}

export interface SavedResult {
	requests: SavedRequest[];
	output: IDataObject[];
}

/** Stands for whatever a request asks for: enough for every operation to go to its end. */
function usualAnswer(url: string, path: string, origin: string): unknown {
	if (url.endsWith('?fields=webhook_configuration')) return { webhook_configuration: { application: `${origin}/webhook/saved/webhook` } };
	if (path.endsWith('/messages')) {
		return { messaging_product: 'whatsapp', contacts: [{ input: '+16505550101', wa_id: '16505550101' }], messages: [{ id: 'wamid.SAVED' }] };
	}
	if (path === '/1013859600285441') return { id: '1013859600285441', url: `${origin}/file`, mime_type: 'image/jpeg', file_size: '12', h: '4::handle' };
	return { id: '1013859600285441', success: true, data: [] };
}

/** A released version's folder, as `0.1.0`. */
export const releases = (): string[] => readdirSync(__dirname).filter((name) => /^\d+\.\d+\.\d+$/.test(name));

/** The resources of a release, by file name without `.json`. */
export const resourcesOf = (release: string): string[] =>
	readdirSync(join(__dirname, release))
		.map((file) => file.replace(/\.json$/, ''))
		.filter((name) => name !== TRIGGER);

export const readResource = (release: string, resource: string): SavedResource =>
	JSON.parse(readFileSync(join(__dirname, release, `${resource}.json`), 'utf8'));

export const folderOf = (release: string): string => {
	const folder = join(__dirname, release);
	mkdirSync(folder, { recursive: true });
	return folder;
};

/** A node of ours as a workflow holds it. */
export const savedNode = (name: string, typeVersion: number, parameters: INodeParameters): INode => ({
	id: name,
	name,
	type: 'n8n-nodes-whatsapp-cloud.whatsApp',
	typeVersion,
	position: [240, 0],
	parameters,
	credentials: { whatsAppCloudApi: { id: null, name: 'WhatsApp Cloud API account' } },
});

/** Runs one of a resource's nodes with the nodes of today, at a Meta that gives the saved answers. */
export async function runSaved({ workflow, answers, files }: Omit<SavedResource, 'results'>, name: string): Promise<SavedResult> {
	const node = workflow.nodes.find((one) => one.name === name);
	const start = workflow.nodes.find((one) => one.name === 'Start');
	if (node === undefined || start === undefined) throw new Error(`The saved workflow lacks ${name} or Start`);
	const requests: SavedRequest[] = [];
	const server = createServer((request, response) => {
		void bodyOf(request).then((body) => {
			const url = request.url ?? '';
			const origin = `http://${request.headers.host}`;
			response.setHeader('content-type', 'application/json');
			// A published trigger of this n8n, which a node that waits asks first.
			if (url.startsWith('/webhook/')) return void response.end(waitAnswer({ wait: 'known', isPublished: true, hearsMessages: true }));
			requests.push({ method: request.method ?? '', url, ...(body === undefined ? {} : { body }) });
			const path = url.replace(/^\/v[\d.]+/, '').replace(/\?.*/, '');
			response.end(JSON.stringify(answers[name]?.[path] ?? usualAnswer(url, path, origin)));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	try {
		const credential = demoCredential(origin);
		const run = await runWorkflow({
			workflow: {
				...workflow,
				nodes: [start, { ...node, credentials: { whatsAppCloudApi: { id: credential.id, name: credential.name } } }],
				connections: chain('Start', name),
			},
			nodeTypes: [WhatsApp],
			credentials: [credential],
			pinData: { Start: [{ json: {}, ...(await binaryOf(files[name])) }] },
			instanceUrl: origin,
		});
		if (run.error) throw new Error(`${name}: ${run.error.message}`);
		const output = (run.outputs[name] ?? []).flat().map(({ json }) => json);
		// Reads that leave together arrive in any order.
		requests.sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
		// A button of a question names the execution that waits.
		const plain = JSON.stringify({ requests, output: isWorded(node) ? [] : output }).replace(/"wait\d+:[^"]*:(\d+):[^":]+"/g, '"ANSWER $1"');
		return JSON.parse(plain.replaceAll(origin, 'https://graph.facebook.com').replaceAll(demoWorld.accessToken, 'ACCESS_TOKEN'));
	} finally {
		await new Promise((resolve) => server.close(resolve));
	}
}

/** A diagnosis is text for people, which gets better. */
const isWorded = ({ parameters }: INode): boolean => parameters.operation === 'diagnose';

async function binaryOf(files: Record<string, SavedFile> = {}) {
	const items = await Promise.all(
		Object.entries(files).map(async ([property, { base64, ...file }]) => await itemWithFile({ ...file, content: Buffer.from(base64, 'base64'), property })),
	);
	return items.length === 0 ? {} : { binary: Object.assign({}, ...items.map(({ binary }) => binary)) };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	const text = Buffer.concat(parts).toString('latin1');
	const type = request.headers['content-type'] ?? '';
	if (text === '') return undefined;
	if (type.includes('json')) return JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
	if (!type.startsWith('multipart/')) return text;
	const fields = [...text.matchAll(/name="([^"]+)"(?:; filename="([^"]+)")?[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/g)];
	return Object.fromEntries(fields.map(([, name = '', file, value = '']) => [name, file ?? value]));
}
