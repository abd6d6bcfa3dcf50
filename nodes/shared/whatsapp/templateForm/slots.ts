import {
	componentOf,
	variablesIn,
	type BodyComponent,
	type HeaderComponent,
	type TemplateComponent,
	type TemplateDefinition,
} from '../templateDefinition';
import { buttonSlots } from './buttonSlots';
import { shortened, wordsAround, type Slot } from './slot';

/** Where a part of the template stands: the template itself, or a card of its carousel. */
export interface Place {
	/** Before IDs: `` or `card.0.`. */
	readonly id: string;
	/** Before names: `` or `Card 1 `. */
	readonly name: string;
}

export const WHOLE: Place = { id: '', name: '' };

export const cardPlace = (index: number): Place => ({ id: `card.${index}.`, name: `Card ${index + 1} ` });

/** The ID of the one input that an authentication template has. */
export const CODE = 'code';

/** The variables of a text in the order in which a send gives them: numbers by size, names as they stand. */
export function orderedVariables(text: string): string[] {
	const variables = variablesIn(text);
	return isNamed(variables) ? variables : variables.sort((one, other) => Number(one) - Number(other));
}

/** Whether variables have names, which a send then gives with each value. */
export const isNamed = (variables: readonly string[]): boolean => variables.some((one) => !/^\d+$/.test(one));

/**
 * Whether a template carries a one-time code: its body and its button show the same one (Meta reads the button back as
 * a URL button).
 */
export function carriesOneTimeCode({ category, components }: TemplateDefinition): boolean {
	const button = componentOf(components, 'BUTTONS')?.buttons[0];
	const variables = variablesIn(componentOf(components, 'BODY')?.text ?? '{{1}}');
	return category === 'AUTHENTICATION' && variables.length <= 1 && (button?.type === 'OTP' || button?.type === 'URL');
}

/** The inputs that a template asks for, in the order in which its message shows them. */
export function slotsOf(definition: TemplateDefinition): Slot[] {
	if (!carriesOneTimeCode(definition)) return partSlots(definition.components, WHOLE);
	const text = componentOf(definition.components, 'BODY')?.text ?? '';
	return [
		{
			id: CODE,
			name: 'One-Time Code',
			kind: 'oneTimeCode',
			required: true,
			words: shortened(text.replace(/\s+/g, ' '), 44) || 'in the text and in the button',
			example: '123456',
		},
	];
}

function partSlots(components: readonly TemplateComponent[], place: Place): Slot[] {
	const header = componentOf(components, 'HEADER');
	const body = componentOf(components, 'BODY');
	const offer = componentOf(components, 'LIMITED_TIME_OFFER')?.limited_time_offer;
	return [
		...(header ? headerSlots(header, place) : []),
		...(body ? bodySlots(body, place) : []),
		...(offer?.has_expiration ? [offerSlot(offer.text, place)] : []),
		...(componentOf(components, 'CAROUSEL')?.cards ?? []).flatMap((card, index) => partSlots(card.components, cardPlace(index))),
		...buttonSlots(componentOf(components, 'BUTTONS')?.buttons ?? [], place),
	];
}

const offerSlot = (text: string, { id, name }: Place): Slot => ({
	id: `${id}offer.expiration`,
	name: `${name}Offer Expiration`,
	kind: 'expiration',
	required: true,
	words: text === '' ? 'when the offer ends' : `when “${text}” runs out`,
});

const textSlot = (part: 'header' | 'body', text: string, variable: string, example: string | undefined, { id, name }: Place): Slot => ({
	id: `${id}${part}.${variable}`,
	name: `${name}${part === 'header' ? 'Header' : 'Body'} {{${variable}}}`,
	kind: 'text',
	required: true,
	words: wordsAround(text, variable),
	variable,
	...(example === undefined || example === '' ? {} : { example }),
});

function bodySlots({ text = '', example }: BodyComponent, place: Place): Slot[] {
	return orderedVariables(text).map((variable, index) => {
		const named = example?.body_text_named_params?.find(({ param_name: name }) => name === variable)?.example;
		return textSlot('body', text, variable, named ?? example?.body_text?.[0]?.[index], place);
	});
}

function headerSlots(header: HeaderComponent, place: Place): Slot[] {
	const { id, name } = place;
	switch (header.format) {
		case 'TEXT':
			return orderedVariables(header.text).map((variable, index) => {
				const { header_text_named_params: named, header_text: texts } = header.example ?? {};
				const example = named?.find(({ param_name: known }) => known === variable)?.example ?? texts?.[index];
				return textSlot('header', header.text, variable, example, place);
			});
		case 'IMAGE':
			return [{ id: `${id}header.image`, name: `${name}Header Image`, kind: 'image', required: true, words: FILE_WORDS }];
		case 'VIDEO':
			return [{ id: `${id}header.video`, name: `${name}Header Video`, kind: 'video', required: true, words: FILE_WORDS }];
		case 'GIF':
			return [{ id: `${id}header.gif`, name: `${name}Header GIF`, kind: 'gif', required: true, words: `an MP4: ${FILE_WORDS}` }];
		case 'DOCUMENT':
			return [
				{ id: `${id}header.document`, name: `${name}Header Document`, kind: 'document', required: true, words: FILE_WORDS },
				{
					id: `${id}header.filename`,
					name: `${name}Header File Name`,
					kind: 'fileName',
					required: false,
					words: 'what the document is called at the recipient',
				},
			];
		case 'LOCATION':
			return locationSlots(place);
		case 'PRODUCT':
			return productSlots(place);
	}
}

/** A file is named by one text. */
const FILE_WORDS = 'link, media ID or input:field name';

const locationSlots = ({ id, name }: Place): Slot[] => [
	{ id: `${id}header.location.latitude`, name: `${name}Header Latitude`, kind: 'latitude', required: true, example: '37.442161' },
	{ id: `${id}header.location.longitude`, name: `${name}Header Longitude`, kind: 'longitude', required: true, example: '-122.161552' },
	{ id: `${id}header.location.name`, name: `${name}Header Location Name`, kind: 'place', required: false },
	{ id: `${id}header.location.address`, name: `${name}Header Location Address`, kind: 'place', required: false },
];

function productSlots({ id, name }: Place): Slot[] {
	const follows = id !== '' && id !== cardPlace(0).id;
	return [
		{ id: `${id}header.product`, name: `${name}Product ID`, kind: 'product', required: true, words: "the product's ID in the catalog" },
		{
			id: `${id}header.catalog`,
			name: `${name}Catalog ID`,
			kind: 'catalog',
			required: !follows,
			...(follows ? { words: "empty for the first card's" } : {}),
		},
	];
}
