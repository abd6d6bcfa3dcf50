import { createHmac } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { demoWorld } from '../../emulator/contract';
import { runAsTool, type NodeRunOptions } from '../../engine';
import { demoCredential, setStage, type Stage } from '../stage';

let stage: Stage;
beforeAll(async () => {
	stage = await setStage();
});
afterAll(async () => await stage.stop());

const metadata = { display_phone_number: '15550100001', phone_number_id: demoWorld.phoneNumberId };

const change = (field: string, value: IDataObject): IDataObject => ({ field, value });

const notification = (...changes: IDataObject[]): IDataObject => ({
	object: 'whatsapp_business_account',
	entry: [{ id: demoWorld.accountId, changes }],
});

const messages = change('messages', {
	messaging_product: 'whatsapp',
	metadata,
	contacts: [{ profile: { name: 'Ana' }, wa_id: '16505550101' }],
	messages: [
		{ from: '16505550101', id: 'wamid.1', timestamp: '1790000000', type: 'text', text: { body: 'Is the café open?' } },
		{ from: '16505550101', id: 'wamid.2', timestamp: '1790000001', type: 'text', text: { body: 'Hello?' } },
	],
});

const statuses = change('messages', {
	messaging_product: 'whatsapp',
	metadata,
	statuses: [{ id: 'wamid.3', status: 'failed', timestamp: '1790000002', recipient_id: '16505550102', errors: [{ code: 131026 }] }],
});

const template = change('message_template_status_update', { event: 'APPROVED', message_template_id: 1, message_template_name: 'order' });

const all = notification(messages, statuses, template);

/** An item as n8n's own Webhook node gives it. */
const arrived = (body: IDataObject, headers: IDataObject = {}) => ({ json: { headers, params: {}, query: {}, body } });

/** The raw body as the Webhook node keeps it. */
const rawBody = (text: string) => ({ data: Buffer.from(text).toString('base64'), mimeType: 'application/json' });

const sign = (body: string | Buffer, secret: string = demoWorld.appSecret): string =>
	`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

const parse = async (parameters: INodeParameters, options: Partial<NodeRunOptions>) => {
	const { outputs, error } = await stage.run({ resource: 'webhook', operation: 'parse', ...parameters }, options);
	return { error, outputs: outputs.map((items) => items.map(({ json }) => json)), paired: outputs.flat().map(({ pairedItem }) => pairedItem) };
};

test('UIP "processWebhook": what n8n’s Webhook node took becomes events without a word of set-up, and nothing is asked of Meta', async () => {
	const before = stage.emulator.requests.length;
	const { outputs, error, paired } = await parse({}, { items: [arrived(notification(messages))] });
	expect(error).toBeUndefined();
	expect(outputs).toMatchObject([
		[
			{ status: 'success', event: 'message', messageId: 'wamid.1', chatId: '16505550101', text: 'Is the café open?' },
			{ status: 'success', event: 'message', messageId: 'wamid.2', text: 'Hello?' },
		],
		[],
		[],
	]);
	expect(paired).toEqual([{ item: 0 }, { item: 0 }]);
	expect(stage.emulator.requests).toHaveLength(before);
});

test('UIP "processWebhook": text is taken as well as an object', async () => {
	const { outputs } = await parse({ notification: JSON.stringify(notification(messages)) }, {});
	expect(outputs[0]).toMatchObject([{ messageId: 'wamid.1' }, { messageId: 'wamid.2' }]);
});

test('UIP "customer_message, status_changed": messages, statuses and other events leave by an output each', async () => {
	const { outputs } = await parse({}, { items: [arrived(all)] });
	expect(outputs).toMatchObject([
		[{ event: 'message' }, { event: 'message' }],
		[{ event: 'status', status: 'failed', messageId: 'wamid.3', errors: [{ code: 131026 }] }],
		[{ event: 'messageTemplateStatusUpdate', status: 'success', action: 'APPROVED', templateName: 'order' }],
	]);
});

test('the items of several notifications stay with the one that they came in', async () => {
	const { paired } = await parse({}, { items: [arrived(notification(template)), arrived(notification(messages))] });
	expect(paired).toEqual([{ item: 1 }, { item: 1 }, { item: 0 }]);
});

test.each([
	['text that is no JSON', 'hello', 'The notification is not valid JSON'],
	['JSON that is no webhook', { hello: 'there' }, "The notification is JSON, but no webhook of Meta's: it has no 'object' and no 'entry'"],
	['nothing', '', 'The notification is empty'],
])('UIP "processWebhook": %s gives the status "failed" beside the events of others, and nothing stops', async (_, body, errorMessage) => {
	const items = [{ json: { body } }, arrived(notification(messages))];
	const { outputs, error } = await parse({}, { items });
	expect(error).toBeUndefined();
	expect(outputs[2]).toEqual([{ status: 'failed', code: null, errorMessage, remedy: expect.stringMatching(/\w/) }]);
	expect(outputs[0]).toHaveLength(2);
});

test('an invalid notification takes the error output where there is one', async () => {
	const { outputs } = await parse({}, { items: [{ json: { body: 'hello' } }], settings: { onError: 'continueErrorOutput' } });
	expect(outputs).toMatchObject([[], [], [], [{ status: 'failed', errorMessage: 'The notification is not valid JSON' }]]);
});

describe('the signature', () => {
	/** As Meta writes it. */
	const body = JSON.stringify(notification(messages)).replaceAll('é', '\\u00e9').replaceAll('/', '\\/');
	const object = notification(messages);
	const withFile = (headers: IDataObject) => ({ ...arrived(object, headers), binary: { data: rawBody(body) } });
	const secretOf = (appSecret: string) => ({ credentials: [demoCredential(stage.emulator.url, { appSecret })] });
	const wrong = { status: 'failed', errorMessage: 'The signature does not fit the notification' };

	test('UIP "webhook HMAC": is checked with the credential’s App Secret over the raw body that the Webhook node kept', async () => {
		const parameters = { notificationSource: 'file', checkSignature: true };
		const good = await parse(parameters, { items: [withFile({ 'x-hub-signature-256': sign(body) })] });
		expect(good.outputs[0]).toHaveLength(2);
		const bad = await parse(parameters, { items: [withFile({ 'x-hub-signature-256': sign(body, 'another') })] });
		expect(bad.outputs).toMatchObject([[], [], [wrong]]);
	});

	test.each([
		['as Meta shows it', demoWorld.appSecret],
		['in Base64', Buffer.from(demoWorld.appSecret).toString('base64')],
	])('UIP "webhook HMAC": is checked with the App Secret %s, in the credential or in the node', async (_, secret) => {
		const items = [arrived(object, { 'x-hub-signature-256': sign(body) })];
		const inCredential = await parse({ checkSignature: true }, { items, ...secretOf(secret) });
		expect(inCredential.outputs[0]).toHaveLength(2);
		const inNode = await parse({ checkSignature: true, appSecret: secret }, { items, ...secretOf('') });
		expect(inNode.outputs[0]).toHaveLength(2);
	});

	test('is missed where the request had none, and a wrong one is told from it', async () => {
		const none = await parse({ checkSignature: true }, { items: [arrived(object)] });
		expect(none.outputs[2]).toMatchObject([{ status: 'failed', errorMessage: 'The notification is not signed' }]);
		const other = notification(statuses);
		const forged = await parse({ checkSignature: true }, { items: [arrived(other, { 'x-hub-signature-256': sign(body) })] });
		expect(forged.outputs[2]).toMatchObject([wrong]);
	});

	test('cannot be checked without a secret, which stops the node and says where to find it', async () => {
		const { error } = await parse({ checkSignature: true }, { items: [arrived(object)], ...secretOf('') });
		expect(error?.message).toBe("'App Secret' is empty, and so is the credential's [item 0]");
		expect(error).toHaveProperty('description', expect.stringContaining('App Settings > Basic'));
	});
});

test('a raw body that is not there stops the node and names the fields that are', async () => {
	const items = [{ json: {}, binary: { body: rawBody('{}') } }];
	const { error } = await parse({ notificationSource: 'file' }, { items });
	expect(error?.message).toBe("The input item has no file in its field 'data' [item 0]");
	expect(error).toHaveProperty('description', expect.stringContaining('body'));
});

describe.each(['engine', 'direct'] as const)('as a tool (%s)', (agent) => {
	const parameters = { resource: 'webhook', operation: 'parse', notification: "={{ $fromAI('notification', 'The notification', 'string') }}" };
	const asTool = async (text: string) => {
		const credentials = [demoCredential(stage.emulator.url)];
		const { answers } = await runAsTool({ node: WhatsApp, parameters, credentials, calls: [{ arguments: { notification: text } }], agent });
		return answers[0];
	};

	test('it has one output: the agent gets every event in the order in which they came', async () => {
		expect(await asTool(JSON.stringify(all))).toMatchObject([
			{ event: 'message', messageId: 'wamid.1' },
			{ event: 'message', messageId: 'wamid.2' },
			{ event: 'status', status: 'failed' },
			{ event: 'messageTemplateStatusUpdate' },
		]);
	});

	test('an invalid notification tells the agent why', async () => {
		expect(await asTool('hello')).toMatchObject([{ status: 'failed', errorMessage: 'The notification is not valid JSON' }]);
	});
});
