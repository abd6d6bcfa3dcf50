import { demoWorld } from '../../emulator/contract';
import { setStage, type Stage } from '../stage';

const command = (commandName: string, commandDescription = 'What it does') => ({ commandName, commandDescription });

describe('Conversational Automation', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterEach(() => stage.emulator.reset());
	afterAll(async () => await stage.stop());
	const run = async (operation: string, parameters = {}) =>
		await stage.run({ resource: 'conversationalAutomation', operation, ...parameters });
	const phoneNumberId = demoWorld.phoneNumberId;

	it('sets ice breakers and commands, keeps what is not given, and clears what is chosen', async () => {
		const set = await run('update', {
			enableWelcomeMessage: 'on',
			prompts: ['Where is my order?', 'What is fresh today?'],
			commands: { command: [command('/order', 'Order bread for tomorrow')] },
		});
		expect(set.error).toBeUndefined();
		expect(set.items).toEqual([{ success: true, phoneNumberId, updated: ['enable_welcome_message', 'prompts', 'commands'] }]);
		await run('update', { prompts: ['Opening hours'] });
		expect((await run('get')).items).toEqual([
			{
				phoneNumberId,
				enableWelcomeMessage: true,
				prompts: ['Opening hours'],
				commands: [{ name: 'order', description: 'Order bread for tomorrow' }],
			},
		]);
		await run('update', { clear: ['prompts', 'commands'], enableWelcomeMessage: 'off' });
		expect((await run('get')).items).toEqual([{ phoneNumberId, enableWelcomeMessage: false, prompts: [], commands: [] }]);
	});

	it('takes lists from expressions', async () => {
		await run('update', { prompts: '={{ ["Opening hours"] }}', commandsInput: 'json', commandsJson: '={{ [{ command_name: "help", command_description: "Help" }] }}' });
		expect((await run('get')).items[0]).toMatchObject({ prompts: ['Opening hours'], commands: [{ name: 'help', description: 'Help' }] });
	});

	it.each([
		['nothing', {}, 'There is nothing to change'],
		['five ice breakers', { prompts: ['a', 'b', 'c', 'd', 'e'] }, "'Ice Breakers' has 5 entries, and at most 4"],
		['an ice breaker of 81 characters', { prompts: ['x'.repeat(81)] }, "'Ice Breakers 1' has 81 characters, and at most 80"],
		['an empty ice breaker', { prompts: ['a', ''] }, "'Ice Breakers 2' is empty"],
		['an emoji', { prompts: ['Hello 👋'] }, "'Ice Breakers 1' holds '👋'"],
		['31 commands', { commands: { command: Array.from({ length: 31 }, (_, n) => command(`c${n}`)) } }, "'Commands' has 31 entries, and at most 30"],
		['a command with a space', { commands: { command: [command('my order')] } }, "'Name' of 'Command 1' is 'my order'"],
		['a command of 33 characters', { commands: { command: [command('x'.repeat(33))] } }, "'Name' of 'Command 1' has 33 characters, and at most 32"],
		['a hint of 257 characters', { commands: { command: [command('a', 'x'.repeat(257))] } }, "'Hint' of 'Command 1' has 257 characters, and at most 256"],
		['the same command twice', { commands: { command: [command('a'), command('/a')] } }, "'Commands' has the command 'a' twice"],
		['what is set and cleared', { prompts: ['a'], clear: ['prompts'] }, "'Ice Breakers' is filled in and stands in 'Fields to Clear'"],
	])('refuses %s', async (_title, parameters, message) => {
		const before = stage.emulator.requests.length;
		const { error } = await run('update', parameters);
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests).toHaveLength(before);
	});
});
