import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/conversational_automation';

export const cases: RequestCase[] = [
	{
		title: 'ice breakers and commands',
		parameters: {
			prompts: ['Where is my order?', 'What is fresh today?'],
			commands: { command: [{ commandName: '/order', commandDescription: 'Order bread for tomorrow' }] },
		},
		request: {
			method: 'POST',
			path,
			body: {
				prompts: ['Where is my order?', 'What is fresh today?'],
				commands: [{ command_name: 'order', command_description: 'Order bread for tomorrow' }],
			},
		},
	},
	{
		title: 'the welcome message off and no more commands',
		parameters: { enableWelcomeMessage: 'off', clear: ['commands'] },
		request: { method: 'POST', path, body: { enable_welcome_message: false, commands: [] } },
	},
	{
		title: "commands as JSON, with Meta's own names",
		parameters: { commandsInput: 'json', commandsJson: '[{"command_name":"hours","command_description":"Opening hours"}]' },
		request: { method: 'POST', path, body: { commands: [{ command_name: 'hours', command_description: 'Opening hours' }] } },
	},
];
