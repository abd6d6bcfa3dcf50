import type { IBinaryKeyData } from 'n8n-workflow';
import type { GraphRequest, JsonObject } from '../../../shared/graph/request';
import { graphId } from '../../../shared/whatsapp/identifiers';
import { defineField } from '../fields/field';
import { flat, single, textOf } from '../flat';
import type { Produced, Work } from '../operation';

/** A QR code of the chosen number, from a list, by its code or by its link. */
export const qrCodeField = defineField({
	displayName: 'QR Code',
	name: 'code',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The QR code of the number',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchQrCodes', searchable: true },
		},
		{
			displayName: 'By Code',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 4O4YGZEG3RIVE1',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://wa.me/message/4O4YGZEG3RIVE1',
		},
	],
});

/** @throws InputError when it is no code; a link to it is understood */
export const qrCodeOf = (value: string): string =>
	graphId(
		'QR Code',
		value.trim().replace(/^https:\/\/wa\.me\/message\//i, ''),
		'Choose the QR code from the list, or enter its code, which stands at the end of its link.',
	);

export const prefilledMessage = defineField({
	displayName: 'Message',
	name: 'prefilledMessage',
	type: 'string',
	required: true,
	limit: { min: 1, max: 140 },
	default: '',
	placeholder: 'e.g. I sit at table 7',
	description: 'What stands in the chat when somebody scans the code, up to 140 characters. The customer can change it before sending.',
});

export const imageFormat = defineField({
	displayName: 'Image',
	name: 'imageFormat',
	type: 'options',
	options: [
		{ name: 'None', value: 'none', description: 'The link alone' },
		{ name: 'PNG', value: 'PNG', description: 'For screens' },
		{ name: 'SVG', value: 'SVG', description: 'For print, in any size' },
	],
	default: 'PNG',
	description: 'The picture of the code, as a file of the output item',
});

export const outputFieldName = defineField({
	displayName: 'Put Output File in Field',
	name: 'outputDataFieldName',
	type: 'string',
	required: true,
	displayOptions: { show: { imageFormat: ['PNG', 'SVG'] } },
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output field to put the file in',
	description: 'The field of the output item that will hold the picture',
});

/** What is read of a code; the picture's address comes with its format alone. */
export const codeFields = (format: string): string =>
	`code,prefilled_message,deep_link_url${format === 'none' ? '' : `,qr_image_url.format(${format})`}`;

/** Asks for a code, and brings its picture along as a file. */
export async function withImage(
	request: GraphRequest,
	work: Work,
	{ imageFormat: format, outputDataFieldName: field }: { imageFormat: string; outputDataFieldName: string },
): Promise<Produced> {
	const { body } = await work.request(request);
	const code = single(body);
	const url = textOf(code.qr_image_url);
	if (format === 'none' || url === undefined) return { body };
	const mimeType = format === 'SVG' ? 'image/svg+xml' : 'image/png';
	const image = await work.download(url, { fileName: `qr-code-${textOf(code.code) ?? 'whatsapp'}`, mimeType });
	const binary: IBinaryKeyData = { [field.trim()]: image };
	return { body, binary };
}

/** A code as a flat output has it. */
export const flatCode = (code: JsonObject): JsonObject => {
	const { qr_image_url: image, ...rest } = code;
	return { ...flat(rest), ...(image === undefined ? {} : { qrImageUrl: image }) };
};
