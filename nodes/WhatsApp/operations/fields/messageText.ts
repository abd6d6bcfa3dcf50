import { defineField } from './field';

/** The text of an interactive message. */
export const body = defineField({
	displayName: 'Body',
	name: 'body',
	type: 'string',
	required: true,
	limit: { min: 1, max: 1024 },
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. When shall we deliver?',
	description: 'What to write, up to 1,024 characters. *Bold*, _italic_, ~strikethrough~ and `code` work as in WhatsApp.',
});

/** The same where a message can do without. */
export const optionalBody = defineField({
	...body,
	required: false,
	limit: { max: 1024 },
});

export const footer = defineField({
	displayName: 'Footer',
	name: 'footer',
	type: 'string',
	limit: { max: 60 },
	default: '',
	placeholder: 'e.g. Riverside Bakery',
	description: 'Small text at the end, up to 60 characters. Leave it empty for none.',
});

/** A header that can be text alone. */
export const headerText = defineField({
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	limit: { max: 60 },
	default: '',
	placeholder: 'e.g. Your order',
	description: 'Bold line above the body, up to 60 characters. Leave it empty for none.',
});
