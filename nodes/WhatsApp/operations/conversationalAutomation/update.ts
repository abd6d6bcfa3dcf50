import { InputError } from '../../../shared/graph/failure';
import type { JsonObject } from '../../../shared/graph/request';
import { withinLength } from '../../../shared/whatsapp/limits';
import { defineField, defineFields, type ParametersOf } from '../fields/field';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';

/** Meta: Conversational components. Lengths in code points. */
const LIMITS = { prompts: 4, prompt: 80, commands: 30, name: 32, hint: 256 } as const;

const welcome = defineField({
	displayName: 'Welcome Message',
	name: 'enableWelcomeMessage',
	type: 'options',
	options: [
		{ name: 'Leave as It Is', value: 'unchanged' },
		{ name: 'Off', value: 'off' },
		{ name: 'On', value: 'on', description: 'The trigger gets a message of the type request_welcome' },
	],
	default: 'unchanged',
	description: 'Whether the trigger hears of people who open the chat for the first time',
});

const prompts = defineField({
	displayName: 'Ice Breakers',
	name: 'prompts',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Ice Breaker' },
	limit: { max: LIMITS.prompts },
	default: [],
	placeholder: 'e.g. Where is my order?',
	description: 'Up to 4 texts of up to 80 characters that people can tap in a new chat. They take the place of all that were there.',
});

const commands = defineField({
	displayName: 'Commands',
	name: 'commands',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	orJson: true,
	limit: { max: LIMITS.commands },
	default: {},
	placeholder: 'Add Command',
	description: 'Up to 30 commands that people see after typing a slash. They take the place of all that were there.',
	options: [
		{
			displayName: 'Command',
			name: 'command',
			values: [
				{
					displayName: 'Name',
					name: 'commandName',
					type: 'string',
					limit: { min: 1, max: LIMITS.name },
					default: '',
					placeholder: 'e.g. order',
					description: 'Letters, digits and underscores, up to 32 characters, without the slash',
				},
				{
					displayName: 'Hint',
					name: 'commandDescription',
					type: 'string',
					limit: { min: 1, max: LIMITS.hint },
					default: '',
					placeholder: 'e.g. Order bread for tomorrow',
					description: 'What the command does, up to 256 characters',
				},
			],
		},
	],
});

const clear = defineField({
	displayName: 'Fields to Clear',
	name: 'clear',
	type: 'multiOptions',
	options: [
		{ name: 'Commands', value: 'commands' },
		{ name: 'Ice Breakers', value: 'prompts' },
	],
	default: [],
	description: 'What to remove from the number',
});

const fields = defineFields([number('The number whose automation is changed'), welcome, prompts, commands, clear, plainOptions()]);
type Parameters = ParametersOf<typeof fields>;

const EMOJI = /\p{Extended_Pictographic}/u;

function withoutEmoji(field: string, text: string): string {
	const emoji = EMOJI.exec(text)?.[0];
	if (emoji === undefined) return text;
	throw new InputError(`'${field}' holds '${emoji}', and Meta takes no emoji here`, 'Remove it.');
}

const promptOf = (text: string, index: number): string =>
	withoutEmoji(`Ice Breakers ${index + 1}`, withinLength(`Ice Breakers ${index + 1}`, text.trim(), { min: 1, max: LIMITS.prompt }));

function commandOf({ commandName, commandDescription }: Parameters['commands'][number], index: number): JsonObject {
	const name = commandName.trim().replace(/^\//, '');
	if (!/^\w+$/.test(name)) {
		throw new InputError(`'Name' of 'Command ${index + 1}' is '${name}', and it takes letters, digits and underscores alone`, 'Enter a name such as order.');
	}
	return { command_name: name, command_description: withoutEmoji(`Hint' of 'Command ${index + 1}`, commandDescription.trim()) };
}

/** Only what is given; to empty a list is a choice of its own. */
function changes({ enableWelcomeMessage, prompts: texts, commands: rows, clear: cleared }: Parameters): JsonObject {
	const both = cleared.find((name) => (name === 'prompts' ? texts : rows).length > 0);
	if (both) {
		const label = both === 'prompts' ? 'Ice Breakers' : 'Commands';
		throw new InputError(`'${label}' is filled in and stands in 'Fields to Clear'`, 'Remove it from one of them.');
	}
	const names = rows.map(commandOf);
	const twice = names.find(({ command_name: name }, index) => names.findIndex((one) => one.command_name === name) !== index);
	if (twice) throw new InputError(`'Commands' has the command '${String(twice.command_name)}' twice`, 'Remove one of them.');
	return {
		...(enableWelcomeMessage === 'unchanged' ? {} : { enable_welcome_message: enableWelcomeMessage === 'on' }),
		...(texts.length > 0 || cleared.includes('prompts') ? { prompts: texts.map(promptOf) } : {}),
		...(names.length > 0 || cleared.includes('commands') ? { commands: names } : {}),
	};
}

export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update conversational automation',
	description: 'Set the ice breakers and commands that a number offers in its chats. What is not given stays as it is.',
	effect: 'write',
	fields,
	request: (parameters) => {
		const body = changes(parameters);
		if (Object.keys(body).length === 0) {
			throw new InputError('There is nothing to change', "Fill in 'Ice Breakers' or 'Commands', change 'Welcome Message', or choose what to clear.");
		}
		return { method: 'POST', path: `/${parameters.phoneNumberId}/conversational_automation`, body };
	},
	simplify: (_body, { phoneNumberId }, { body }) => ({ success: true, phoneNumberId, updated: Object.keys(body ?? {}) }),
});
