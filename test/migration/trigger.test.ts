import { convertWorkflow } from '../../migration/convert';
import type { Json, Target, Workflow, WorkflowNode } from '../../migration/workflow';

const TRIGGER = 'WhatsApp Trigger';

const triggerNode = (parameters: Json): WorkflowNode => ({
	id: 't1',
	name: TRIGGER,
	type: 'n8n-nodes-base.whatsAppTrigger',
	typeVersion: 1,
	position: [0, 0],
	webhookId: '5ac1b0e2-0000-4000-8000-000000000001',
	parameters,
	credentials: { whatsAppTriggerApi: { id: 'x', name: 'WhatsApp OAuth account' } },
});

const other = (name: string, type = 'noOp', parameters: Json = {}, more: Json = {}): WorkflowNode => ({
	id: name,
	name,
	type: type.includes('.') ? type : `n8n-nodes-base.${type}`,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	...more,
});

const to = (node: string, index = 0): Target => ({ node, type: 'main', index });

/** The trigger with nodes behind it, each behind the one before. */
function inLine(parameters: Json, ...nodes: WorkflowNode[]): Workflow {
	const names = [TRIGGER, ...nodes.map(({ name }) => name)];
	return {
		name: 'Test',
		nodes: [triggerNode(parameters), ...nodes],
		connections: Object.fromEntries(names.slice(0, -1).map((name, index) => [name, { main: [[to(names[index + 1] ?? '')]] }])),
	};
}

const parametersOf = (workflow: Workflow, name: string): unknown => convertWorkflow(workflow).workflow.nodes.find((node) => node.name === name)?.parameters;

const messages = { updates: ['messages'], options: {} };

describe('the built-in trigger becomes ours', () => {
	it('with its name, ID and webhook ID, so that its URL stays the same', () => {
		expect(convertWorkflow(inLine(messages)).workflow.nodes[0]).toEqual({
			...triggerNode({}),
			type: 'n8n-nodes-whatsapp-cloud.whatsAppTrigger',
			parameters: { triggerOn: ['messages', 'statuses'] },
			credentials: { whatsAppCloudApi: { id: null, name: 'WhatsApp Cloud API account' } },
		});
	});

	it.each<[string, Json, Json]>([
		['all statuses', { updates: ['messages'], options: { messageStatusUpdates: ['all', 'read'] } }, { triggerOn: ['messages', 'statuses'] }],
		['no statuses', { updates: ['messages'], options: { messageStatusUpdates: [] } }, { triggerOn: ['messages'] }],
		['some statuses', { updates: ['messages'], options: { messageStatusUpdates: ['failed', 'read'] } }, { triggerOn: ['messages', 'statuses'], filters: { statuses: ['failed', 'read'] } }],
		['a status that is gone', { updates: ['messages'], options: { messageStatusUpdates: ['deleted'] } }, { triggerOn: ['messages'] }],
		['no messages', { updates: ['account_update', 'security'] }, { triggerOn: ['account_update', 'security'] }],
		[
			'everything',
			{
				updates: [
					'account_review_update', 'account_update', 'business_capability_update', 'message_template_quality_update', 'message_template_status_update',
					'messages', 'phone_number_name_update', 'phone_number_quality_update', 'security', 'template_category_update',
				],
			},
			{
				triggerOn: [
					'messages', 'statuses', 'account_review_update', 'account_update', 'business_capability_update', 'message_template_quality_update',
					'message_template_status_update', 'phone_number_name_update', 'phone_number_quality_update', 'security', 'template_category_update',
				],
			},
		],
	])('with %s', (_what, before, after) => {
		expect(parametersOf(inLine(before), TRIGGER)).toEqual(after);
	});

	it('with events by expression stays as it is, and is listed', () => {
		const workflow = inLine({ updates: "={{ ['messages'] }}" }, other('If', 'if', { value: '={{ $json.messages }}' }));
		const { workflow: after, entries } = convertWorkflow(workflow);
		expect(after).toEqual(workflow);
		expect(entries).toEqual([expect.objectContaining({ kind: 'byHand', what: "was left as n8n's own node: its events are an expression" })]);
	});

	it('with no event at all says so', () => {
		expect(convertWorkflow(inLine({})).entries).toContainEqual({ node: TRIGGER, kind: 'byHand', what: 'no event is chosen', remedy: "Choose what it triggers on under 'Trigger On'." });
	});
});

describe("what hung on the built-in trigger's one output", () => {
	const wired = (parameters: Json) => convertWorkflow(inLine(parameters, other('Next'))).workflow.connections[TRIGGER]?.main?.map((targets) => targets?.map(({ node }) => node));

	it.each<[string, Json, string[][]]>([
		['messages alone', { updates: ['messages'], options: { messageStatusUpdates: [] } }, [['Next']]],
		['messages and statuses', messages, [['Next'], ['Next']]],
		['messages, statuses and other events', { updates: ['messages', 'security'] }, [['Next'], ['Next'], ['Next']]],
		['messages and other events', { updates: ['messages', 'security'], options: { messageStatusUpdates: [] } }, [['Next'], [], ['Next']]],
		['other events', { updates: ['security'] }, [[], [], ['Next']]],
		['nothing', {}, [['Next']]],
	])('hangs on each output that can give something: %s', (_what, parameters, outputs) => {
		expect(wired(parameters)).toEqual(outputs);
	});
});

describe("expressions behind the trigger", () => {
	const reading = { value: '={{ $json.messages[0].text.body }}' };
	const certain = { value: '={{ $json.raw.messages[0].text.body }}' };
	const perhaps = { value: '={{ ($json.raw ?? $json).messages[0].text.body }}' };

	it('right behind it, and behind nodes that hand its items on, read raw', () => {
		const between = [other('If', 'if'), other('Switch', 'switch'), other('Wait', 'wait'), other('Off', 'httpRequest', {}, { disabled: true })];
		expect(parametersOf(inLine(messages, ...between, other('Last', 'httpRequest', reading)), 'Last')).toEqual(certain);
	});

	it.each<[string, WorkflowNode]>([
		['a Set that keeps the other fields', other('Set', 'set', { includeOtherFields: true }, { typeVersion: 3.4 })],
		['a Set of version 2', other('Set', 'set', {}, { typeVersion: 2 })],
		['a Set of version 3', other('Set', 'set', {}, { typeVersion: 3 })],
		['a Code', other('Code', 'code', { jsCode: 'return items;' })],
		['a Merge', other('Merge', 'merge')],
	])('behind %s they read raw where it is there', (_what, between) => {
		expect(parametersOf(inLine(messages, between, other('Last', 'noOp', reading)), 'Last')).toEqual(perhaps);
	});

	it.each<[string, WorkflowNode]>([
		['a request', other('HTTP', 'httpRequest')],
		['a Set that keeps nothing else', other('Set', 'set', {}, { typeVersion: 3.4 })],
		['a Set of version 2 that keeps nothing else', other('Set', 'set', { keepOnlySet: true }, { typeVersion: 2 })],
		['a WhatsApp node, whose answer has the same shape as before', other('Send', 'whatsApp', { operation: 'send', textBody: 'x' })],
	])('behind %s they stay', (_what, between) => {
		expect(parametersOf(inLine(messages, between, other('Last', 'noOp', reading)), 'Last')).toEqual(reading);
	});

	it('of a node that another trigger starts as well fit both', () => {
		const workflow = inLine(messages, other('Next', 'noOp', reading));
		workflow.nodes.push(other('Button', 'manualTrigger'));
		workflow.connections.Button = { main: [[to('Next')]] };
		expect(parametersOf(workflow, 'Next')).toEqual(perhaps);
	});

	it('in a loop fit both', () => {
		const workflow = inLine(messages, other('Loop', 'splitInBatches'), other('Last', 'httpRequest', reading));
		workflow.connections.Last = { main: [[to('Loop')]] };
		expect(parametersOf(workflow, 'Last')).toEqual(perhaps);
	});

	it("of an agent's memory read the agent's item", () => {
		const workflow = inLine(messages, other('Agent', '@n8n/n8n-nodes-langchain.agent', { text: '={{ $json.messages[0].text.body }}' }));
		workflow.nodes.push(other('Memory', '@n8n/n8n-nodes-langchain.memoryBufferWindow', { sessionKey: '={{ $json.contacts[0].wa_id }}' }));
		workflow.connections.Memory = { ai_memory: [[{ node: 'Agent', type: 'ai_memory', index: 0 }]] };
		expect(parametersOf(workflow, 'Memory')).toEqual({ sessionKey: '={{ $json.raw.contacts[0].wa_id }}' });
		expect(parametersOf(workflow, 'Agent')).toEqual({ text: '={{ $json.raw.messages[0].text.body }}' });
	});

	it('anywhere in the workflow that read it by name read raw', () => {
		const nested = { list: [{ deep: "=Hi {{ $('WhatsApp Trigger').item.json.contacts[0].profile.name }}, {{ 1 + 1 }}" }] };
		expect(parametersOf(inLine(messages, other('HTTP', 'httpRequest'), other('Last', 'noOp', nested)), 'Last')).toEqual({
			list: [{ deep: "=Hi {{ $('WhatsApp Trigger').item.json.raw.contacts[0].profile.name }}, {{ 1 + 1 }}" }],
		});
	});

	it('in an HTML template and in scripts are adapted too', () => {
		expect(parametersOf(inLine(messages, other('HTML', 'html', { html: '<b>{{ $json.messages[0].id }}</b>' })), 'HTML')).toEqual({ html: '<b>{{ $json.raw.messages[0].id }}</b>' });
		expect(parametersOf(inLine(messages, other('Code', 'code', { jsCode: 'return [{ json: $input.first().json.messages[0] }]' })), 'Code')).toEqual({
			jsCode: 'return [{ json: $input.first().json.raw.messages[0] }]',
		});
	});

	it('Split Out takes the list from where it is now', () => {
		const split = other('Split', 'splitOut', { fieldToSplitOut: 'messages, contacts' });
		expect(parametersOf(inLine(messages, split), 'Split')).toEqual({ fieldToSplitOut: 'raw.messages, raw.contacts' });
	});

	it('what names its fields as plain text, or reads them in Python, is listed', () => {
		const { entries } = convertWorkflow(inLine(messages, other('Sort', 'sort', { sortFieldsUi: { sortField: [{ fieldName: 'messages[0].timestamp' }] } }), other('Py', 'code', { language: 'python', pythonCode: 'return items[0]["json"]["messages"]' })));
		expect(entries.filter(({ kind }) => kind === 'byHand')).toEqual([
			{ node: 'Sort', kind: 'byHand', what: "names the field 'messages[0].timestamp', which now is 'raw.messages[0].timestamp'", remedy: 'Look it through, and adapt it by docs/migration.md.' },
			expect.objectContaining({ node: 'Py', what: expect.stringContaining('Python') }),
		]);
	});
});

describe('data pinned at the trigger', () => {
	it('is as ours gives it, an item per message', () => {
		const value = {
			messaging_product: 'whatsapp',
			metadata: { phone_number_id: '106', display_phone_number: '15550100001' },
			contacts: [{ wa_id: '16505550101', profile: { name: 'Ana' } }],
			messages: ['a', 'b'].map((id) => ({ id, from: '16505550101', timestamp: '1790000000', type: 'text', text: { body: `text ${id}` } })),
		};
		const { workflow } = convertWorkflow({ ...inLine(messages), pinData: { [TRIGGER]: [{ json: { ...value, field: 'messages' } }], Other: [{ json: { a: 1 } }] } });
		expect(workflow.pinData).toEqual({
			[TRIGGER]: ['a', 'b'].map((id) => ({
				json: expect.objectContaining({ event: 'message', messageId: id, from: '16505550101', profileName: 'Ana', text: `text ${id}`, raw: expect.objectContaining({ field: 'messages', metadata: value.metadata }) }),
			})),
			Other: [{ json: { a: 1 } }],
		});
	});
});
