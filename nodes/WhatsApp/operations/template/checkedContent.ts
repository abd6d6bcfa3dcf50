import { InputError } from '../../../shared/graph/failure';
import type { JsonObject, JsonValue } from '../../../shared/graph/request';
import type { ParameterFormat } from '../../../shared/whatsapp/templateDefinition';
import { componentsOf } from '../../../shared/whatsapp/templateReading';
import { checkTemplate } from '../../../shared/whatsapp/templateRules/templateRules';
import { formatIn, withCurly } from '../../../shared/whatsapp/templateRules/variables';
import { isObject } from '../flat';
import { authenticationContent, writtenContent, type ContentParameters, type Samples } from './content';
import type { Content } from './draft';

export const NO_SAMPLES: Samples = { cards: [] };

/** The content that a form or JSON gives. */
export function contentFrom(
	parameters: ContentParameters & { definition: string; components: unknown },
	category: string,
	samples: Samples,
): Content {
	if (parameters.definition === 'json') return { components: fromJson(parameters.components), attachments: [] };
	return category === 'AUTHENTICATION' ? authenticationContent(parameters) : writtenContent(parameters, samples);
}

/** @throws InputError when it is no array of components, naming the first that is none */
function fromJson(given: unknown): JsonObject[] {
	const value = given as JsonValue;
	const list = isObject(value) && Array.isArray(value.components) ? value.components : value;
	if (!Array.isArray(list) || list.length === 0) {
		throw new InputError("'Components (JSON)' is no list of components", 'Give an array such as [{"type": "BODY", "text": "Hello"}].');
	}
	return list.map((one, index) => {
		if (isObject(one) && typeof one.type === 'string' && componentsOf([one]).length === 1) return withCurly(one) as JsonObject;
		const type = isObject(one) ? String(one.type) : typeof one;
		throw new InputError(
			`Component ${index + 1} in 'Components (JSON)' has the type '${type.slice(0, 40)}', which is none of a template's`,
			'Use HEADER (with a format), BODY, FOOTER, BUTTONS, CAROUSEL, LIMITED_TIME_OFFER or CALL_PERMISSION_REQUEST.',
		);
	});
}

/**
 * Checks content as it will be sent.
 * @returns how its variables are written; undefined when it has none
 * @throws InputError for what Meta would not take into review
 */
export function checkedContent({ components, attachments }: Content, category: string, known?: ParameterFormat): ParameterFormat | undefined {
	const read = componentsOf(components);
	const format = formatIn(read);
	if (known !== undefined && format !== undefined && format !== known) {
		throw new InputError(
			`The template's variables are ${known === 'NAMED' ? 'named' : 'numbered'}, and the new content has ${format === 'NAMED' ? 'named' : 'numbered'} ones`,
			'An edit cannot change that. Write the variables as before, or create a new template.',
		);
	}
	checkTemplate({ category, parameterFormat: format ?? 'POSITIONAL', components: read, samplesFollow: attachments.length > 0 });
	return format;
}
