import { oneEmoji } from '../../../shared/whatsapp/emoji';
import { defineField } from '../fields/field';
import { messageId as reactedMessageId } from '../fields/messageId';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { messageSent, outgoing } from './outgoing';

const messageId = reactedMessageId('The message to react to. It may be up to 30 days old.');

const reaction = defineField({
	displayName: 'Reaction',
	name: 'reaction',
	type: 'options',
	options: [
		{ name: 'Remove', value: 'remove', description: 'Take back the reaction that the message has from you' },
		{ name: 'Set', value: 'set', description: 'Add an emoji, in place of an earlier one' },
	],
	default: 'set',
	description: 'Whether to set or to remove the reaction',
});

const emoji = defineField({
	displayName: 'Emoji',
	name: 'emoji',
	type: 'string',
	required: true,
	displayOptions: { show: { reaction: ['set'] } },
	default: '',
	placeholder: 'e.g. 👍',
	description: 'One emoji',
});

export const sendReaction = defineOperation({
	name: 'Send Reaction',
	value: 'sendReaction',
	action: 'Send reaction',
	description: 'React to a message with an emoji, or take the reaction back',
	effect: 'send',
	fields: [sender, recipient, messageId, reaction, emoji, sendOptions()],
	request: (parameters) =>
		outgoing(parameters, {
			type: 'reaction',
			reaction: {
				message_id: parameters.messageId.trim(),
				// Meta: an empty emoji removes the reaction.
				emoji: parameters.reaction === 'remove' ? '' : oneEmoji('Emoji', parameters.emoji),
			},
		}),
	simplify: messageSent,
});
