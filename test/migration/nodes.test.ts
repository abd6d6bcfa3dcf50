import { convertWorkflow } from '../../migration/convert';
import type { Json, Workflow, WorkflowNode } from '../../migration/workflow';

const node = (parameters: Json, more: Partial<WorkflowNode> = {}): WorkflowNode => ({
	id: 'n1',
	name: 'WhatsApp',
	type: 'n8n-nodes-base.whatsApp',
	typeVersion: 1.1,
	position: [10, 20],
	parameters,
	credentials: { whatsAppApi: { id: 'x1', name: 'WhatsApp account' } },
	...more,
});

const workflowOf = (...nodes: WorkflowNode[]): Workflow => ({ name: 'Test', nodes, connections: {} });

const converted = (parameters: Json, more: Partial<WorkflowNode> = {}) => {
	const { workflow, entries } = convertWorkflow(workflowOf(node(parameters, more)));
	return { node: workflow.nodes[0], entries, texts: entries.filter(({ kind }) => kind !== 'converted').map(({ what }) => what) };
};

const address = { phoneNumberId: '106', recipientPhoneNumber: '+1-650-555-0101' };
const addressed = { phoneNumberId: { __rl: true, mode: 'id', value: '106' }, to: '+1-650-555-0101' };
const full = { responseFormat: 'full' };

describe('a node of n8n becomes ours', () => {
	it('keeps its name, place, ID and settings, and asks for a credential without an ID', () => {
		const settings = { onError: 'continueErrorOutput', retryOnFail: true, notes: 'why', disabled: true, webhookId: 'w1' };
		expect(converted({ operation: 'send', ...address, textBody: 'Hi' }, settings).node).toEqual({
			id: 'n1',
			name: 'WhatsApp',
			type: 'n8n-nodes-whatsapp-cloud.whatsApp',
			typeVersion: 1,
			position: [10, 20],
			...settings,
			parameters: { resource: 'message', operation: 'sendText', ...addressed, body: 'Hi', options: full },
			credentials: { whatsAppCloudApi: { id: null, name: 'WhatsApp Cloud API account' } },
		});
	});

	it.each([
		['n8n-nodes-base.whatsAppTool', 'n8n-nodes-whatsapp-cloud.whatsAppTool'],
		['n8n-nodes-base.whatsAppHitlTool', 'n8n-nodes-whatsapp-cloud.whatsAppHitlTool'],
	])('as the tool of an agent too: %s', (before, after) => {
		const said = "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Text_Body', ``, 'string') }}";
		const { node: tool } = converted({ operation: 'send', ...address, textBody: said }, { type: before });
		expect(tool).toMatchObject({ type: after, parameters: { operation: 'sendText', body: said } });
	});

	it('a location entered as numbers is text now', () => {
		const { node: location } = converted({ operation: 'send', messageType: 'location', ...address, latitude: -33.9, longitude: 0 });
		expect(location?.parameters).toEqual({ resource: 'message', operation: 'sendLocation', ...addressed, latitude: '-33.9', longitude: '0', options: full });
	});

	it('a caption of an audio is left out, and said', () => {
		const { node: audio, texts } = converted({ operation: 'send', messageType: 'audio', ...address, mediaLink: 'https://a.example/b.mp3', additionalFields: { mediaCaption: 'x' } });
		expect(audio?.parameters).toEqual({ resource: 'message', operation: 'sendMedia', ...addressed, mediaType: 'audio', source: 'link', link: 'https://a.example/b.mp3', options: full });
		expect(texts).toEqual(['its caption was left out: audio takes none']);
	});

	it('a template without components has none', () => {
		const { node: template } = converted({ ...address, template: 'hello_world|en_US' });
		expect(template?.parameters).toEqual({
			resource: 'message',
			operation: 'sendTemplate',
			...addressed,
			templateSource: 'list',
			template: { __rl: true, mode: 'id', value: 'hello_world|en_US' },
			valuesInput: 'components',
			templateComponents: '[]',
			options: full,
		});
	});

	it('a currency and a date in a header get the shape that Meta takes', () => {
		const parameter = [{ type: 'currency', code: 'EUR', amount_1000: 5 }, { type: 'date_time', date_time: '2026-12-24' }];
		const { node: template, texts } = converted({ ...address, template: 'a|en', components: { component: [{ type: 'header', headerParameters: { parameter } }] } });
		expect(JSON.parse(String(template?.parameters.templateComponents))).toEqual([
			{
				type: 'header',
				parameters: [
					{ type: 'currency', currency: { code: 'EUR', fallback_value: '5 EUR', amount_1000: 5000 } },
					{ type: 'date_time', date_time: { fallback_value: '2026-12-24' } },
				],
			},
		]);
		expect(texts).toHaveLength(2);
	});

	it('a button without a parameter leaves without one', () => {
		const { node: template, texts } = converted({ ...address, template: 'a|en', components: { component: [{ type: 'button', index: 1, buttonParameters: {} }] } });
		expect(JSON.parse(String(template?.parameters.templateComponents))).toEqual([{ type: 'button', sub_type: 'quick_reply', index: '1' }]);
		expect(texts).toEqual([expect.stringContaining("'null'")]);
	});

	it('its batching becomes our pace, and other request options are named', () => {
		const requestOptions = { batching: { batch: { batchSize: 10, batchInterval: 500 } }, timeout: 1000 };
		const { node: paced, texts } = converted({ operation: 'send', ...address, textBody: 'Hi', requestOptions });
		expect(paced?.parameters.options).toEqual({ ...full, messagesPerSecond: 20 });
		expect(texts).toEqual(['its batching became Messages per Second: 20', expect.stringContaining('time-out')]);
	});

	it('a batching slower than once a second is left to do by hand', () => {
		const requestOptions = { batching: { batch: { batchSize: 1, batchInterval: 5000 } } };
		const { entries } = converted({ operation: 'send', ...address, textBody: 'Hi', requestOptions });
		expect(entries.filter(({ kind }) => kind === 'byHand')).toEqual([expect.objectContaining({ what: expect.stringContaining('less than one message a second') })]);
	});
});

describe('a node that goes on after a failure', () => {
	const failing = (reader: Json) => {
		const { entries } = convertWorkflow(workflowOf(node({ operation: 'send', ...address, textBody: 'Hi' }, { onError: 'continueErrorOutput' }), node(reader, { name: 'Log', type: 'n8n-nodes-base.set' })));
		return entries.filter(({ what }) => what.includes('errorMessage'));
	};

	it('says that its item has other words', () => {
		expect(failing({ value: '={{ $json.messages }}' })).toEqual([{ node: 'WhatsApp', kind: 'note', what: 'on failure its item says errorMessage, code and remedy where it said error' }]);
	});

	it.each(['={{ $json.error }}', '={{ $json["error"] }}', "={{ $('WhatsApp').item.json?.error }}"])('lists it as to do where %s is read', (value) => {
		expect(failing({ value })).toEqual([expect.objectContaining({ kind: 'byHand', remedy: 'Where the workflow reads error of its items, read errorMessage.' })]);
	});
});

describe('a question that waits', () => {
	it('for approval keeps its labels and limit', () => {
		const limitWaitTime = { values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'hours' } };
		const { node: question, entries } = converted({
			operation: 'sendAndWait',
			...address,
			message: 'Deliver today?',
			approvalOptions: { values: { approvalType: 'double', disapproveLabel: 'Later' } },
			options: { limitWaitTime, appendAttribution: false },
		});
		expect(question?.parameters).toEqual({
			resource: 'message',
			operation: 'sendAndWait',
			...addressed,
			message: 'Deliver today?',
			responseType: 'approval',
			approvalOptions: { values: { approvalType: 'double', approveLabel: '✓ Approve', disapproveLabel: 'Later' } },
			options: { limitWaitTime },
		});
		expect(entries.filter(({ kind }) => kind === 'byHand').map(({ what }) => what)).toEqual(['the answer arrives through the WhatsApp Cloud Trigger']);
	});

	it('with a label that no button can hold is listed', () => {
		const { entries } = converted({ operation: 'sendAndWait', ...address, approvalOptions: { values: { approveLabel: 'Yes, please deliver today' } } });
		expect(entries.map(({ what }) => what)).toContain("the button 'Yes, please deliver today' has 25 characters");
	});

	it('for a form on a page stays as it is, with the reason', () => {
		const before = node({ operation: 'sendAndWait', ...address, message: 'Who?', responseType: 'customForm' });
		const { workflow, entries, credentials } = convertWorkflow(workflowOf(before));
		expect(workflow.nodes).toEqual([before]);
		expect(credentials).toEqual([]);
		expect(entries).toEqual([{ node: 'WhatsApp', kind: 'byHand', what: expect.stringContaining('Custom Form'), remedy: expect.stringContaining('Send Flow') }]);
	});
});

describe('what cannot be converted stays, and is listed', () => {
	it.each<[string, Json]>([
		['a custom API call', { resource: 'message', operation: '__CUSTOM_API_CALL__' }],
		['an operation of a later version', { resource: 'message', operation: 'sendPoll' }],
		['a resource of a later version', { resource: 'group', operation: 'create' }],
		['a message type of a later version', { operation: 'send', messageType: 'poll' }],
		['an operation by expression', { operation: '={{ $json.operation }}' }],
	])('%s', (_what, parameters) => {
		const before = node({ ...address, ...parameters });
		const { workflow, entries } = convertWorkflow(workflowOf(before));
		expect(workflow.nodes).toEqual([before]);
		expect(entries).toEqual([expect.objectContaining({ node: 'WhatsApp', kind: 'byHand', what: expect.stringMatching(/^was left as n8n's own node: /), remedy: expect.stringMatching(/\.$/) })]);
	});
});

describe('credentials', () => {
	it('of several accounts stay apart', () => {
		const { workflow, credentials } = convertWorkflow(
			workflowOf(
				node({ operation: 'send', ...address, textBody: 'a' }),
				node({ operation: 'send', ...address, textBody: 'b' }, { name: 'Second', credentials: { whatsAppApi: { id: 'x2', name: 'Shop' }, other: { id: '3', name: 'Kept' } } }),
			),
		);
		expect(credentials).toEqual(['WhatsApp Cloud API account (WhatsApp account)', 'WhatsApp Cloud API account (Shop)']);
		expect(workflow.nodes[1]?.credentials).toEqual({ other: { id: '3', name: 'Kept' }, whatsAppCloudApi: { id: null, name: 'WhatsApp Cloud API account (Shop)' } });
	});
});
