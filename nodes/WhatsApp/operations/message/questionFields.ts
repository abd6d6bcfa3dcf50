import { InputError } from '../../../shared/graph/failure';
import { refuseTwice, withReplyIds, type Reply } from '../../../shared/whatsapp/replies';
import { defineField, defineFields, type ParametersOf } from '../fields/field';

/** n8n's tools with human review fill in a field of exactly this name. */
export const message = defineField({
	displayName: 'Message',
	name: 'message',
	type: 'string',
	required: true,
	limit: { min: 1, max: 4096 },
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Shall we deliver tomorrow at 10?',
	description: 'The question, up to 4,096 characters, with buttons up to 1,024. *Bold*, _italic_, ~strikethrough~ and `code` work as in WhatsApp.',
});

export const responseType = defineField({
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	options: [
		{ name: 'Approval', value: 'approval', description: 'The customer taps a button to approve or decline' },
		{ name: 'Choice', value: 'choice', description: 'The customer taps one of up to 10 choices' },
		{ name: 'Free Text', value: 'freeText', description: "The customer's next message in the chat is the answer" },
	],
	default: 'approval',
	description: 'How the customer answers',
});

const buttonLabel = (displayName: string, name: string, text: string, description: string) =>
	({ displayName, name, type: 'string', required: true, limit: { min: 1, max: 20 }, default: text, placeholder: `e.g. ${text}`, description }) as const;

const approvalOptions = defineField({
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add Option',
	default: {},
	displayOptions: { show: { responseType: ['approval'] } },
	description: 'The buttons below the question. Without an entry they are Approve and Decline.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Type of Approval',
					name: 'approvalType',
					type: 'options',
					options: [
						{ name: 'Approve and Decline', value: 'double' },
						{ name: 'Approve Only', value: 'single' },
					],
					default: 'double',
					description: 'Whether the customer can also decline',
				},
				buttonLabel('Approve Button Label', 'approveLabel', 'Approve', 'Text on the button that approves, up to 20 characters'),
				{
					...buttonLabel('Decline Button Label', 'disapproveLabel', 'Decline', 'Text on the button that declines, up to 20 characters'),
					displayOptions: { show: { approvalType: ['double'] } },
				},
			],
		},
	],
});

/** Meta: a list has at most 10 rows. */
const MAX_CHOICES = 10;
/** An ID of the user's own comes back with the answer and never leaves n8n. */
const MAX_CHOICE_ID = 200;

const choices = defineField({
	displayName: 'Choices',
	name: 'choices',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	required: true,
	limit: { min: 1, max: MAX_CHOICES },
	orJson: true,
	rowAs: { text: 'title' },
	placeholder: 'Add Choice',
	default: {},
	displayOptions: { show: { responseType: ['choice'] } },
	description:
		'What the customer chooses from. Up to three without descriptions and with titles of up to 20 characters become buttons, up to 10 become a list.',
	options: [
		{
			displayName: 'Choice',
			name: 'choice',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					required: true,
					limit: { min: 1, max: 24 },
					default: '',
					placeholder: 'e.g. Tomorrow',
					description: 'What the customer reads and taps: up to 20 characters on a button, 24 in a list. No two choices have the same.',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					limit: { max: 72 },
					default: '',
					placeholder: 'e.g. Between 8 and 10 in the morning',
					description: 'Smaller text below the title in a list, up to 72 characters',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					limit: { max: MAX_CHOICE_ID },
					default: '',
					placeholder: 'e.g. tomorrow',
					description: 'What the output calls this choice. Leave it empty to make it from the title.',
				},
			],
		},
	],
});

const listButtonText = defineField({
	displayName: 'List Button Text',
	name: 'listButtonText',
	type: 'string',
	default: 'Choose',
	limit: { max: 20 },
	placeholder: 'e.g. See times',
	displayOptions: { show: { responseType: ['choice'] } },
	description: 'Text on the button that opens the list, where the choices are a list, up to 20 characters',
});

/** How the customer answers. */
export const answerFields = defineFields([responseType, approvalOptions, choices, listButtonText]);

type Parameters = ParametersOf<[typeof responseType, typeof approvalOptions, typeof choices]>;

/** Something that can be tapped. */
export interface Choice extends Reply {
	readonly description: string;
}

/**
 * What the customer can tap, with an ID each; nothing for free text.
 * @throws InputError when two choices have the same title or ID
 */
export function choicesOf({ responseType: type, approvalOptions: approval, choices: given }: Parameters): Choice[] {
	if (type === 'freeText') return [];
	if (type === 'choice') return named(given);
	const approve = { id: 'approve', title: approval?.approveLabel ?? 'Approve', description: '' };
	if (approval?.approvalType === 'single') return [approve];
	const decline = { id: 'decline', title: approval?.disapproveLabel ?? 'Decline', description: '' };
	if (decline.title !== approve.title) return [approve, decline];
	throw new InputError(
		`'Approve Button Label' and 'Decline Button Label' are both '${approve.title}'`,
		'Give each button its own text, so that the customer can tell them apart.',
	);
}

function named(given: readonly Choice[]): Choice[] {
	const choicesWithIds = withReplyIds(given, MAX_CHOICE_ID);
	const each = (key: 'id' | 'title') => choicesWithIds.map((one, index) => ({ place: `Choice ${index + 1}`, value: one[key] }));
	refuseTwice('Title', each('title'), 'Give each choice its own title.');
	refuseTwice('ID', each('id'), 'Give each choice its own ID, or leave the IDs empty.');
	return choicesWithIds;
}
