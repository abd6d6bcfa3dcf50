import type { INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { runAsTool } from '../engine/tools';
import { demoCredential, setStage, type Stage } from './stage';

const ana = '+16505550101';
const markdown = '## Today\n\n**Rye bread** is [here](https://bakery.example/rye).';
const formatted = '*Today*\n\n*Rye bread* is here (https://bakery.example/rye).';
const long = `${'All is well with your order. '.repeat(150)}\n\n${'It arrives tomorrow. '.repeat(100)}`;

describe.each(['engine', 'direct'] as const)('Send Text as an agent’s tool (%s)', (agent) => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage();
	});
	afterEach(async () => await stage.stop());

	const texts = () =>
		stage.emulator.requests.flatMap(({ body }) => (typeof body === 'object' && body !== null && 'text' in body ? [body.text] : []));
	const say = async (text: string, options: INodeParameters = {}, more: INodeParameters = {}) =>
		await runAsTool({
			node: WhatsApp,
			parameters: { resource: 'message', operation: 'sendText', to: ana, body: "={{ $fromAI('text', 'what to say', 'string') }}", options, ...more },
			credentials: [demoCredential(stage.emulator.url)],
			calls: [{ arguments: { text } }],
			agent,
		});

	it('turns the model’s Markdown into WhatsApp’s marks by itself', async () => {
		await say(markdown);
		expect(texts()).toEqual([{ body: formatted }]);
	});

	it('sends a long answer in parts by itself, and gives the model one short item', async () => {
		const { answers } = await say(long);
		expect(texts().length).toBe(2);
		expect(answers).toEqual([
			[
				{
					status: 'accepted',
					messageId: expect.stringMatching(/^wamid\./),
					messageIds: [expect.stringMatching(/^wamid\./), expect.stringMatching(/^wamid\./)],
					waId: '16505550101',
					userId: expect.any(String),
					to: ana,
				},
			],
		]);
	});

	it('leaves the text as it is where the options say no', async () => {
		await say(markdown, { formatMarkdown: false });
		expect(texts()).toEqual([{ body: markdown }]);
		const { answers } = await say(long, { splitLongText: false });
		expect(answers).toEqual([{ error: expect.stringContaining('at most 4096 are allowed') }]);
		expect(texts()).toHaveLength(1);
	});

	it('tells the model how to go on when it names no recipient', async () => {
		const { answers } = await say('hi', {}, { to: "={{ $fromAI('text', 'what to say', 'string') }}" });
		expect(answers).toEqual([{ error: expect.stringContaining("'To' is 'hi', which is no phone number, user ID or group ID") }]);
	});

	it('holds a message back outside the 24-hour window, by a time of the model’s or the workflow’s', async () => {
		const options = { outsideWindow: 'skip', lastInbound: '2026-01-01T00:00:00Z' };
		const { answers } = await say('hi', options);
		expect(answers).toEqual([[{ status: 'skipped', reason: expect.stringContaining('24-hour window is closed'), to: ana }]]);
	});
});

describe('Send Text as a node of the workflow', () => {
	it('sends Markdown and long texts as they are, unless an option says otherwise', async () => {
		const stage = await setStage();
		await stage.run({ to: ana, body: markdown });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ text: { body: markdown } });
		const { error } = await stage.run({ to: ana, body: long });
		expect(error?.message).toContain('at most 4096 are allowed');
		await stage.stop();
	});
});
