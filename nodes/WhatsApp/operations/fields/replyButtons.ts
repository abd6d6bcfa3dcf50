import { refuseTwice, withReplyIds, type Reply } from '../../../shared/whatsapp/replies';
import { defineField } from './field';

/** What AI models and other chat APIs call the title and the ID of something that a customer taps. */
export const REPLY_NAMES = { title: ['text', 'label', 'name'], id: ['payload', 'value'] } as const;

/** Meta: the ID of a button has at most 256 characters. */
const MAX_ID = 256;

/** One to three buttons that a customer answers with. */
export const replyButtons = defineField({
	displayName: 'Buttons',
	name: 'buttons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	required: true,
	limit: { min: 1, max: 3 },
	orJson: true,
	rowAs: { text: 'title', within: 'reply', aliases: REPLY_NAMES },
	placeholder: 'Add Button',
	default: {},
	description: 'The one to three buttons that the customer can tap',
	options: [
		{
			displayName: 'Button',
			name: 'button',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					required: true,
					limit: { min: 1, max: 20 },
					default: '',
					placeholder: 'e.g. Tomorrow',
					description: 'Text on the button, up to 20 characters. No two buttons of a message have the same.',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					limit: { max: MAX_ID },
					default: '',
					placeholder: 'e.g. tomorrow',
					description: "What the customer's answer carries beside the title. Leave it empty to make it from the title.",
				},
			],
		},
	],
});

/**
 * The buttons with an ID each.
 * @param place the row that the buttons are part of, such as `Card 2`; empty in a message of its own
 * @throws InputError when two have the same title or ID
 */
export function replyButtonsOf(buttons: readonly Reply[], { place = '', prefix = '' } = {}): Reply[] {
	const named = withReplyIds(buttons, MAX_ID, prefix);
	const within = (index: number): string => `Button ${index + 1}${place === '' ? '' : `' of '${place}`}`;
	const each = (key: keyof Reply) => named.map((button, index) => ({ place: within(index), value: button[key] }));
	refuseTwice('Title', each('title'), 'Give each button its own title.');
	refuseTwice('ID', each('id'), "Give each button its own ID, since the customer's answer carries it, or leave the IDs empty.");
	return named;
}
