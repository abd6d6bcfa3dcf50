import type { Json } from './json';

/** Parts of template messages for the tests. */
export const text = (value: string, name?: string): Json => ({
	type: 'text',
	text: value,
	...(name === undefined ? {} : { parameter_name: name }),
});
export const body = (...values: string[]): Json => ({
	type: 'body',
	parameters: values.map((value) => text(value)),
});
export const header = (parameter: Json): Json => ({ type: 'header', parameters: [parameter] });
export const button = (sub_type: string, index: number, parameter: Json): Json => ({
	type: 'button',
	sub_type,
	index,
	parameters: [parameter],
});
export const picture = { type: 'image', image: { link: 'https://bakery.example/bread.jpg' } };
export const product = { type: 'product', product: { product_retailer_id: 'p1', catalog_id: 'c1' } };

export function template(name: string, components?: Json[], language = 'en_US'): Json {
	return {
		type: 'template',
		template: { name, language: { code: language }, ...(components === undefined ? {} : { components }) },
	};
}

export const tomorrow = Date.now() + 86_400_000;
export const cakeCard = (index: number): Json => ({
	card_index: index,
	components: [
		header(picture),
		body('Ana'),
		button('quick_reply', 0, { type: 'payload', payload: `order-${index}` }),
		button('url', 1, text(String(index))),
	],
});
