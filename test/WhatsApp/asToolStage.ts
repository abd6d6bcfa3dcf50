import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import type { Field } from '../../nodes/WhatsApp/operations/fields/field';
import type { Operation } from '../../nodes/WhatsApp/operations/operation';
import { jsonChoice, jsonInput } from '../../nodes/WhatsApp/parameters';
import { runAsTool, type ToolRunResult } from '../engine/tools';
import type { Case } from '../requests/cases';
import { sampleFiles } from '../sampleFiles';
import { demoCredential } from './stage';

/** A request as it arrived. */
export interface Arrived {
	method: string;
	path: string;
	query: Record<string, string>;
	body: unknown;
}

/** What an AI model fills in: parameters with `$fromAI`, and the values it chooses. */
export interface Filled {
	parameters: INodeParameters;
	values: IDataObject;
}

type FromAi = 'string' | 'number' | 'boolean' | 'json';

const typeFor = (value: unknown): FromAi =>
	typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : typeof value === 'string' ? 'string' : 'json';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Hands every field of a case to the model, each under its own name. What only a form can hold stays as it is. */
export function filledByModel(operation: Operation, entered: Record<string, unknown>): Filled {
	const parameters: Record<string, unknown> = {};
	const values: Record<string, unknown> = {};
	const chosen = (name: string, value: unknown): string => {
		values[name] = value;
		return `={{ $fromAI('${name}', 'the value for ${name}', '${typeFor(value)}') }}`;
	};
	const put = (target: Record<string, unknown>, field: Field | undefined, name: string, value: unknown): void => {
		if (field?.type === 'collection' && isRecord(value)) {
			const inner: Record<string, unknown> = {};
			for (const [key, one] of Object.entries(value)) put(inner, innerField(field, key), key, one);
			target[name] = inner;
		} else if (field?.type === 'resourceLocator') {
			// The model gives a plain ID, in the place of the locator's value or of the whole locator.
			const id = isRecord(value) ? value.value : value;
			target[name] = isRecord(value) ? { __rl: true, mode: 'id', value: chosen(name, id) } : chosen(name, id);
		} else if (field?.type === 'fixedCollection') {
			const rows = isRecord(value) && field.options?.[0] ? value[field.options[0].name] : value;
			if (field.orJson === true && rows !== undefined) {
				target[jsonChoice(name)] = 'json';
				target[jsonInput(name)] = chosen(name, rows);
			} else target[name] = value;
		} else if (field?.type === 'resourceMapper' || field === undefined) {
			target[name] = value;
		} else target[name] = chosen(name, value);
	};
	for (const [name, value] of Object.entries(entered)) put(parameters, operation.fields.find((one) => one.name === name), name, value);
	return { parameters: parameters as INodeParameters, values: values as IDataObject };
}

const innerField = (field: Field, name: string): Field | undefined =>
	(field.options ?? []).flatMap((one) => ('type' in one && one.name === name ? [one] : []))[0];

/** What every kind of request gets when the case says nothing else. */
const ANSWER = {
	id: '1013859600285441',
	success: true,
	messaging_product: 'whatsapp',
	contacts: [{ input: '16505551234', wa_id: '16505551234' }],
	messages: [{ id: 'wamid.TOOL' }],
	mime_type: 'image/jpeg',
	data: [],
};

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
	return Buffer.concat(chunks).toString();
}

const parsed = (text: string): unknown => (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text);

/** A stand-in for Meta that answers the reads of a case, and says yes to all else. */
export class Meta {
	readonly arrived: Arrived[] = [];

	reads: Record<string, unknown> = {};

	private readonly server: Server = createServer((request, response) => {
		void textOf(request).then((text) => {
			const { pathname, searchParams } = new URL(request.url ?? '/', 'http://meta');
			const path = pathname.replace(/^\/v\d+\.\d+/, '');
			this.arrived.push({ method: request.method ?? '', path, query: Object.fromEntries(searchParams), body: parsed(text) });
			const isFile = path === '/file';
			response.setHeader('content-type', isFile ? 'image/jpeg' : 'application/json');
			const read = request.method === 'GET' && path in this.reads ? this.reads[path] : { ...ANSWER, url: `${this.url}/file` };
			response.end(isFile ? sampleFiles.jpeg.bytes : JSON.stringify(read));
		});
	});

	private url = '';

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		const address = this.server.address();
		this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** An agent calls the operation as its tool once, with what a user of the case would enter. */
	async call(
		resource: string,
		operation: Operation,
		one: Case,
		agent: 'engine' | 'direct',
	): Promise<ToolRunResult & { arrived: Arrived[] }> {
		this.arrived.length = 0;
		this.reads = one.reads ?? {};
		const { parameters, values } = filledByModel(operation, one.parameters);
		const { accountId, ...account } = one.account ?? {};
		const changes = { ...account, ...(accountId === undefined ? {} : { businessAccountId: accountId }), ...(one.appSecret === undefined ? {} : { appSecret: one.appSecret }) };
		const result = await runAsTool({
			node: WhatsApp,
			parameters: { resource, operation: operation.value, ...parameters },
			credentials: [demoCredential(this.url, changes)],
			calls: [{ arguments: values }],
			agent,
		});
		return { ...result, arrived: [...this.arrived] };
	}
}
