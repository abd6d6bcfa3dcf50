import { InputError } from '../../../shared/graph/failure';
import type { FilePart } from '../../../shared/graph/request';
import { checkedFlowJson, FLOW_JSON_LIMIT } from '../../../shared/whatsapp/flowJson';
import { sizeText } from '../../../shared/whatsapp/mediaLimits';
import { defineField } from '../fields/field';
import { inputDataFieldName } from '../media/mediaFields';
import type { Sources } from '../operation';

const from = <const S extends string>(...source: S[]) => ({ show: { flowJsonSource: source } });

/** Where the Flow JSON comes from. Its text is sent as it is, so that Meta's line numbers fit. */
export const flowJson = defineField({
	displayName: 'Flow JSON',
	name: 'flowJson',
	type: 'json',
	asText: true,
	typeOptions: { rows: 10 },
	displayOptions: from('json'),
	default: '',
	placeholder: 'e.g. { "version": "7.0", "screens": [] }',
	description: 'The screens of the flow, as the Flow Builder in WhatsApp Manager shows them. An expression may give an object.',
});

export const flowFile = defineField({
	...inputDataFieldName,
	displayOptions: from('file'),
	hint: 'The name of the input field containing the Flow JSON',
	description: 'The field of the input item that holds the Flow JSON as a file, up to 10 MB',
});

interface Given {
	flowJsonSource: string;
	flowJson: unknown;
	inputDataFieldName: string;
}

/**
 * The text of the Flow JSON; undefined for a source that is none.
 * @throws InputError when it is no JSON, too large, or the item has no such file
 */
export async function flowTextOf(given: Given, { file }: Sources): Promise<string | undefined> {
	if (given.flowJsonSource === 'json') return checkedFlowJson('Flow JSON', String(given.flowJson ?? ''));
	if (given.flowJsonSource !== 'file') return undefined;
	const part = await file(given.inputDataFieldName);
	const held = `'Input Data Field Name' holds the file '${part.fileName}'`;
	if (part.size > FLOW_JSON_LIMIT) {
		throw new InputError(`${held} of ${sizeText(part.size)}, and Meta takes a Flow JSON of at most ${sizeText(FLOW_JSON_LIMIT)}`, 'Make pictures in it smaller: they are most of it.');
	}
	return checkedFlowJson(part.fileName, await textIn(part));
}

async function textIn(part: FilePart): Promise<string> {
	const content = await part.open();
	if (content instanceof Uint8Array) return content.toString('utf8');
	const chunks: Buffer[] = [];
	for await (const chunk of content) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
	return Buffer.concat(chunks).toString('utf8');
}

/** The text as the file that Meta takes it in. */
export function flowFilePart(text: string): FilePart {
	const bytes = Buffer.from(text, 'utf8');
	return { fileName: 'flow.json', mimeType: 'application/json', size: bytes.length, open: async () => bytes };
}
