import { defineField } from './field';

/** Who receives: a phone number in any spelling, a business-scoped user ID or a group ID. */
export const recipient = defineField({
	displayName: 'To',
	name: 'to',
	type: 'string',
	required: true,
	default: '={{ $json.chatId }}',
	placeholder: 'e.g. +16505551234',
	description:
		'Phone number with country code, user ID such as US.13491208655302741918, or group ID. An item of the WhatsApp Cloud Trigger carries the right one in chatId.',
});
