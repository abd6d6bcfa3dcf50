import type { Json } from './json';

/** Parts of messages for the tests of what is accepted and what is refused. */
export const long = (length: number): string => '😀'.repeat(length);
export const image = { link: 'https://bakery.example/bread.jpg' };
export const bodyText = { text: 'Choose' };
export const reply = (id: string, title: string): Json => ({ type: 'reply', reply: { id, title } });
export const row = (id: string): Json => ({ id, title: `Row ${id}` });
export const interactive = (content: Json): Json => ({
	type: 'interactive',
	interactive: { body: bodyText, ...content },
});
export const card = (index: number, header: Json = { type: 'image', image }): Json => ({
	card_index: index,
	type: 'cta_url',
	header,
	body: { text: 'Bread' },
	action: { name: 'cta_url', parameters: { display_text: 'See', url: 'https://bakery.example' } },
});
