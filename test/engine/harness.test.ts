import { setTimeout as wait } from 'node:timers/promises';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { cpuTimeOf } from '../cpuTime';
import { runNode, seenTexts, startNode, testCredential } from './index';
import { MinimalNode } from './peers/minimalNode';
import { answering, DeclarativeCredential, FunctionCredential, nodeWith, textField } from './samples';

const Shout = nodeWith(
	async function () {
		const items = this.getInputData().map((_, item) => {
			const text = String(this.getNodeParameter('text', item));
			if (text === '') throw new NodeOperationError(this.getNode(), 'The text is empty', { itemIndex: item });
			return { json: { text: text.toUpperCase() }, pairedItem: { item } };
		});
		return [items];
	},
	{ properties: [textField('text')] },
);

describe('a node run by itself', () => {
	it('reads its parameters as expressions on each item', async () => {
		const { items, status } = await runNode({
			node: Shout,
			parameters: { text: '={{ $json.name + "!" }}' },
			items: [{ json: { name: 'ana' } }, { json: { name: 'ben' } }],
		});
		expect(items).toEqual([{ text: 'ANA!' }, { text: 'BEN!' }]);
		expect(status).toBe('success');
	});

	it('stops the workflow with its own error, which the result keeps as it was thrown', async () => {
		const { error, errors, items, status } = await runNode({ node: Shout, parameters: { text: '' } });
		expect(status).toBe('error');
		expect(error?.message).toBe('The text is empty');
		expect(errors[0]).toBeInstanceOf(NodeOperationError);
		expect(items).toEqual([]);
	});

	it('hands its input on when it throws and On Error is to continue, yet the execution counts as failed', async () => {
		const settings = { onError: 'continueRegularOutput' as const };
		const run = await runNode({ node: Shout, items: [{ json: { id: 7 } }], settings });
		expect(run.items).toEqual([{ id: 7 }]);
		expect(run.status).toBe('error');
	});

	it('is not started when a required parameter is missing, and the result says so', async () => {
		const Strict = nodeWith(async () => [[]], { properties: [{ ...textField('text'), required: true }] });
		const { status, error, tries } = await runNode({ node: Strict });
		expect(status).toBe('error');
		expect(error?.message).toContain('issues');
		expect(tries).toBe(0);
	});

	it('keeps what it logs in the result, and n8n prints nothing', async () => {
		const Talker = nodeWith(async function () {
			this.logger.warn('One number is slow', { number: '15550001' });
			return [[]];
		});
		const { logs } = await runNode({ node: Talker });
		expect(logs).toContainEqual({ level: 'warn', message: 'One number is slow', metadata: { number: '15550001' } });
	});

	it('does not mix up the log lines of runs that happen at the same time', async () => {
		const Talker = nodeWith(
			async function () {
				await wait(2);
				this.logger.info(String(this.getNodeParameter('text', 0)));
				return [[]];
			},
			{ properties: [textField('text')] },
		);
		const runs = await Promise.all(['one', 'two'].map((text) => runNode({ node: Talker, parameters: { text } })));
		const said = runs.map(({ logs }) => logs.filter(({ level }) => level === 'info').map(({ message }) => message));
		expect(said).toEqual([['one'], ['two']]);
	});

	it('saves static data that the next run finds', async () => {
		const Counter = nodeWith(async function () {
			const data = this.getWorkflowStaticData('node');
			data.count = Number(data.count ?? 0) + 1;
			return [[]];
		});
		const first = await runNode({ node: Counter });
		const second = await runNode({ node: Counter, staticData: first.staticData });
		expect(second.staticData).toEqual({ count: 2 });
	});
});

describe('Retry On Fail', () => {
	const flaky = (failures: number) =>
		nodeWith(async function () {
			const context = this.getContext('node');
			const tries = Number(context.tries ?? 0) + 1;
			context.tries = tries;
			if (tries <= failures) throw new Error(`Try ${tries}`);
			return [[{ json: { tries } }]];
		});

	it('runs the node again, with the context of the first try', async () => {
		const run = await runNode({ node: flaky(2), settings: { retryOnFail: true, maxTries: 5 } });
		expect(run.items).toEqual([{ tries: 3 }]);
		expect(run.tries).toBe(3);
		expect(run.context).toEqual({ tries: 3 });
		expect(run.errors.map(({ message }) => message)).toEqual(['Try 1', 'Try 2']);
	});

	it('gives up after the last try', async () => {
		const run = await runNode({ node: flaky(9), settings: { retryOnFail: true, maxTries: 2 } });
		expect(run.status).toBe('error');
		expect(run.tries).toBe(2);
		expect(run.error?.message).toBe('Try 2');
	});

	it.each([
		['a text', 'no', 3],
		['an empty text', '', 3],
		['zero', 0, 3],
		['null', null, 1],
		['false', false, 1],
	])('takes %s in the first item’s "error" for a failure or not: %p gives %i tries', async (_, error, tries) => {
		const node = nodeWith(async () => [[{ json: { error } }, { json: {} }]]);
		expect((await runNode({ node, settings: { retryOnFail: true, maxTries: 3 } })).tries).toBe(tries);
	});

	it('does not look at the second item', async () => {
		const node = nodeWith(async () => [[{ json: {} }, { json: { error: 'no' } }]]);
		expect((await runNode({ node, settings: { retryOnFail: true, maxTries: 3 } })).tries).toBe(1);
	});
});

describe('the error output', () => {
	const failing = (mark: (error: NodeApiError) => object) =>
		nodeWith(async function () {
			const items = this.getInputData().map((_, item) => {
				const error = new NodeApiError(this.getNode(), { status: 400 }, { message: 'Refused', itemIndex: item });
				return { json: { status: 'failed', code: 131026 }, pairedItem: { item }, ...mark(error) };
			});
			return [items];
		});
	const settings = { onError: 'continueErrorOutput' as const };
	const items = [{ json: { to: '+15550001' } }];

	it('gets the items that carry an error, reduced by n8n to the error’s message', async () => {
		const run = await runNode({ node: failing((error) => ({ error })), items, settings });
		expect(run.outputs[0]).toEqual([]);
		expect(run.outputs[1]?.map(({ json }) => json)).toEqual([{ error: 'Refused' }]);
		expect(run.errors[0]).toBeInstanceOf(NodeApiError);
	});

	it('keeps an item’s fields, with the input’s, when the error is not enumerable', async () => {
		const node = nodeWith(async function () {
			const item = { json: { status: 'failed', code: 131026 }, pairedItem: { item: 0 } };
			const error = new NodeApiError(this.getNode(), { status: 400 }, { message: 'Refused' });
			return [[Object.defineProperty(item, 'error', { value: error, enumerable: false })]];
		});
		const run = await runNode({ node, items, settings });
		expect(run.outputs[0]).toEqual([]);
		expect(run.outputs[1]?.map(({ json }) => json)).toEqual([{ to: '+15550001', status: 'failed', code: 131026 }]);
	});

	it('does not get an item whose "error" stands beside other fields', async () => {
		const node = nodeWith(async () => [[{ json: { error: 'no', code: 1 }, pairedItem: { item: 0 } }]]);
		const run = await runNode({ node, items, settings });
		expect(run.items).toEqual([{ error: 'no', code: 1 }]);
		expect(run.outputs[1]).toEqual([]);
	});
});

describe('a cancelled run', () => {
	const started: string[] = [];
	const Slow = nodeWith(async function () {
		const context = this.getContext('node');
		const signal = this.getExecutionCancelSignal();
		for (let step = 0; step < 200 && !signal?.aborted; step += 1) {
			context.steps = step;
			started.push('step');
			await wait(5);
		}
		return [[{ json: { done: signal?.aborted } }]];
	});

	it('tells the node, discards what it returns, and keeps its context', async () => {
		const run = startNode({ node: Slow });
		while (started.length < 3) await wait(1);
		run.cancel();
		const { status, outputs, context } = await run.result;
		expect(status).toBe('canceled');
		expect(outputs).toEqual([]);
		expect(context.steps).toBeGreaterThan(0);
		expect(started.length).toBeLessThan(20);
	});

	it('between two tries still starts the next try, whose signal has fired', async () => {
		const Failing = nodeWith(async function () {
			if (this.getExecutionCancelSignal()?.aborted) this.getContext('node').sawStop = true;
			throw new Error('Refused');
		});
		const run = startNode({ node: Failing, settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 40 } });
		await wait(20);
		run.cancel();
		const { tries, context } = await run.result;
		expect(tries).toBe(2);
		expect(context).toEqual({ sawStop: true });
	});

	it('can be cancelled by a signal before it began', async () => {
		const controller = new AbortController();
		controller.abort();
		const { status, tries } = await runNode({ node: Slow, signal: controller.signal });
		expect(status).toBe('canceled');
		expect(tries).toBe(0);
	});
});

describe('credentials', () => {
	const Caller = nodeWith(
		async function () {
			const url = String(this.getNodeParameter('url', 0));
			const type = Object.keys(this.getNode().credentials ?? {})[0] ?? '';
			const json = await this.helpers.httpRequestWithAuthentication.call(this, type, { url, json: true });
			return [[{ json }]];
		},
		{ properties: [textField('url')], credentials: [{ name: 'declarativeApi' }, { name: 'functionApi' }] },
	);
	let echo: Awaited<ReturnType<typeof answering>>;
	beforeAll(async () => {
		echo = await answering(({ headers, url }, response) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ authorization: headers.authorization, url }));
		});
	});
	afterAll(() => echo.stop());

	it.each([
		['a template', DeclarativeCredential, '/?via=template'],
		['a function', FunctionCredential, '/'],
	])('sign requests by %s, and the next request uses a token renewed meanwhile', async (_, type, url) => {
		const credential = testCredential(type, { token: 'T1' });
		const options = { node: Caller, parameters: { url: echo.url }, credentials: [credential] };
		expect((await runNode(options)).items).toEqual([{ authorization: 'Bearer T1', url }]);
		credential.rotate({ token: 'T2' });
		expect((await runNode(options)).items).toEqual([{ authorization: 'Bearer T2', url }]);
		expect(credential.calls).toEqual({ getDecrypted: 2, authenticate: 2, preAuthentication: 0 });
	});

	it('have defaults, and expressions are resolved where they are used', async () => {
		const Reader = nodeWith(
			async function () {
				return [[{ json: await this.getCredentials('declarativeApi', 1) }]];
			},
			{ credentials: [{ name: 'declarativeApi', required: true }] },
		);
		const credential = testCredential(DeclarativeCredential, { token: '={{ "T" + $json.n }}' });
		const items = [{ json: { n: 1 } }, { json: { n: 2 } }];
		const run = await runNode({ node: Reader, credentials: [credential], items });
		expect(run.items).toEqual([{ token: 'T2', baseUrl: 'https://example.com' }]);
		expect((await runNode({ node: Reader })).error?.message).toBe(
			'Node does not have any credentials set for "declarativeApi"',
		);
	});

	it('serve the minimal node, which keeps order and pairs its output', async () => {
		class WhatsAppCredential extends DeclarativeCredential {
			override name = 'whatsAppCloudApi';
		}
		const run = await runNode({
			node: MinimalNode,
			parameters: { url: `=${echo.url}/{{ $json.n }}`, body: '{}', concurrency: 3 },
			items: [1, 2, 3, 4, 5].map((n) => ({ json: { n } })),
			credentials: [testCredential(WhatsAppCredential, { token: 'T' })],
		});
		expect(run.items.map(({ url }) => url)).toEqual([1, 2, 3, 4, 5].map((n) => `/${n}?via=template`));
		expect(run.outputs[0]?.[4]?.pairedItem).toEqual({ item: 4 });
	});
});

describe('all that was seen', () => {
	it('holds outputs, errors, contexts and log lines', async () => {
		const Leaky = nodeWith(async function () {
			this.getContext('node').kept = 'secret-in-context';
			this.logger.debug('x', { header: 'secret-in-log' });
			throw new NodeOperationError(this.getNode(), 'Refused', { description: 'secret-in-description' });
		});
		await runNode({ node: Leaky });
		await runNode({ node: Shout, parameters: { text: 'secret-in-output' } });
		const all = seenTexts().join('\n');
		for (const place of ['context', 'log', 'description']) expect(all).toContain(`secret-in-${place}`);
		expect(all).toContain('SECRET-IN-OUTPUT');
		expect(all).not.toContain('secret-nowhere');
	});
});

describe('the cost of a run', () => {
	it('is a few milliseconds, and ten thousand items are no trouble', async () => {
		const Idle = nodeWith(async function () {
			return [this.getInputData().map(({ json }, item) => ({ json, pairedItem: { item } }))];
		});
		await runNode({ node: Idle });
		const taken = await cpuTimeOf(async () => {
			for (let run = 0; run < 20; run += 1) await runNode({ node: Idle });
		});
		expect(taken / 20).toBeLessThan(20);
		const many = await runNode({ node: Idle, items: Array.from({ length: 10_000 }, (_, n) => ({ json: { n } })) });
		expect(many.items).toHaveLength(10_000);
	});
});
