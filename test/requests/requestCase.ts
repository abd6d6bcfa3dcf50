import type { Account } from '../../nodes/shared/graph/connection';
import type { InputFile } from '../../nodes/shared/graph/file';
import type { GraphRequest, JsonObject } from '../../nodes/shared/graph/request';
import { fileType } from '../../nodes/shared/whatsapp/fileType';
import { findOperation } from '../../nodes/WhatsApp/operations/registry';
import type { Operation, Sources } from '../../nodes/WhatsApp/operations/operation';
import { readParameters } from '../../nodes/WhatsApp/parameters';
import { demoWorld } from '../emulator/contract';

interface Entered {
	/** A sentence about the user. */
	title: string;
	/** An example in docs/operations.md. The first case of a file always is one. */
	example?: true;
	/** As entered in the panel; fields left out keep their defaults. */
	parameters: Record<string, unknown>;
	/** What Meta answers to the reads that the request depends on, by path. */
	reads?: Record<string, JsonObject>;
	/** Files of the input item, by field. */
	files?: Record<string, { fileName: string; mimeType: string; bytes: Buffer }>;
	account?: Partial<Account>;
	/** Otherwise the demo world's. */
	appSecret?: string;
}

/** What a user enters, and the exact request that follows. */
export interface RequestCase extends Entered {
	request: {
		method: GraphRequest['method'];
		path: string;
		query?: Record<string, unknown>;
		body?: JsonObject;
		form?: Record<string, string>;
		headers?: Record<string, string>;
		/** Where in the body the uploaded files go. */
		attachments?: Array<{ at: ReadonlyArray<string | number>; as: 'media' | 'handle'; fileName: string }>;
		/** The bodies of the further parts, where the message leaves in several. */
		following?: JsonObject[];
	};
}

/** The same for an operation that asks Meta for nothing but what it reads: what the user gets. */
export interface LocalCase extends Entered {
	output: JsonObject[] | { failure: string };
}

const demoAccount: Account = {
	phoneNumberId: demoWorld.phoneNumberId,
	accountId: demoWorld.accountId,
	appId: demoWorld.appId,
};

const fileOf = (fieldName: string, { fileName, mimeType, bytes }: NonNullable<RequestCase['files']>[string]): InputFile => ({
	fieldName,
	fileName,
	declaredType: mimeType,
	size: bytes.length,
	identity: `${fieldName} ${fileName}`,
	open: async () => bytes,
	...fileType(bytes, { mimeType, fileName }),
});

/** At each webhook of the n8n of these cases a trigger with the right verify token listens. Nothing else answers. */
const publishedTrigger = (url: string, challenge: unknown) =>
	url.startsWith('https://n8n.example.com/') ? { statusCode: 200, body: String(challenge) } : { statusCode: 404, body: '' };

/** Reads and resolves a case as the node does, without n8n and without Meta. */
async function prepared(
	definition: Operation,
	{ parameters, reads = {}, files = {}, account, appSecret = demoWorld.appSecret }: Omit<Entered, 'title'>,
) {
	const own = { ...demoAccount, ...account };
	const read = readParameters(definition.fields, (name) => parameters[name]);
	if ('phoneNumberId' in read && read.phoneNumberId === '') read.phoneNumberId = own.phoneNumberId;
	const answer = async ({ path }: { path: string }): Promise<JsonObject> => {
		const known = reads[path];
		if (!known) throw new Error(`the case gives no answer to the read of ${path}`);
		return known;
	};
	const sources: Sources = {
		account: own,
		timeZone: 'America/New_York',
		read: answer,
		readAll: async (request) => {
			const { data } = await answer(request);
			return Array.isArray(data) ? (data as JsonObject[]) : [];
		},
		file: async (name) => {
			const file = files[name];
			if (!file) throw new Error(`the case has no file '${name}'`);
			return fileOf(name, file);
		},
		appSecret,
		webhookOrigin: 'https://n8n.example.com',
		instanceId: 'an-n8n',
		resumption: () => ({ execution: '17', node: 'f3a1c7de-8a34-4a1e-9d55-0f7a3a0d1c22', signature: 'ab'.repeat(32) }),
		helpers: { httpRequest: async ({ url, qs }) => publishedTrigger(url, qs?.['hub.challenge']) },
	};
	return { read, given: { resolved: await definition.resolve?.(read, sources), account: own } };
}

function operationOf(resource: string, operation: string): Operation {
	const definition = findOperation(resource, operation);
	if (!definition) throw new Error(`no operation ${resource}.${operation}`);
	return definition;
}

/** What a local operation gives for a case. */
export async function outputOf(resource: string, operation: string, entered: Omit<Entered, 'title'>): Promise<LocalCase['output']> {
	const definition = operationOf(resource, operation);
	if (!definition.local) throw new Error(`${resource}.${operation} makes a request`);
	const { read, given } = await prepared(definition, entered);
	const concluded = definition.local(read, given);
	return 'items' in concluded ? concluded.items : { failure: concluded.failure.message };
}

/** Builds the request of a case as the node does, without n8n and without Meta. */
export async function requestOf(resource: string, operation: string, entered: Omit<Entered, 'title'>): Promise<RequestCase['request']> {
	const definition = operationOf(resource, operation);
	if (!definition.request) throw new Error(`${resource}.${operation} makes no request`);
	const { read, given } = await prepared(definition, entered);
	const { method, path, query, body, form, headers, attachments } = definition.request(read, given);
	const following = definition.following?.(read, given) ?? [];
	return {
		method,
		path,
		...(query ? { query } : {}),
		...(body ? { body } : {}),
		...(form ? { form: form.fields } : {}),
		...(headers ? { headers } : {}),
		...(attachments
			? { attachments: attachments.map(({ at, as, file }) => ({ at, as, fileName: file.fileName })) }
			: {}),
		...(following.length > 0 ? { following: following.map((part) => part.body ?? {}) } : {}),
	};
}
