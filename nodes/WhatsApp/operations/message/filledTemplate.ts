import { InputError } from '../../../shared/graph/failure';
import type { Attachment, JsonObject } from '../../../shared/graph/request';
import { componentOf, type TemplateDefinition } from '../../../shared/whatsapp/templateDefinition';
import {
	assertSendable,
	componentsFor,
	isFileKind,
	Problems,
	slotsOf,
	valuesFor,
	type FileKind,
	type Slot,
	type SlotValues,
} from '../../../shared/whatsapp/templateForm';
import type { MediaKind } from '../../../shared/whatsapp/mediaLimits';
import { mediaNamed, mediaObject, type Media } from '../fields/mediaSource';
import type { Sources } from '../operation';

/** Values assigned to a template's inputs, and the files among them looked up. */
export interface FilledForm {
	readonly definition: TemplateDefinition;
	readonly values: SlotValues;
	readonly files: ReadonlyMap<string, NamedFile>;
	readonly problems: Problems;
	readonly timeZone: string;
}

interface NamedFile {
	readonly media: Media;
	/** Of a document, where the value itself names it. */
	readonly fileName?: string;
}

/** The rules that a header's file follows. A GIF is sent as an MP4 (Meta). */
const RULES: Readonly<Record<FileKind, MediaKind>> = { image: 'image', video: 'video', gif: 'video', document: 'document' };

/**
 * Assigns what the user gave to the template's inputs, and finds the files. What does not fit is kept.
 * @throws InputError when the template cannot be sent at all
 */
export async function filledForm(
	definition: TemplateDefinition,
	given: unknown,
	origin: { field: string; labelled: boolean },
	{ timeZone, file }: Pick<Sources, 'timeZone' | 'file'>,
): Promise<FilledForm> {
	assertSendable(definition);
	const problems = new Problems();
	const slots = slotsOf(definition);
	const cards = componentOf(definition.components, 'CAROUSEL')?.cards.length ?? 0;
	const values = valuesFor(slots, given, { ...origin, cards }, problems);
	const files = new Map<string, NamedFile>();
	for (const slot of slots.filter(({ id, kind }) => isFileKind(kind) && values.has(id))) {
		const named = await problems.attemptLater(async () => await fileNamed(slot, values.get(slot.id), { file }));
		if (named) files.set(slot.id, named);
	}
	return { definition, values, files, problems, timeZone };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A link, a media ID or the name of an input field, also as `input:data`, or in an object as Meta has it. */
async function fileNamed({ name }: Slot, value: unknown, sources: Pick<Sources, 'file'>): Promise<NamedFile> {
	if (!isRecord(value)) return { media: await mediaNamed(textOf(name, value).replace(/^input:\s*/i, ''), name, sources) };
	const { link, id, inputDataFieldName, filename } = value;
	return {
		media: await mediaNamed(textOf(name, link ?? id ?? inputDataFieldName), name, sources),
		...(typeof filename === 'string' ? { fileName: filename } : {}),
	};
}

function textOf(name: string, value: unknown): string {
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	throw new InputError(`'${name}' names no file`, 'Give a link, a media ID, or input: and the name of the input field that holds the file.');
}

/** What a send carries of the template. */
export interface TemplateContent {
	components: JsonObject[];
	attachments: Attachment[];
}

/**
 * The components of a filled form, and the uploads of its files.
 * @param now Unix milliseconds
 * @throws InputError that names everything that does not fit
 */
export function contentOf({ definition, values, files, problems, timeZone }: FilledForm, now: number): TemplateContent {
	const attachments: Attachment[] = [];
	const components = componentsFor(
		definition,
		{
			values,
			now,
			timeZone,
			file: ({ id, name, kind }, at, fileName) => {
				const named = files.get(id);
				if (named === undefined || !isFileKind(kind)) return undefined;
				const { media, attachments: uploads } = mediaObject(RULES[kind], named.media, {
					at: ['template', 'components', ...at],
					field: name,
					fileName: fileName || (named.fileName ?? ''),
				});
				attachments.push(...uploads);
				return media;
			},
		},
		problems,
	);
	problems.throwIfAny(`the template '${definition.name}' (${definition.language})`);
	return { components, attachments };
}

/**
 * Components as the user wrote them: an array, or an object that holds one under `components`. What they say is left to
 * Meta, so that new kinds of component pass.
 * @throws InputError when they are none
 */
export function componentsFromJson(field: string, value: unknown): JsonObject[] {
	const list = isRecord(value) && 'components' in value ? value.components : value;
	if (list === undefined || list === null || list === '') return [];
	const remedy = 'Give an array such as [{"type": "body", "parameters": [{"type": "text", "text": "Ana"}]}].';
	if (!Array.isArray(list)) throw new InputError(`'${field}' is no array of components`, remedy);
	return list.map((one: unknown, index) => {
		if (isRecord(one) && typeof one.type === 'string' && one.type !== '') return one as JsonObject;
		throw new InputError(`Component ${index + 1} of '${field}' has no type`, remedy);
	});
}
