import { createHash } from 'node:crypto';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { hookContext, runWorkflow, seenTexts, serveTrigger, startInstance } from './index';
import type { ServedTrigger, ServeTriggerOptions } from './index';
import { nodeWith, triggerWith } from './samples';

const json = { 'content-type': 'application/json' };

/** Answers a GET itself; hands a POST's body on, and counts in its static data. */
const Receiver = triggerWith(async function () {
	if (this.getWebhookName() === 'setup') {
		this.getResponseObject().status(200).send(Object(this.getQueryData()).challenge);
		return { noWebhookResponse: true };
	}
	const data = this.getWorkflowStaticData('node');
	data.count = Number(data.count ?? 0) + 1;
	return { workflowData: [[{ json: { body: this.getBodyData(), mode: this.getMode() } }]] };
});

const open: ServedTrigger[] = [];

async function serve(node = Receiver, more: Partial<ServeTriggerOptions> = {}): Promise<ServedTrigger> {
	const served = await serveTrigger({ node, ...more });
	open.push(served);
	return served;
}

afterEach(async () => {
	await Promise.all(open.splice(0).map((served) => served.stop()));
});

async function post(url: string, body: BodyInit, headers: Record<string, string> = json) {
	const response = await fetch(url, { method: 'POST', headers, body });
	return { status: response.status, body: await response.text() };
}

describe('a trigger behind n8n’s web server', () => {
	it('answers a handshake itself and starts nothing', async () => {
		const { url, executions } = await serve();
		const response = await fetch(`${url}?challenge=1158201444`);
		expect(await response.text()).toBe('1158201444');
		expect(executions).toEqual([]);
	});

	it('starts an execution for an event, and forgets what it has written to the static data', async () => {
		const served = await serve(Receiver, { staticData: { count: 5 } });
		expect((await post(served.url, '{"a":1}')).status).toBe(200);
		expect(served.staticData).toEqual({ count: 5 });
	});

	it('saves the static data for the next event when it is written once more as n8n asks for the body', async () => {
		const writing = triggerWith(
			async function () {
				const data = this.getWorkflowStaticData('node');
				data.count = Number(data.count ?? 0) + 1;
				return {
					workflowData: [[{ json: { body: this.getBodyData(), mode: this.getMode() } }]],
					get webhookResponse() {
						data.count = Number(data.count);
						return '';
					},
				};
			},
			{},
			{ webhooks: [{ name: 'default', httpMethod: 'POST', path: 'webhook', responseMode: 'onReceived', responseData: '' }] },
		);
		const served = await serve(writing, { staticData: { count: 5 } });
		expect((await post(served.url, '{"a":1}')).status).toBe(200);
		await post(served.url, '{"a":2}');
		expect(served.executions.map(({ items }) => items)).toEqual([
			[{ body: { a: 1 }, mode: 'webhook' }],
			[{ body: { a: 2 }, mode: 'webhook' }],
		]);
		expect(served.staticData).toEqual({ count: 7 });
	});

	it('sends n8n’s answer: a text by mistake without "responseData", nothing with "noData"', async () => {
		const withResponse = (responseData?: string) =>
			triggerWith(async () => ({ workflowData: [[{ json: {} }]] }), {}, {
				webhooks: [
					{
						name: 'default',
						httpMethod: 'POST',
						path: 'webhook',
						responseMode: 'onReceived',
						...(responseData !== undefined && { responseData }),
					},
				],
			});
		const answers = [undefined, 'noData', '={{ undefined }}'].map(async (responseData) => {
			const { url } = await serve(withResponse(responseData));
			return (await post(url, '{}')).body;
		});
		expect(await Promise.all(answers)).toEqual(['firstEntryJson', '', '{"message":"Workflow was started"}']);
	});

	it.each([
		['JSON that cannot be parsed with 422', '{"a":', json, 422],
		['a form that is broken with 400', 'x', { 'content-type': 'multipart/form-data; boundary=b' }, 400],
		['a body over 16 MB with 500', 'x'.repeat(17 * 1024 * 1024), json, 500],
	])('answers %s, before the node runs', async (_, body, headers, status) => {
		const { url, executions } = await serve();
		expect((await post(url, body, headers)).status).toBe(status);
		expect(executions).toEqual([]);
	});

	it('answers a method and a path that it does not know with 404', async () => {
		const { url } = await serve();
		const put = await fetch(url, { method: 'PUT' });
		expect(put.status).toBe(404);
		expect((await fetch(`${url}/more`)).status).toBe(404);
		expect((await fetch(url, { method: 'OPTIONS' })).status).toBe(204);
	});

	it('answers 500 when the node throws, and n8n keeps a failed execution', async () => {
		const served = await serve(triggerWith(() => Promise.reject(new Error('Broken'))));
		const { status, body } = await post(served.url, '{}');
		expect(status).toBe(500);
		expect(body).toBe('{"code":0,"message":"Workflow Webhook Error: Workflow could not be started!"}');
		expect(served.executions).toMatchObject([{ error: new Error('Broken'), items: [{}] }]);
		expect(seenTexts().join()).toContain('Broken');
	});

	it('answers when the execution was accepted: 500 when it was not, nothing while that is open', async () => {
		let accept: () => void = () => undefined;
		const held = new Promise<void>((resolve) => {
			accept = resolve;
		});
		const slow = await serve(Receiver, { startExecution: () => held });
		const answer = post(slow.url, '{}');
		expect(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 30, 'open'))])).toBe('open');
		accept();
		expect((await answer).status).toBe(200);

		const full = await serve(Receiver, { startExecution: () => Promise.reject(new Error('No room')) });
		expect((await post(full.url, '{}')).status).toBe(500);
		expect(full.staticData).toEqual({});
	});

	it('lets the node answer at once and start all the same', async () => {
		const AtOnce = triggerWith(async function () {
			this.getResponseObject().status(202).end();
			return { noWebhookResponse: true, workflowData: [[{ json: { at: 'once' } }]] };
		});
		const served = await serve(AtOnce, { startExecution: () => Promise.reject(new Error('No room')) });
		expect((await post(served.url, '{}')).status).toBe(202);
		expect(served.executions.map(({ items }) => items)).toEqual([[{ at: 'once' }]]);
	});

	it('runs a workflow with what the trigger gave', async () => {
		const Echo = nodeWith(async function () {
			return [this.getInputData()];
		});
		const outputs: IDataObject[] = [];
		const { url } = await serve(Receiver, {
			startExecution: async ({ workflowData, mode }) => {
				const type = 'n8n-nodes-whatsapp-cloud.sample';
				const position: [number, number] = [0, 0];
				const node = { id: '1', name: 'On', type, typeVersion: 1, position, parameters: {} };
				const run = await runWorkflow({
					workflow: { nodes: [node], connections: {} },
					nodeTypes: [Echo],
					startNode: 'On',
					startData: workflowData,
					mode,
				});
				outputs.push(...(run.outputs.On?.[0] ?? []).map((item) => item.json));
			},
		});
		await post(url, '{"a":1}');
		expect(outputs).toEqual([{ body: { a: 1 }, mode: 'webhook' }]);
	});
});

describe('the body of a request', () => {
	const Reader = triggerWith(async function () {
		const request = this.getRequestObject();
		await request.readRawBody();
		const raw = createHash('sha1').update(request.rawBody).digest('hex');
		return { webhookResponse: { raw, body: this.getBodyData() ?? null } };
	});
	const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

	it.each([
		['application/json', '{ "a": 1 }', { a: 1 }],
		['application/json; charset=utf-8', '{"a":"ü"}', { a: 'ü' }],
		['text/plain', 'hello', 'hello'],
		['application/x-www-form-urlencoded', 'a=1&b=2', { a: '1', b: '2' }],
		['application/xml', '<a>1</a>', { a: '1' }],
		['application/octet-stream', '{"a":1}', null],
		['multipart/mixed; boundary=b', 'anything', null],
	])('of type %s is kept byte by byte beside what was parsed', async (type, text, parsed) => {
		const { url } = await serve(Reader);
		const { body } = await post(url, text, { 'content-type': type });
		expect(JSON.parse(body)).toEqual({ raw: sha1(text), body: parsed });
	});

	it('of a form with files is parsed, and its bytes are gone: reading them throws', async () => {
		const form = new FormData();
		form.set('a', '1');
		form.set('file', new Blob(['abc'], { type: 'text/plain' }), 'a.txt');
		const { url, executions } = await serve(Reader);
		expect((await fetch(url, { method: 'POST', body: form })).status).toBe(500);
		expect(String(executions[0]?.error)).toContain('not readable');
		const Form = triggerWith(async function () {
			const { rawBody } = this.getRequestObject();
			return { webhookResponse: { body: this.getBodyData(), raw: rawBody === undefined } };
		});
		const parsed = await fetch((await serve(Form)).url, { method: 'POST', body: form });
		const body = { data: { a: '1' }, files: { file: { size: 3 } } };
		expect(await parsed.json()).toMatchObject({ body, raw: true });
	});
});

describe('the life of a webhook', () => {
	interface Step {
		step: string;
		mode: string;
		activation: string;
		url: string | undefined;
	}
	const steps: Step[] = [];
	let exists = false;
	let onCreate: (url: string) => Promise<void> = async () => undefined;
	beforeEach(() => {
		steps.length = 0;
		exists = false;
		onCreate = async () => undefined;
	});

	const step = (name: string, answer: (hooks: IHookFunctions) => Promise<boolean>) =>
		async function (this: IHookFunctions) {
			const url = this.getNodeWebhookUrl('default');
			steps.push({ step: name, mode: this.getMode(), activation: this.getActivationMode(), url });
			return await answer(this);
		};

	const Living = triggerWith(
		async function () {
			return { workflowData: [[{ json: { secret: this.getWorkflowStaticData('node').secret } }]] };
		},
		{
			webhookMethods: {
				default: {
					checkExists: step('checkExists', async () => exists),
					create: step('create', async (hooks) => {
						hooks.getWorkflowStaticData('node').secret = 's';
						await onCreate(hooks.getNodeWebhookUrl('default') ?? '');
						return true;
					}),
					delete: step('delete', async () => true),
				},
			},
		},
	);

	it('is check, create and delete, one by one, with static data in between', async () => {
		const hooks = hookContext({ node: Living, instanceUrl: 'https://n8n.example.org' });
		await hooks.create();
		expect(hooks.staticData).toEqual({ secret: 's' });
		expect(await hooks.checkExists()).toBe(false);
		await hooks.delete();
		expect(hooks.webhookUrl).toMatch(/^https:\/\/n8n\.example\.org\/webhook\/.+\/webhook$/);
		expect(steps.map(({ url }) => url)).toEqual(Array(3).fill(hooks.webhookUrl));
	});

	it('in production: created unless it exists, deleted as "internal", on the server’s own URL', async () => {
		const { url, production } = await serve(Living);
		await production.activate('init');
		await production.deactivate();
		expect(steps).toEqual([
			{ step: 'checkExists', mode: 'trigger', activation: 'init', url },
			{ step: 'create', mode: 'trigger', activation: 'init', url },
			{ step: 'delete', mode: 'internal', activation: 'update', url },
		]);
		exists = true;
		await production.activate();
		expect(steps.at(-1)?.step).toBe('checkExists');
	});

	it('ends with delete when create throws, and the error is the user’s to see', async () => {
		onCreate = () => Promise.reject(new Error('Taken by another'));
		const { production } = await serve(Living);
		await expect(production.activate()).rejects.toThrow('Taken by another');
		expect(steps.map(({ step }) => step)).toEqual(['checkExists', 'create', 'delete']);
	});

	it('of a test listener: answers while it is created, one event, then it is deleted', async () => {
		const served = await serve(Living);
		const { testUrl, url } = served;
		expect((await post(testUrl, '{}')).status).toBe(404);
		onCreate = async (created) => {
			expect(created).toBe(testUrl);
			expect((await fetch(created, { method: 'OPTIONS' })).status).toBe(204);
		};
		await served.test.start();
		await post(testUrl, '{}');
		expect(served.executions).toMatchObject([{ mode: 'manual', items: [{ secret: 's' }] }]);
		expect((await post(testUrl, '{}')).status).toBe(404);
		expect(steps.map(({ step, mode }) => `${step} ${mode}`)).toEqual([
			'checkExists manual',
			'create manual',
			'delete internal',
		]);
		expect(served.staticData).toEqual({});
		expect((await post(url, '{}')).status).toBe(200);
	});

	it('can be shared by several triggers of one instance', async () => {
		const instance = await startInstance();
		const first = await serve(Receiver, { instance, webhookId: 'one' });
		const second = await serve(Receiver, { instance, webhookId: 'two' });
		await post(first.url, '{}');
		expect([first.executions.length, second.executions.length]).toEqual([1, 0]);
		expect(new URL(first.url).origin).toBe(new URL(second.url).origin);
		await instance.stop();
		open.length = 0;
	});
});
