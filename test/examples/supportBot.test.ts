import { at } from '../n8n/json';
import { publishExample, type ExampleStage } from './exampleStage';

const tap = (kind: 'button_reply' | 'list_reply', reply: { id: string; title: string; description?: string }) => ({
	type: 'interactive',
	interactive: { type: kind, [kind]: { ...reply } },
});

describe('the support bot', () => {
	let stage: ExampleStage;
	beforeAll(async () => {
		stage = await publishExample('support-bot.json');
	});
	afterAll(async () => await stage.stop());

	const lastTo = (phone?: string) => stage.received(phone).at(-1)?.message;

	it('answers whatever is written with a menu of three buttons, by name', async () => {
		await stage.write({ type: 'text', text: { body: 'hi' } });

		expect(stage.texts()).toEqual(['Hello Ana! This is Riverside Bakery. What can we do for you?']);
		const buttons = at(lastTo(), 'interactive', 'action', 'buttons');
		expect(buttons).toEqual([
			{ type: 'reply', reply: { id: 'hours', title: 'Opening hours' } },
			{ type: 'reply', reply: { id: 'breads', title: 'Our breads' } },
			{ type: 'reply', reply: { id: 'person', title: 'Talk to a person' } },
		]);
	});

	it('answers a tap on a button, whatever the button is called', async () => {
		await stage.write(tap('button_reply', { id: 'hours', title: 'When are you open?' }));

		expect(stage.texts().at(-1)).toBe('We bake from Tuesday to Saturday, 7:00 to 18:00. On Sunday and Monday the oven rests.');
	});

	it('shows the breads as a list, and answers the chosen row with its own title and description', async () => {
		await stage.write(tap('button_reply', { id: 'breads', title: 'Our breads' }));
		expect(at(lastTo(), 'interactive', 'action', 'sections', 0, 'rows', 1)).toEqual({ id: 'bread:rye', title: 'Rye bread', description: '1 kg, 5.20' });

		await stage.write(tap('list_reply', { id: 'bread:rye', title: 'Rye bread', description: '1 kg, 5.20' }));

		expect(stage.texts().at(-1)).toMatch(/^\*Rye bread\*, 1 kg, 5\.20: a good choice\./);
	});

	it('tells the customer and the team when somebody wants a person', async () => {
		await stage.write(tap('button_reply', { id: 'person', title: 'Talk to a person' }), '16505550102');

		expect(stage.texts('16505550102').at(-1)).toBe('Thank you, Ben. Somebody of our team will write to you here.');
		expect(stage.texts('16505550103').at(-1)).toBe('Ben would like to talk to a person: https://wa.me/16505550102');
	});

	it('answers nothing to a reaction or a picture', async () => {
		const before = stage.emulator.state().accepted;
		await stage.write({ type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } });

		expect(stage.emulator.state().accepted).toBe(before);
	});

	it('every run went well', () => {
		expect(stage.problems()).toEqual([]);
		expect(stage.runs).toHaveLength(5);
	});
});
