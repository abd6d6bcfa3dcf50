import { defineField } from '../fields/field';
import { messageId as receivedMessageId } from '../fields/messageId';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';

const messageId = receivedMessageId('The message that came in. All earlier ones of the conversation turn to read with it.');

const showTyping = defineField({
	displayName: 'Show Typing',
	name: 'showTyping',
	type: 'boolean',
	default: false,
	description: 'Whether to show the customer that an answer is being written, until it comes or for 25 seconds',
});

export const markAsRead = defineOperation({
	name: 'Mark as Read',
	value: 'markAsRead',
	action: 'Mark message as read',
	description: 'Turn the ticks of a received message blue, and show that an answer is being written',
	// Marking twice does no harm, so a lost answer is simply asked for again.
	effect: 'read',
	fields: [number('The number that received the message'), messageId, showTyping, plainOptions()],
	request: ({ phoneNumberId, messageId: id, showTyping: typing }) => ({
		method: 'POST',
		path: `/${phoneNumberId}/messages`,
		body: {
			messaging_product: 'whatsapp',
			status: 'read',
			message_id: id.trim(),
			...(typing ? { typing_indicator: { type: 'text' } } : {}),
		},
	}),
	simplify: (body, { messageId: id }) => ({ success: body.success ?? true, messageId: id }),
});
