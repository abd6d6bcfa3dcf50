import { at } from '../n8n/json';
import { publishExample, type ExampleStage } from './exampleStage';
import { agentWith, type Model } from './standIns/agent';

/** Answers in Markdown, as models do, and shows what it remembers. */
const model: Model = {
	answer: (text, before) => (text === 'everything' ? `${'All about bread. '.repeat(300)}` : `## Hello\nYou wrote **${text}**. Before: ${before.join(', ') || 'nothing'}.`),
	tool: (text) => {
		if (text.includes('Where')) return { name: 'Send Our Location', values: {} };
		return text.includes('person') ? { name: 'Tell the Team', values: { summary: 'wants a wedding cake' } } : undefined;
	},
};

describe('the AI assistant', () => {
	let stage: ExampleStage;
	beforeAll(async () => {
		stage = await publishExample('ai-assistant.json', { nodeTypes: agentWith(model) });
	});
	afterAll(async () => await stage.stop());

	const say = async (body: string, from?: string) => await stage.write({ type: 'text', text: { body } }, from);

	it('answers in WhatsApp’s formatting, and shows typing dots meanwhile', async () => {
		const written = await say('good morning');

		expect(stage.problems()).toEqual([]);
		expect(stage.texts()).toEqual(['*Hello*\nYou wrote *good morning*. Before: nothing.']);
		const mark = stage.emulator.requests.find(({ body }) => at(body, 'message_id') === written);
		expect(at(mark?.body, 'typing_indicator', 'type')).toBe('text');
	});

	it('remembers each conversation by itself', async () => {
		await say('rye bread, please', '16505550102');
		await say('two of them', '16505550102');

		expect(stage.texts('16505550102').at(-1)).toContain('Before: rye bread, please.');
		expect(stage.texts('16505550102').at(-1)).not.toContain('good morning');
	});

	it('sends the bakery’s location by its tool', async () => {
		await say('Where are you?');

		expect(stage.problems()).toEqual([]);
		const places = stage.received().filter(({ type }) => type === 'location');
		expect(places.map(({ message }) => at(message, 'location', 'name'))).toEqual(['Riverside Bakery']);
		expect(stage.texts().at(-1)).toContain('Where are you?');
	});

	it('tells the team what the model made of it', async () => {
		await say('I want a person');

		expect(stage.texts('16505550103')).toEqual(['Ana (https://wa.me/16505550101) needs a person: wants a wedding cake']);
	});

	it('sends a long answer as several messages', async () => {
		const before = stage.texts().length;

		await say('everything');

		const parts = stage.texts().slice(before);
		expect(parts).toHaveLength(2);
		for (const part of parts) expect(part.length).toBeLessThanOrEqual(4096);
	});
});
