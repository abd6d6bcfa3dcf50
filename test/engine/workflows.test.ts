import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import { chain, loadOptionsContext, resume, resumeByTime, runWorkflow, testCredential } from './index';
import type { WorkflowRunResult } from './index';
import { DeclarativeCredential, nodeWith, textField } from './samples';

const Greeter = nodeWith(
	async function () {
		const items = this.getInputData().map((_, item) => ({
			json: { greeting: `Hi ${String(this.getNodeParameter('name', item))}` },
			pairedItem: { item },
		}));
		return [items];
	},
	{ name: 'greeter', properties: [textField('name')] },
);

function node(name: string, type: string, parameters: INodeParameters = {}, typeVersion = 1): INode {
	return { id: name, name, type: `n8n-nodes-base.${type}`, typeVersion, position: [0, 0], parameters };
}

function ours(name: string, type: string, parameters: INodeParameters): INode {
	return { ...node(name, type, parameters), type: `n8n-nodes-whatsapp-cloud.${type}` };
}

/** Each output's targets, as `Node` or `Node:input`. */
function to(...outputs: string[][]): IConnections[string] {
	const connection = (target: string) => {
		const [name = '', index = '0'] = target.split(':');
		return { node: name, type: 'main' as const, index: Number(index) };
	};
	return { main: outputs.map((targets) => targets.map(connection)) };
}

function nameIs(name: string): INodeParameters {
	return {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: [
			{
				id: '1',
				leftValue: '={{ $json.name }}',
				rightValue: name,
				operator: { type: 'string', operation: 'equals' },
			},
		],
		combinator: 'and',
	};
}

function outputsOf(run: WorkflowRunResult, name: string, key: string) {
	return run.outputs[name]?.map((items) => items.map(({ json }) => json[key]));
}

const start = node('Start', 'manualTrigger');
const jsonOutput = '{ "people": [{ "name": "Ana" }, { "name": "Ben" }] }';
const people = node('People', 'set', { mode: 'raw', jsonOutput }, 3.4);
const each = node('Each', 'splitOut', { fieldToSplitOut: 'people' });

describe('a workflow', () => {
	it('runs from its trigger through n8n’s nodes and ours, items paired all the way back', async () => {
		const value = '={{ $("Each").item.json.name }}';
		const assignments = { assignments: [{ id: '1', name: 'to.name', value, type: 'string' }] };
		const run = await runWorkflow({
			workflow: {
				nodes: [
					start,
					people,
					each,
					node('Note', 'stickyNote', { content: 'Read me' }),
					ours('Greet', 'greeter', { name: '={{ $json.name }}' }),
					node('Label', 'set', { assignments, includeOtherFields: true }, 3.4),
				],
				connections: chain('Start', 'People', 'Each', 'Greet', 'Label'),
			},
			nodeTypes: [Greeter],
		});
		expect(run.status).toBe('success');
		expect(run.outputs.Label?.[0]?.map(({ json }) => json)).toEqual([
			{ greeting: 'Hi Ana', to: { name: 'Ana' } },
			{ greeting: 'Hi Ben', to: { name: 'Ben' } },
		]);
	});

	it('branches by If, Switch and Filter, and merges again', async () => {
		const rules = { values: [{ conditions: nameIs('Ben') }, { conditions: nameIs('Ana') }] };
		const run = await runWorkflow({
			workflow: {
				nodes: [
					start,
					people,
					each,
					node('If', 'if', { conditions: nameIs('Ana') }, 2.2),
					node('Switch', 'switch', { rules }, 3.2),
					node('Filter', 'filter', { conditions: nameIs('Ana') }, 2.2),
					node('Merge', 'merge', {}, 3.2),
				],
				connections: {
					...chain('Start', 'People', 'Each'),
					Each: to(['If', 'Switch', 'Filter']),
					If: to(['Merge:0'], ['Merge:1']),
				},
			},
		});
		expect(outputsOf(run, 'If', 'name')).toEqual([['Ana'], ['Ben']]);
		expect(outputsOf(run, 'Switch', 'name')).toEqual([['Ben'], ['Ana']]);
		expect(outputsOf(run, 'Filter', 'name')).toEqual([['Ana']]);
		expect(outputsOf(run, 'Merge', 'name')).toEqual([['Ana', 'Ben']]);
	});

	it('starts at a webhook with the data given, and keeps the answer it sends', async () => {
		const responseBody = '={ "got": {{ $json.body.n }} }';
		const answer = { respondWith: 'json', responseBody, options: { responseCode: 201 } };
		const run = await runWorkflow({
			workflow: {
				nodes: [node('Webhook', 'webhook', { path: 'x' }), node('Answer', 'respondToWebhook', answer, 1.1)],
				connections: chain('Webhook', 'Answer'),
			},
			mode: 'webhook',
			startData: [[{ json: { body: { n: 5 } } }]],
		});
		expect(run.webhookResponses).toEqual([{ body: { got: 5 }, headers: {}, statusCode: 201 }]);
	});

	it('takes pinned data in place of a node’s run', async () => {
		const run = await runWorkflow({
			workflow: {
				nodes: [start, ours('Greet', 'greeter', { name: '={{ $json.name }}' })],
				connections: chain('Start', 'Greet'),
				pinData: { Start: [{ json: { name: 'Ana' } }] },
			},
			nodeTypes: [Greeter],
		});
		expect(outputsOf(run, 'Greet', 'greeting')).toEqual([['Hi Ana']]);
	});

	it('gives a node a run of its own each time it is reached', async () => {
		const run = await runWorkflow({
			workflow: {
				nodes: [start, node('A', 'noOp'), node('B', 'noOp'), ours('C', 'greeter', { name: '={{ $runIndex }}' })],
				connections: { Start: to(['A', 'B']), A: to(['C']), B: to(['C']) },
			},
			nodeTypes: [Greeter],
		});
		expect(run.runs.C?.map(({ data }) => data?.main?.[0]?.[0]?.json.greeting)).toEqual(['Hi 0', 'Hi 1']);
	});

	it('that names an unknown node type is refused with a sentence', async () => {
		const workflow = { nodes: [start, node('Other', 'slack')], connections: chain('Start', 'Other') };
		await expect(runWorkflow({ workflow })).rejects.toThrow('knows no node type "n8n-nodes-base.slack"');
	});
});

describe('a waiting execution', () => {
	const Ask = nodeWith(
		async function () {
			const link = this.getSignedResumeUrl({ approved: 'true' });
			await this.putExecutionToWait(new Date(Date.now() + 60_000));
			return [[{ json: { link } }]];
		},
		{
			name: 'ask',
			properties: [textField('operation')],
			webhooks: [
				{
					name: 'default',
					httpMethod: 'GET',
					responseMode: 'onReceived',
					responseData: 'Thanks',
					path: '={{ $nodeId }}',
					restartWebhook: true,
					isFullPath: true,
				},
			],
		},
		{
			async webhook() {
				const { approved } = Object(this.getQueryData());
				return { workflowData: [[{ json: { approved } }]] };
			},
		},
	);
	const ask = () =>
		runWorkflow({
			workflow: {
				nodes: [start, ours('Ask', 'ask', { operation: 'sendAndWait' }), node('End', 'noOp')],
				connections: chain('Start', 'Ask', 'End'),
				pinData: { Start: [{ json: { approved: 'nobody answered' } }] },
			},
			nodeTypes: [Ask],
		});
	const linkOf = (run: WorkflowRunResult) => String(run.outputs.Ask?.[0]?.[0]?.json.link);

	it('waits until the date that its node gave', async () => {
		const run = await ask();
		expect(run.status).toBe('waiting');
		expect(run.waitTill?.getTime()).toBeGreaterThan(Date.now());
		expect(run.outputs.End).toBeUndefined();
	});

	it('goes on with what the webhook gave when its signed link is opened', async () => {
		const run = await ask();
		const { response, result } = await resume(run, { url: linkOf(run) });
		expect(response).toMatchObject({ status: 200, body: 'Thanks' });
		expect(result && outputsOf(result, 'End', 'approved')).toEqual([['true']]);
	});

	it('refuses a link whose query was changed, and goes on waiting', async () => {
		const run = await ask();
		const { response, result } = await resume(run, { url: linkOf(run).replace('approved=true', 'approved=no') });
		expect(response.status).toBe(401);
		expect(result).toBeUndefined();
	});

	it('hands its input on when the time is over', async () => {
		expect(outputsOf(await resumeByTime(await ask()), 'End', 'approved')).toEqual([['nobody answered']]);
	});

	it('of n8n’s Wait node goes on by its resume URL', async () => {
		const link = { mode: 'raw', jsonOutput: '={ "url": "{{ $execution.resumeUrl }}" }' };
		const run = await runWorkflow({
			workflow: {
				nodes: [
					start,
					node('Link', 'set', link, 3.4),
					node('Wait', 'wait', { resume: 'webhook', httpMethod: 'POST' }, 1.1),
				],
				connections: chain('Start', 'Link', 'Wait'),
			},
		});
		const url = String(run.outputs.Link?.[0]?.[0]?.json.url);
		const headers = { 'content-type': 'application/json' };
		const { response, result } = await resume(run, { url, method: 'POST', headers, body: '{"ok":1}' });
		expect(response.body).toBe('{"message":"Workflow was started"}');
		expect(result && outputsOf(result, 'Wait', 'body')).toEqual([[{ ok: 1 }]]);
	});
});

describe('the lists of a node’s panel', () => {
	const Panel = nodeWith(
		async () => [[]],
		{ properties: [textField('name')], credentials: [{ name: 'declarativeApi' }] },
		{
			methods: {
				listSearch: {
					async search(filter, page) {
						const { token } = await this.getCredentials('declarativeApi');
						const name = this.getCurrentNodeParameter('name');
						return { results: [{ name: [filter, page, name, token].join(), value: '1' }] };
					},
				},
			},
		},
	);

	it('are filled with the panel’s parameters, its credential, the search text and the page', async () => {
		const panel = loadOptionsContext({
			node: Panel,
			parameters: { name: 'Ana' },
			credentials: [testCredential(DeclarativeCredential, { token: 'T' })],
		});
		expect(await panel.listSearch('search', 'he', '2')).toEqual({ results: [{ name: 'he,2,Ana,T', value: '1' }] });
		await expect(panel.loadOptions('search')).rejects.toThrow('has no loadOptions method "search"');
	});
});
