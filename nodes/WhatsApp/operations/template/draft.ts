import { InputError } from '../../../shared/graph/failure';
import type { InputFile } from '../../../shared/graph/file';
import type { Attachment, JsonObject, JsonValue } from '../../../shared/graph/request';
import { withinMediaRules, type MediaKind } from '../../../shared/whatsapp/mediaLimits';
import { variablesIn, type ParameterFormat } from '../../../shared/whatsapp/templateDefinition';
import { curly } from '../../../shared/whatsapp/templateRules/variables';
import type { Sources } from '../operation';

/** Components as Meta takes them, and the samples that are uploaded on the way. */
export interface Content {
	components: JsonObject[];
	/** `at` begins with `components`. */
	attachments: Attachment[];
}

/** A sample as the user named it: by a handle, or by a field of the input item. */
export type Sample = { handle: string } | { file: InputFile };

/**
 * @param fieldName the field of the input item
 * @param handle wins over the file
 * @throws InputError when the item has no such file, or one that is no sample of this format
 */
export async function sampleOf(
	format: string,
	{ fieldName, handle, field }: { fieldName: string; handle: string; field: string },
	{ file }: Pick<Sources, 'file'>,
): Promise<Sample> {
	if (handle.trim() !== '') return { handle: handle.trim() };
	return { file: checkedSample(format, await file(fieldName), field) };
}

const KINDS: Readonly<Record<string, MediaKind>> = { IMAGE: 'image', VIDEO: 'video', GIF: 'video', DOCUMENT: 'document' };

function checkedSample(format: string, file: InputFile, field: string): InputFile {
	// Meta: a sample of a document is a PDF.
	if (format === 'DOCUMENT' && file.mimeType !== 'application/pdf') {
		throw new InputError(`'${field}' holds the file '${file.fileName}' of type ${file.mimeType}, and the sample of a document is a PDF`, 'Convert it to PDF.');
	}
	return withinMediaRules(KINDS[format] ?? 'image', file, field);
}

/** A header with its sample: the handle, or the upload that gives it. */
export function mediaHeader(format: string, sample: Sample, at: ReadonlyArray<string | number>): { header: JsonObject; attachments: Attachment[] } {
	const handles = 'handle' in sample ? [sample.handle] : [];
	const place = [...at, 'example', 'header_handle', 0];
	return {
		header: { type: 'HEADER', format, example: { header_handle: handles } },
		attachments: 'file' in sample ? [{ file: sample.file, at: place, as: 'handle' }] : [],
	};
}

interface ExampleRow {
	variable: string;
	example: string;
}

const bare = (name: string): string => name.replace(/[[\]{}\s]/g, '');

/** Examples by variable: named rows first, the others fill up in the order of the variables. */
function examplesBy(field: string, names: readonly string[], rows: readonly ExampleRow[]): Map<string, string> {
	const named = rows.filter(({ variable }) => variable.trim() !== '');
	const unknown = named.find(({ variable }) => !names.includes(bare(variable)));
	if (unknown) {
		throw new InputError(
			`'${field} Examples' has an example for {{${bare(unknown.variable)}}}, which does not stand in '${field}'`,
			'Correct the name of the variable, or remove the example.',
		);
	}
	const values = new Map(named.map(({ variable, example }) => [bare(variable), example]));
	const left = names.filter((name) => !values.has(name));
	const plain = rows.filter(({ variable }) => variable.trim() === '');
	if (plain.length > left.length) {
		throw new InputError(
			`'${field} Examples' has ${rows.length} examples, and '${field}' has ${names.length} variables`,
			'Give one example for each variable.',
		);
	}
	plain.forEach(({ example }, index) => values.set(left[index] ?? '', example));
	return values;
}

const inOrder = (text: string, format: ParameterFormat): string[] => {
	const names = variablesIn(text);
	return format === 'POSITIONAL' ? names.sort((one, other) => Number(one) - Number(other)) : names;
};

const formatOf = (text: string): ParameterFormat => (variablesIn(text).every((name) => /^\d+$/.test(name)) ? 'POSITIONAL' : 'NAMED');

/** A body with its examples in the shape that its variables want. */
export function bodyComponent(text: string, rows: readonly ExampleRow[]): JsonObject {
	const written = curly(text);
	const format = formatOf(written);
	const names = inOrder(written, format);
	const values = examplesBy('Body', names, rows);
	if (names.length === 0) return { type: 'BODY', text: written };
	const example: JsonObject =
		format === 'NAMED'
			? { body_text_named_params: names.map((name): JsonValue => ({ param_name: name, example: values.get(name) ?? '' })) }
			: { body_text: [names.map((name) => values.get(name) ?? '')] };
	return { type: 'BODY', text: written, example };
}

/** A text header; its one example needs no name. */
export function textHeader(text: string, example: string): JsonObject {
	const written = curly(text);
	const [name] = variablesIn(written);
	if (name === undefined) return { type: 'HEADER', format: 'TEXT', text: written };
	const given: JsonObject =
		formatOf(written) === 'NAMED' ? { header_text_named_params: [{ param_name: name, example }] } : { header_text: [example] };
	return { type: 'HEADER', format: 'TEXT', text: written, example: given };
}
