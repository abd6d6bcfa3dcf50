import { operationsWithCases } from '../requests/cases';
import { NodeHelpers } from 'n8n-workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { Meta } from './asToolStage';

/** With files of an item, which an agent's call does not have. */
const needsFile = ['media.upload', 'media.uploadHandle'];

/** It waits for a person: n8n makes another kind of tool of it, and an agent's ordinary call cannot wait. */
const waits = 'message.sendAndWait';

const all = operationsWithCases().map((one) => ({ ...one, name: `${one.resource}.${one.operation.value}` }));

describe.each(['engine', 'direct'] as const)('as a tool that the agent calls (%s)', (agent) => {
	const meta = new Meta();
	beforeAll(async () => await meta.start());
	afterAll(async () => await meta.stop());

	it.each(all.filter(({ name }) => name !== waits && !needsFile.includes(name)))('$name does what the model’s values say', async ({ resource, operation, cases }) => {
		const one = cases.find(({ files }) => files === undefined);
		if (!one) throw new Error('there is no case without a file');
		const { answers, arrived } = await meta.call(resource, operation, one, agent);
		expect(answers).toHaveLength(1);
		expect(answers[0]).toEqual(expect.any(Array));
		if ('output' in one) return;
		const { method, path, body, query } = one.request;
		const request = arrived.find((seen) => seen.method === method && seen.path === path && (!body || 'body' in seen));
		expect(request).toBeDefined();
		if (body) expect(arrived.map((seen) => seen.body)).toContainEqual(body);
		if (query) expect(request?.query).toMatchObject(Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])));
	});

	it.each(all.filter(({ name }) => needsFile.includes(name)))('$name tells the model which file is missing', async ({ resource, operation, cases }) => {
		const [one] = cases;
		if (!one) throw new Error('there is no case');
		const { answers, arrived } = await meta.call(resource, operation, one, agent);
		expect(answers).toEqual([{ error: expect.stringMatching(/data/) }]);
		expect(arrived).toEqual([]);
	});
});

describe('the description that n8n gives a model', () => {
	const { description } = new WhatsApp();
	const described = all.map(({ resource, operation }) => {
		const parameters = { resource, operation: operation.value, descriptionType: 'auto' };
		const node = { id: '1', name: 'WhatsApp Cloud', type: 'x.whatsAppTool', typeVersion: 1, position: [0, 0] as [number, number], parameters };
		return NodeHelpers.getToolDescriptionForNode(node, { description });
	});

	it('says for each operation what it does, and never the same twice', () => {
		expect(described).toContain('Send text message in WhatsApp Cloud');
		expect(new Set(described).size).toBe(described.length);
		for (const text of described) expect(text).toMatch(/^[A-Z][a-zA-Z ,/'-]{5,} in WhatsApp Cloud$/);
	});

	it('goes with a description of every field that a model may fill in', () => {
		const { properties } = description;
		const silent = properties.filter(({ type, name, description: text }) => !['notice', 'collection'].includes(type) && name !== 'resource' && name !== 'operation' && !text);
		const named = silent.map(({ name }) => name).filter((name) => !/Input$/.test(name));
		expect([...new Set(named)]).toEqual([]);
	});
});
