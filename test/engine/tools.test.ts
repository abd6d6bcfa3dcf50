import { setTimeout as wait } from 'node:timers/promises';
import { runAsTool } from './index';
import { nodeWith, textField } from './samples';

/** Notes the run index of each run in its context. */
const Indexed = nodeWith(
	async function () {
		await wait(2);
		const context = this.getContext('node');
		const runIndex = Number(this.getWorkflowDataProxy(0).$runIndex);
		context.seen = [...(Array.isArray(context.seen) ? context.seen : []), runIndex];
		const name = this.getNodeParameter('name', 0);
		if (name === 'bad') throw new Error('Refused');
		return [[{ json: { greeting: `Hi ${String(name)}`, runIndex } }]];
	},
	{ name: 'indexed', properties: [textField('name')], usableAsTool: true },
);

const parameters = { name: "={{ $fromAI('name', 'Who to greet', 'string') }}" };
const ana = { arguments: { name: 'Ana' } };
const ben = { arguments: { name: 'Ben' } };

describe('a node as an agent’s tool', () => {
	it.each(['engine', 'direct'] as const)('answers each call of an agent, with a run index each (%s)', async (agent) => {
		const run = await runAsTool({ node: Indexed, parameters, calls: [ana, ben], agent });
		expect(run.answers).toEqual([
			[{ greeting: 'Hi Ana', runIndex: 0 }],
			[{ greeting: 'Hi Ben', runIndex: 1 }],
		]);
		expect(run.runs).toHaveLength(2);
		expect(run.execution.context('Sample').seen).toEqual([0, 1]);
	});

	it('has one run index, and so one set of arguments, in two conversations at the same time', async () => {
		const calls = [ana, { ...ben, item: 1 }];
		const { answers } = await runAsTool({ node: Indexed, parameters, calls, agent: 'direct' });
		expect(answers).toEqual([
			[{ greeting: 'Hi Ana', runIndex: 0 }],
			[{ greeting: 'Hi Ana', runIndex: 0 }],
		]);
	});

	it.each([
		['engine', [0, 0]],
		['direct', [0, 1]],
	] as const)('that is tried again (%s) sees the run indexes %p', async (agent, seen) => {
		const settings = { retryOnFail: true, maxTries: 2 };
		const calls = [{ arguments: { name: 'bad' } }];
		const run = await runAsTool({ node: Indexed, parameters, calls, settings, agent });
		expect(run.execution.context('Sample').seen).toEqual(seen);
		expect(run.answers).toEqual([{ error: 'Refused' }]);
	});

	it('is refused when the node does not say that it can be one', async () => {
		const calls = [ana];
		await expect(runAsTool({ node: nodeWith(async () => [[]]), calls })).rejects.toThrow('not usable as a tool');
	});
});
