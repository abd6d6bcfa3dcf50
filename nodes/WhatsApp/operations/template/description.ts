import type { JsonObject } from '../../../shared/graph/request';
import { componentOf, variablesIn, type TemplateButton, type TemplateDefinition } from '../../../shared/whatsapp/templateDefinition';
import { templateDefinitionOf } from '../../../shared/whatsapp/templateReading';
import { flat, isObject, textOf } from '../flat';
import { qualityMeaning, rejectionMeaning, statusMeaning } from './explanations';

/** What is read of a template unless the user names fields. */
export const TEMPLATE_FIELDS = [
	'id',
	'name',
	'language',
	'status',
	'category',
	'parameter_format',
	'rejected_reason',
	'quality_score',
	'components',
] as const;

const labelOf = (button: TemplateButton): string => button.text ?? button.type.toLowerCase().replaceAll('_', ' ');

/** The parts that people look for, side by side. */
function parts({ components }: TemplateDefinition): JsonObject {
	const header = componentOf(components, 'HEADER');
	const body = componentOf(components, 'BODY');
	const buttons = componentOf(components, 'BUTTONS')?.buttons ?? [];
	const cards = componentOf(components, 'CAROUSEL')?.cards.length;
	const headerText = header?.format === 'TEXT' ? header.text : undefined;
	return {
		header: headerText ?? header?.format ?? null,
		body: body?.text ?? null,
		footer: componentOf(components, 'FOOTER')?.text ?? null,
		buttons: buttons.map(labelOf),
		...(cards === undefined ? {} : { cards }),
		variables: [...new Set([...variablesIn(headerText ?? ''), ...variablesIn(body?.text ?? '')])],
	};
}

/** A template as a flat output has it: what Meta says of it, in plain words beside. */
export function describedTemplate(entry: JsonObject): JsonObject {
	const { id, quality_score: quality, rejected_reason: reason, status, components, ...rest } = entry;
	const score = isObject(quality) ? textOf(quality.score) : textOf(quality);
	return {
		templateId: id ?? null,
		...flat(rest),
		...(status === undefined ? {} : { status, statusMeaning: statusMeaning(textOf(status) ?? '') }),
		...(reason === undefined ? {} : { rejectedReason: reason, rejectionMeaning: rejectionMeaning(textOf(reason) ?? '') }),
		...(score === undefined ? {} : { quality: score, qualityMeaning: qualityMeaning(score) }),
		...(components === undefined ? {} : { ...parts(templateDefinitionOf(entry)), components }),
	};
}
