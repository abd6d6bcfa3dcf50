import { defineField } from './field';

/**
 * A message of the conversation, by default the one that came in.
 * @param description what the operation does with it
 */
export const messageId = <const D extends string>(description: D) =>
	defineField({
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		required: true,
		limit: { min: 1, max: 512 },
		default: '={{ $json.messageId }}',
		placeholder: 'e.g. wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTdC',
		description,
	});
