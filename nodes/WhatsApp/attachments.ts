import type { Aside, SendRequest } from '../shared/dispatch/dispatcher';
import type { Account } from '../shared/graph/connection';
import { InputError } from '../shared/graph/failure';
import type { InputFile } from '../shared/graph/file';
import type { Attachment, FilePart, GraphRequest, JsonObject, JsonValue } from '../shared/graph/request';

/** Uploads of one execution: the same file for a thousand recipients travels once. */
export class Uploads {
	private readonly underWay = new Map<string, Promise<string>>();

	private readonly ids = new Map<string, string>();

	constructor(private readonly account: Account) {}

	/** The request with its files at Meta and their IDs in its body. */
	async attach(request: GraphRequest, send: SendRequest, aside: Aside): Promise<GraphRequest> {
		const { attachments, ...rest } = request;
		if (!attachments) return request;
		const body: JsonObject = structuredClone(request.body ?? {});
		for (const attachment of attachments) {
			place(body, attachment.at, await this.upload(attachment, request, send, aside));
		}
		return { ...rest, body };
	}

	private async upload({ file, as }: Attachment, request: GraphRequest, send: SendRequest, aside: Aside): Promise<string> {
		const owner = as === 'media' ? (request.path.split('/')[1] ?? '') : this.account.appId;
		const key = JSON.stringify([as, owner, file.identity]);
		const known = this.ids.get(key);
		if (known !== undefined) return known;
		const other = this.underWay.get(key);
		if (other) return await aside(other);
		const upload = as === 'media' ? uploadMedia(owner, file, send) : uploadHandle(owner, file, send);
		this.underWay.set(key, upload);
		try {
			const id = await upload;
			this.ids.set(key, id);
			return id;
		} finally {
			this.underWay.delete(key);
		}
	}
}

/** Uploads a file to a number's media. An upload that got lost is simply made again. */
export async function uploadMedia(phoneNumberId: string, file: InputFile, send: SendRequest): Promise<string> {
	const fields = { messaging_product: 'whatsapp', type: file.mimeType };
	const form = { fields, files: [{ name: 'file', part: file }] };
	const { body } = await send({ method: 'POST', path: `/${phoneNumberId}/media`, form }, 'read');
	return idOf(body.id, file);
}

/** Uploads a file to the app (Meta: Resumable Upload API) and gives its handle. */
export async function uploadHandle(appId: string, file: FilePart, send: SendRequest): Promise<string> {
	if (appId === '') {
		throw new InputError(
			"The credential's 'App ID' is empty, and a sample file is uploaded to the app",
			'Open the credential and fill it in: Meta App Dashboard > App Settings > Basic.',
		);
	}
	const query = { file_name: file.fileName, file_length: file.size, file_type: file.mimeType };
	const session = await send({ method: 'POST', path: `/${appId}/uploads`, query }, 'read');
	const { body } = await send(
		{
			method: 'POST',
			path: `/${idOf(session.body.id, file)}`,
			file,
			headers: { file_offset: '0' },
			authorization: 'oauth',
		},
		'read',
	);
	return idOf(body.h, file);
}

function idOf(id: JsonValue | undefined, file: FilePart): string {
	if (typeof id === 'string' && id !== '') return id;
	throw new InputError(`Meta took the file '${file.fileName}' and gave no ID for it`, 'Run the node again.');
}

/** Puts what an upload gave into the body. */
export function place(body: JsonObject, at: Attachment['at'], id: string): void {
	let target: JsonValue = body;
	for (const step of at.slice(0, -1)) target = (target as Record<string | number, JsonValue>)[step] ?? {};
	const last = at.at(-1);
	if (last !== undefined) (target as Record<string | number, JsonValue>)[last] = id;
}
