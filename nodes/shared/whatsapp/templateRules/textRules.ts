import { InputError } from '../../graph/failure';
import { withinLength } from '../limits';
import type { BodyComponent, FooterComponent, HeaderComponent, NamedExample, ParameterFormat } from '../templateDefinition';
import { variablesIn } from '../templateDefinition';
import { checkedVariables, checkEnds, checkExamples } from './variables';

/** Code points (Meta: Template components). */
export const TEXT_LIMITS = { header: 60, body: 1_024, footer: 60, offerBody: 600, cardBody: 160, offer: 16 } as const;

/** Where a component stands and what holds for all. */
export interface TextRules {
	format: ParameterFormat;
	/** `Card 2`; absent for the template itself. */
	place?: string;
	/** The header's sample comes with an upload, so its handle is not there yet. */
	samplesFollow: boolean;
}

const named = (field: string, place?: string): string => (place === undefined ? field : `${field}' of '${place}`);

const examplesOf = (names: readonly string[], row: readonly string[], given: readonly NamedExample[]): Map<string, string> =>
	new Map([
		...names.map((name, index) => [name, row[index] ?? ''] as const),
		...given.map(({ param_name: name, example }) => [name, example] as const),
	]);

/**
 * @param limit code points
 * @throws InputError for a body that Meta would not take into review
 */
export function checkBody({ text = '', example }: BodyComponent, limit: number, { format, place }: TextRules): void {
	const field = named('Body', place);
	withinLength(field, text, { min: 1, max: limit });
	const names = checkedVariables(field, text, format);
	checkEnds(field, text);
	checkExamples(field, names, examplesOf(names, example?.body_text?.[0] ?? [], example?.body_text_named_params ?? []));
	// Meta: a card's body has two line breaks at most.
	if (place !== undefined && text.split('\n').length > 3) {
		throw new InputError(`'${field}' has ${text.split('\n').length - 1} line breaks, and a card takes at most 2`, 'Remove line breaks.');
	}
}

/** @throws InputError for a header that Meta would not take into review */
export function checkHeader(header: HeaderComponent, { format, place, samplesFollow }: TextRules): void {
	if (header.format !== 'TEXT') {
		const needsSample = header.format !== 'LOCATION' && header.format !== 'PRODUCT';
		if (!needsSample || samplesFollow || ('example' in header && header.example?.header_handle?.[0])) return;
		throw new InputError(
			`'${named('Header', place)}' has no sample of its ${header.format.toLowerCase()}`,
			'Give the handle that Media > Upload Handle gave, as example.header_handle. Meta reviews the template with it.',
		);
	}
	checkHeaderText(named('Header Text', place), header.text, format);
	const names = variablesIn(header.text);
	const { header_text: row = [], header_text_named_params: given = [] } = header.example ?? {};
	checkExamples(named('Header Text', place), names, examplesOf(names, row, given));
}

function checkHeaderText(field: string, text: string, format: ParameterFormat): void {
	withinLength(field, text, { min: 1, max: TEXT_LIMITS.header });
	const names = checkedVariables(field, text, format);
	if (names.length > 1) {
		throw new InputError(`'${field}' has ${names.length} variables, and a header takes one`, 'Move the others into the body.');
	}
	const plain = text.replace(/\{\{\w+\}\}/g, '');
	const mark = /[*~`\n]|\p{Extended_Pictographic}/u.exec(plain)?.[0];
	if (mark === undefined) return;
	const what = mark === '\n' ? 'a line break' : `'${mark}'`;
	throw new InputError(`'${field}' holds ${what}, and a header takes no line breaks, formatting marks and emoji`, 'Remove it, or move it into the body.');
}

/** @throws InputError for a footer that Meta would not take into review */
export function checkFooter({ text = '' }: FooterComponent): void {
	withinLength('Footer', text, { min: 1, max: TEXT_LIMITS.footer });
	if (variablesIn(text).length > 0) {
		throw new InputError("'Footer' has a variable, and a footer takes none", 'Move the variable into the body.');
	}
}
