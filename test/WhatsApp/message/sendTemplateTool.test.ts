import type { INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { runAsTool } from '../../engine/tools';
import { demoCredential } from '../stage';
import { sent, setTemplateStage, to, type TemplateStage } from './templateStage';

const ordered = [
	{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }, { type: 'text', text: '4711' }] },
	{ type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: '4711' }] },
];

describe('Send Template without the panel', () => {
	let stage: TemplateStage;
	beforeAll(async () => {
		stage = await setTemplateStage({ pairBurst: 1_000, messagesPerSecond: 0 });
	});
	afterAll(async () => await stage.stop());

	const asTool = async (parameters: INodeParameters, values: object) =>
		await runAsTool({
			node: WhatsApp,
			parameters: { resource: 'message', operation: 'sendTemplate', to, ...parameters },
			credentials: [demoCredential(stage.emulator.url)],
			calls: [{ arguments: { ...values } }],
		});

	it('lets an AI model choose the template and give its values as an object', async () => {
		const { answers } = await asTool(
			{
				templateSource: 'name',
				templateName: "={{ $fromAI('template', 'name of the template', 'string') }}",
				templateLanguage: "={{ $fromAI('language', 'code of the language', 'string') }}",
				valuesInput: 'json',
				templateValues: "={{ $fromAI('values', 'values of the template', 'json') }}",
			},
			{ template: 'order_confirmation', language: 'en_US', values: { body: ['Ana', '4711'], buttons: ['4711'] } },
		);
		expect(JSON.stringify(answers)).toContain('wamid.');
		expect(stage.arrived()).toEqual(ordered);
	});

	it('lets an AI model fill in single inputs of the form', async () => {
		const { fields: schema } = await stage.form({ template: { mode: 'list', value: 'order_confirmation|en_US' } });
		const ai = (key: string): string => `={{ $fromAI('${key}', 'value', 'string') }}`;
		const value = { 'body.1': ai('name'), 'body.2': ai('order'), 'button.0': ai('order') };
		const templateForm = { mappingMode: 'defineBelow', value, schema, matchingColumns: [] } as unknown as INodeParameters;
		const { answers } = await asTool({ template: { mode: 'list', value: 'order_confirmation|en_US' }, templateForm }, { name: 'Ana', order: '4711' });
		expect(JSON.stringify(answers)).toContain('wamid.');
		expect(stage.arrived()).toEqual(ordered);
	});

	it('tells an AI model what the template takes when it gave too little', async () => {
		const { answers } = await asTool(
			{ template: { mode: 'list', value: 'order_confirmation|en_US' }, valuesInput: 'json', templateValues: "={{ $fromAI('values', '', 'json') }}" },
			{ values: ['Ana'] },
		);
		expect(JSON.stringify(answers)).toContain("'Body {{2}}' is missing (key 'body.2')");
	});

	it.each<[what: string, values: unknown]>([
		['an object by the IDs of the inputs', { 'body.1': 'Ana', 'body.2': 4711, 'button.0': '4711' }],
		['an object with numbers for names', { 1: 'Ana', 2: '4711', buttons: { 0: '4711' } }],
		["an array of Meta's own parameters", { body: [{ type: 'text', text: 'Ana' }, { type: 'text', text: '4711' }], button: [{ type: 'text', text: '4711' }] }],
		['JSON text', '{"body": ["Ana", "4711"], "button.0": "4711"}'],
	])('takes %s, from an expression', async (_what, values) => {
		const items = [{ json: { values: values as string } }];
		const { items: output, error } = await stage.run(
			{ template: 'order_confirmation|en_US', valuesInput: 'json', templateValues: '={{ $json.values }}' },
			{ items },
		);
		expect(error).toBeUndefined();
		expect(output).toEqual([sent]);
		expect(stage.arrived()).toEqual(ordered);
	});

	it('takes an object in place of the form, as a workflow written by hand has it', async () => {
		const templateForm = { 'body.1': '={{ $json.name }}', 'body.2': '4711', 'button.0': '4711' };
		const { items } = await stage.run({ template: 'order_confirmation|en_US', templateForm }, { items: [{ json: { name: 'Ana' } }] });
		expect(items).toEqual([sent]);
		expect(stage.arrived()).toEqual(ordered);
	});

	it('takes another template from each item', async () => {
		const items = ['hello_world|en_US', 'order_confirmation|de'].map((template) => ({ json: { template } }));
		const { items: output } = await stage.run(
			{
				template: { mode: 'id', value: '={{ $json.template }}' },
				valuesInput: 'json',
				templateValues: "={{ $json.template.startsWith('order') ? { body: ['Ana', '4711'], 'button.0': '4711' } : [] }}",
			},
			{ items },
		);
		expect(output).toEqual([sent, sent]);
	});

	it('reads the definition once for three hundred items', async () => {
		const before = stage.reads();
		const items = Array.from({ length: 300 }, (_, index) => ({ json: { to: `+1650555${20_000 + index}`, order: index } }));
		const { items: output } = await stage.run(
			{
				to: '={{ $json.to }}',
				template: 'order_confirmation|en_US',
				valuesInput: 'json',
				templateValues: "={{ { body: ['Ana', $json.order], 'button.0': $json.order } }}",
				options: { messagesPerSecond: 1_000 },
			},
			{ items },
		);
		expect(output.filter(({ status }) => status === 'accepted')).toHaveLength(300);
		expect(stage.reads()).toBe(before + 1);
	});
});
