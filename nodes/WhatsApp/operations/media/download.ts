import { InputError, raise, RequestFailed } from '../../../shared/graph/failure';
import type { GraphRequest, JsonObject } from '../../../shared/graph/request';
import { defineField } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { textOf } from '../flat';
import { defineOperation, type Produced, type Work } from '../operation';
import { checkedMediaId, guarded, mediaId, onlyOfNumber, uploadName } from './mediaFields';

const source = defineField({
	displayName: 'Source',
	name: 'source',
	type: 'options',
	options: [
		{ name: 'Media ID', value: 'id', description: 'A file that was received or uploaded' },
		{ name: 'URL', value: 'url', description: 'The address that Get Media gave' },
	],
	default: 'id',
	description: 'How the file is named',
});

const url = defineField({
	displayName: 'URL',
	name: 'url',
	type: 'string',
	required: true,
	displayOptions: { show: { source: ['url'] } },
	default: '',
	placeholder: 'e.g. https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1013859600285441',
	description: "An address of Meta's, from Get Media. The access token is sent to no other host.",
});

const outputFieldName = defineField({
	displayName: 'Put Output File in Field',
	name: 'outputDataFieldName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output field to put the file in',
	description: 'The field of the output item that will hold the file',
});

const fileName = defineField({ ...uploadName, description: 'What the file is called. Leave it empty to use its own name, or its ID.' });

/** The media ID that Meta's addresses carry, by which a new address can be had. */
function mediaIdIn(address: string): string | undefined {
	const id = new URL(address).searchParams.get('mid') ?? '';
	return /^\d{5,}$/.test(id) ? id : undefined;
}

/** @throws InputError when the text is no web address */
function checkedUrl(value: string): string {
	const address = value.trim();
	if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
	throw new InputError(
		`'URL' is '${address.slice(0, 60)}', which is no web address`,
		'Give the URL that Media > Get gave, or choose the source Media ID.',
	);
}

type Parameters = { source: 'id' | 'url'; url: string; outputDataFieldName: string; options: { fileName?: string } };

/** Downloads from an address; when it has expired, once more from a new one. */
async function file(request: GraphRequest, work: Work, given: Parameters): Promise<Produced> {
	const known: JsonObject = given.source === 'id' ? (await work.request(request)).body : { url: checkedUrl(given.url) };
	try {
		return await downloaded(known, work, given);
	} catch (thrown) {
		const renewable = given.source === 'id' || mediaIdIn(checkedUrl(given.url)) !== undefined;
		const expired = thrown instanceof RequestFailed && thrown.failure.httpStatus === 404;
		if (!expired || !renewable) return raise(thrown);
	}
	return await downloaded((await work.request(request)).body, work, given);
}

async function downloaded(media: JsonObject, work: Work, { options, outputDataFieldName }: Parameters): Promise<Produced> {
	const mimeType = textOf(media.mime_type);
	const id = textOf(media.id) ?? mediaIdIn(textOf(media.url) ?? '');
	const own = options.fileName?.trim();
	const binary = await work.download(textOf(media.url) ?? '', {
		...(own ? { fileName: own } : {}),
		otherwise: id ?? 'file',
		...(mimeType === undefined ? {} : { mimeType }),
	});
	const { url: _url, ...rest } = media;
	return {
		body: { ...rest, id: id ?? null, mime_type: binary.mimeType, file_name: binary.fileName ?? null },
		binary: { [outputDataFieldName.trim()]: binary },
	};
}

export const download = defineOperation({
	name: 'Download',
	value: 'download',
	action: 'Download media',
	description: 'Download a received or uploaded file into the workflow, by its media ID or by the address that Get Media gave',
	effect: 'read',
	fields: [
		source,
		{ ...mediaId, displayOptions: { show: { source: ['id'] } } },
		url,
		outputFieldName,
		plainOptions(fileName, onlyOfNumber),
	],
	/** What asks for the file's address. With an address given, it is sent only if that has expired. */
	request: ({ source: from, mediaId: id, url: address, options }) => ({
		method: 'GET',
		path: `/${from === 'id' ? checkedMediaId(id) : (mediaIdIn(checkedUrl(address)) ?? '')}`,
		...guarded(options.phoneNumberId),
	}),
	run: file,
	simplify: ({ id, mime_type: mimeType, file_size: size, sha256, file_name: name }) => ({
		mediaId: id ?? null,
		fileName: name ?? null,
		mimeType: mimeType ?? null,
		...(size === undefined ? {} : { fileSize: Number(size) }),
		...(sha256 === undefined ? {} : { sha256 }),
	}),
});
