import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { NodeRunOptions } from '../engine/nodeRun';
import { resources } from '../../nodes/WhatsApp/operations/registry';
import { setStage, type Stage } from './stage';

const HOUR = 3_600_000;
const ana = '+16505550101';
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();
const inWindow = (more: IDataObject = {}) => ({ json: { chatId: ana, timestamp: hoursAgo(1), ...more } });
const outside = (more: IDataObject = {}) => ({ json: { chatId: ana, timestamp: hoursAgo(26), ...more } });
const template = { outsideWindow: 'template', windowTemplate: 'order_confirmation|en_US', windowTemplateParameters: '["Ana", "4711"]' };
const continuing = { settings: { onError: 'continueRegularOutput' } } as const;

describe('Outside the 24-Hour Window', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage({ pairBurst: 1_000 });
	});
	afterEach(async () => await stage.stop());

	const bodies = () => stage.emulator.requests.filter(({ path }) => path.endsWith('/messages')).map(({ body }) => body);
	const send = async (options: INodeParameters, items: NodeRunOptions['items'], more: Partial<NodeRunOptions> = {}) =>
		await stage.run({ body: 'Is everything fine?', options }, { ...(items ? { items } : {}), ...more });

	describe.each(['stop', 'skip', 'template'])('set to %s', (outsideWindow) => {
		it('sends the message itself while the window is open, by the time of the trigger’s item', async () => {
			const { items, error } = await send({ ...template, outsideWindow }, [inWindow(), inWindow({ timestamp: hoursAgo(23.99) })]);
			expect(error).toBeUndefined();
			expect(items.map(({ status, sentTemplate }) => [status, sentTemplate])).toEqual([['accepted', undefined], ['accepted', undefined]]);
			expect(bodies()).toMatchObject([{ type: 'text' }, { type: 'text' }]);
		});

		it.each([
			['missing', {}, "'Last Customer Message' is empty"],
			['empty by an expression', { lastInbound: '={{ $json.seen }}' }, "'Last Customer Message' is empty"],
			['unreadable', { lastInbound: 'last week' }, "'Last Customer Message' is 'last week', which is no date and time"],
			['still to come', { lastInbound: '2999-01-01T00:00:00Z' }, "'Last Customer Message' is 2999-01-01T00:00:00.000Z, which is still to come"],
		])('sends nothing when the time is %s', async (_, options, message) => {
			const timestamp = 'lastInbound' in options ? hoursAgo(1) : '';
			const { error } = await send({ ...template, ...options, outsideWindow }, [inWindow({ timestamp })]);
			expect(error?.message).toContain(message);
			expect(bodies()).toEqual([]);
		});
	});

	it.each(['2999-01-01', 'last week', '={{ [1] }}', '={{ $json.nothing }}', ''])(
		'set to Send Anyway, or not added, does not look at the time (%s) or the template',
		async (lastInbound) => {
			const idle = { lastInbound, windowTemplate: 'nothing|xx', windowTemplateParameters: '{no json' };
			for (const options of [idle, { outsideWindow: 'send', ...idle }]) {
				const { items, error } = await send(options, [outside()]);
				expect(error).toBeUndefined();
				expect(items).toMatchObject([{ status: 'accepted' }]);
			}
		},
	);

	it.each([
		['Unix seconds', '={{ $json.seconds }}'],
		['Unix milliseconds', '={{ $json.seconds * 1000 }}'],
		['a date of luxon', '={{ DateTime.fromSeconds($json.seconds) }}'],
		['a JavaScript date', '={{ new Date($json.seconds * 1000) }}'],
		['ISO', '={{ DateTime.fromSeconds($json.seconds).toISO() }}'],
	])('understands a time of the user’s own (%s)', async (_, lastInbound) => {
		const seconds = (hours: number) => Math.floor((Date.now() - hours * HOUR) / 1_000);
		const items = [inWindow({ seconds: seconds(25) }), outside({ seconds: seconds(23) })];
		const result = await send({ outsideWindow: 'skip', lastInbound }, items);
		expect(result.items.map(({ status }) => status)).toEqual(['skipped', 'accepted']);
	});

	it('set to Skip leaves the item out, says why, and starts no error', async () => {
		const { items, error } = await send({ outsideWindow: 'skip', onceKey: 'order 1' }, [outside(), inWindow()]);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ status: 'skipped', reason: "The customer's last message came 26 hours ago, and the 24-hour window is closed", to: ana },
			expect.objectContaining({ status: 'accepted' }),
		]);
		expect(bodies()).toHaveLength(1);
	});

	it('a skipped message leaves its once-key free for a later execution', async () => {
		const options = { outsideWindow: 'skip', onceKey: 'order 2' };
		await send(options, [outside()], { workflowId: 'window' });
		const { items } = await send(options, [inWindow()], { workflowId: 'window' });
		expect(items).toMatchObject([{ status: 'accepted' }]);
	});

	it('set to Stop Before Sending sends nothing at all, and says what to do', async () => {
		const { error } = await send({ outsideWindow: 'stop' }, [inWindow(), outside()]);
		expect(error).toMatchObject({
			message: "The customer's last message came 26 hours ago, and the 24-hour window is closed [item 1]",
			description: expect.stringMatching(/Send an approved template.*Nothing was sent\./),
		});
		expect(bodies()).toEqual([]);
	});

	it('set to Stop Before Sending, with On Error = Continue, holds back the one item', async () => {
		const { items } = await send({ outsideWindow: 'stop' }, [outside(), inWindow()], continuing);
		expect(items).toMatchObject([
			{ status: 'failed', code: null, errorMessage: expect.stringContaining('26 hours ago'), remedy: expect.stringContaining('template') },
			{ status: 'accepted' },
		]);
		expect(bodies()).toHaveLength(1);
	});

	it('set to Send a Template Instead sends it to the same recipient with the same reply and tracking data', async () => {
		const options = { ...template, replyToMessageId: 'wamid.earlier', trackingData: 'order 4711' };
		const values = { body: ['Ana', '4711'], 'button.0': '4711' };
		const { items, error } = await send({ ...options, windowTemplateParameters: JSON.stringify(values) }, [outside()]);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			expect.objectContaining({ status: 'accepted', messageId: expect.any(String), to: ana, sentTemplate: true, template: 'order_confirmation|en_US' }),
		]);
		expect(bodies()).toEqual([
			{
				messaging_product: 'whatsapp',
				recipient_type: 'individual',
				to: ana,
				context: { message_id: 'wamid.earlier' },
				biz_opaque_callback_data: 'order 4711',
				type: 'template',
				template: {
					name: 'order_confirmation',
					language: { code: 'en_US' },
					components: [
						{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }, { type: 'text', text: '4711' }] },
						{ type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: '4711' }] },
					],
				},
			},
		]);
	});

	it('takes the template as a name and language by expression, and its values from the item', async () => {
		const options = {
			outsideWindow: 'template',
			windowTemplate: { __rl: true, mode: 'id', value: '={{ $json.template }}' },
			windowTemplateParameters: '={{ $json.values }}',
		};
		const items = [
			outside({ template: 'hello_world', values: [] }),
			outside({ template: 'order_confirmation|de', values: { body: ['Ben', 12], 'button.0': '12' } }),
		];
		const result = await send(options, items);
		expect(result.error).toBeUndefined();
		expect(result.items.map((item) => item.template)).toEqual(['hello_world|en_US', 'order_confirmation|de']);
	});

	it('names everything that does not fit the template at once, before anything is sent', async () => {
		const { error } = await send({ ...template, windowTemplateParameters: '{"name": "Ana", "button.3": "x"}' }, [inWindow(), outside()]);
		expect(error?.message).toMatch(/values do not fit the template 'order_confirmation' \(en_US\)/);
		expect(error?.message).toContain("The template has no 'name'");
		expect(error?.message).toContain("'button.3' has a value");
		expect(bodies()).toEqual([]);
	});

	it.each([
		['no template', { windowTemplate: '' }, "'Template Outside the Window' is empty"],
		['a template that there is not', { windowTemplate: 'order_confirmatoin|en_US' }, "order_confirmatoin"],
		['values that are no JSON', { windowTemplateParameters: '["Ana"' }, "'Template Values Outside the Window' is not valid JSON"],
		['a message that could not be sent in the window either', { replyToMessageId: '', trackingData: 'x'.repeat(513) }, "'Tracking Data' has 513 characters"],
	])('stops before sending with %s', async (_, options, message) => {
		const { error } = await send({ ...template, ...options }, [outside()]);
		expect(error?.message).toContain(message);
		expect(bodies()).toEqual([]);
	});

	it.each([
		['full', { sentTemplate: true, template: 'hello_world|en_US', messages: [expect.anything()] }],
		['envelope', { successful: true, sentTemplate: true, template: 'hello_world|en_US', data: { messages: [expect.anything()] } }],
	])('says that a template was sent in the format %s too', async (responseFormat, expected) => {
		const { items } = await send({ outsideWindow: 'template', windowTemplate: 'hello_world|en_US', responseFormat }, [outside()]);
		expect(items).toMatchObject([expected]);
	});

	it('goes on with what an earlier try sent when the window closes before Retry On Fail runs the node again', async () => {
		stage.emulator.fault({ kind: 'error', code: 131026, path: '/messages$', skip: 1, times: 1 });
		const closing = (more: IDataObject) => inWindow({ timestamp: new Date(Date.now() - 24 * HOUR + 1_000).toISOString(), ...more });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1_500 };
		const { items, tries } = await send(template, [closing({}), inWindow()], { settings });
		expect(tries).toBe(2);
		expect(items).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
		expect(items[0]).not.toHaveProperty('sentTemplate');
		expect(bodies()).toMatchObject([{ type: 'text' }, { type: 'text' }, { type: 'text' }]);
	});

	it('sends no rest of a long text after the template when Retry On Fail runs the node again', async () => {
		stage.emulator.fault({ kind: 'error', code: 131026, path: '/messages$', skip: 1, times: 1 });
		const long = { body: `${'word '.repeat(1_000)}end`, options: { outsideWindow: 'template', windowTemplate: 'hello_world|en_US', splitLongText: true } };
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
		const items = [outside(), { json: { chatId: '+16505550102', timestamp: hoursAgo(26) } }];
		const { items: sent, tries } = await stage.run(long, { items, settings });
		expect(tries).toBe(2);
		expect(sent).toMatchObject([{ status: 'accepted', sentTemplate: true }, { status: 'accepted', sentTemplate: true }]);
		expect(bodies()).toMatchObject([{ type: 'template' }, { type: 'template' }, { type: 'template' }]);
	});

	it('sends a template that was refused for the moment once more, as the template', async () => {
		stage.emulator.fault({ kind: 'error', code: 131057, path: '/messages$', times: 1 });
		const { items } = await send({ outsideWindow: 'template', windowTemplate: 'hello_world|en_US' }, [outside()]);
		expect(items).toMatchObject([{ status: 'accepted', sentTemplate: true }]);
		expect(bodies()).toMatchObject([{ type: 'template' }, { type: 'template' }]);
	});

	it('reads the definition once for many items, and leaves those in the window as they are', async () => {
		const many = Array.from({ length: 12 }, (_, n) => (n % 3 === 0 ? inWindow() : outside()));
		const { items } = await send({ outsideWindow: 'template', windowTemplate: 'hello_world|en_US' }, many);
		expect(items.map((item) => item.sentTemplate === true)).toEqual(many.map((_, n) => n % 3 !== 0));
		expect(stage.emulator.requests.filter(({ path }) => path.endsWith('/message_templates'))).toHaveLength(1);
	});

	it('leaves a template of Send JSON alone, and holds back what is none', async () => {
		const message = (body: object) => ({ operation: 'sendJson', message: JSON.stringify(body), options: { outsideWindow: 'skip' } });
		const hello = { type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } };
		const sent = await stage.run(message(hello), { items: [outside()] });
		expect(sent.items).toMatchObject([{ status: 'accepted' }]);
		const held = await stage.run(message({ type: 'text', text: { body: 'hi' } }), { items: [outside()] });
		expect(held.items).toMatchObject([{ status: 'skipped' }]);
	});

	it('puts the template in place of a Send JSON message whose recipient is in the JSON', async () => {
		const { items } = await stage.run(
			{
				operation: 'sendJson',
				to: '',
				message: JSON.stringify({ to: '16505550102', type: 'text', text: { body: 'hi' } }),
				options: { outsideWindow: 'template', windowTemplate: 'hello_world|en_US' },
			},
			{ items: [outside()] },
		);
		expect(items).toMatchObject([{ status: 'accepted', to: '+16505550102', sentTemplate: true }]);
	});

	it('replaces a long text in parts by the template alone', async () => {
		const { items } = await stage.run(
			{ body: 'All is well. '.repeat(1_000), options: { ...template, windowTemplate: 'hello_world', windowTemplateParameters: '[]', splitLongText: true } },
			{ items: [outside()] },
		);
		expect(items).toMatchObject([{ sentTemplate: true, messageIds: [expect.any(String)] }]);
		expect(bodies()).toHaveLength(1);
	});

	it('holds for a group as for a person', async () => {
		const { items } = await send({ outsideWindow: 'skip' }, [outside({ chatId: 'HBgLMTY1MDU1NTEyMzQVAgASGBQzQTdC' })]);
		expect(items).toMatchObject([{ status: 'skipped', to: 'HBgLMTY1MDU1NTEyMzQVAgASGBQzQTdC' }]);
	});

	it('is an option of every message that is no template, and of nothing else', () => {
		const bound = resources.flatMap((resource) =>
			resource.operations
				.filter(({ fields }) => fields.some(({ options = [] }) => options.some((one) => one.name === 'outsideWindow')))
				.map(({ value }) => `${resource.value}.${value}`),
		);
		const messages = resources.find(({ value }) => value === 'message')?.operations ?? [];
		const free = messages.filter(({ value }) => value !== 'sendTemplate' && value !== 'markAsRead');
		expect(bound.sort()).toEqual(free.map(({ value }) => `message.${value}`).sort());
	});
});
