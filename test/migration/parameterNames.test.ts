import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { convertWorkflow } from '../../migration/convert';
import { readWorkflows } from '../../migration/readWorkflows';
import type { Json, Workflow } from '../../migration/workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { WhatsAppTrigger } from '../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';

const ours = [new WhatsApp(), new WhatsAppTrigger()];

const waiting = (name: string, parameters: Json) => ({
	name,
	type: 'n8n-nodes-base.whatsApp',
	parameters: { operation: 'sendAndWait', phoneNumberId: '106', recipientPhoneNumber: '16505550101', message: 'Deliver today?', ...parameters },
});

const limitWaitTime = { values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'hours' } };

const questions: Workflow = {
	nodes: [
		waiting('Approval', { approvalOptions: { values: { approvalType: 'double', approveLabel: 'Yes', disapproveLabel: 'No' } }, options: { limitWaitTime } }),
		waiting('Free text', { responseType: 'freeText', options: { limitWaitTime: { values: { limitType: 'atSpecifiedTime', maxDateAndTime: '2030-01-01T00:00:00' } } } }),
	],
	connections: {},
};

const saved = ['messages', 'files', 'conversation'].flatMap((file) => readWorkflows(readFileSync(join(__dirname, 'workflows', `${file}.json`), 'utf8')).workflows);

const converted = [...saved, questions].flatMap((workflow) => convertWorkflow(workflow).workflow.nodes.filter(({ type }) => type.startsWith('n8n-nodes-whatsapp-cloud.')));

describe('each converted node', () => {
	// n8n itself drops what a node does not have when it loads a workflow.
	it.each(converted.map(({ name, type, parameters }) => ({ name, type, parameters })))('$name has only parameters that our node has', ({ name, type, parameters }) => {
		const description = ours.map((one) => one.description).find((one) => type.endsWith(`.${one.name}`));
		if (description === undefined) throw new Error(`no node ${type}`);
		const node: INode = { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: JSON.parse(JSON.stringify(parameters)) };
		const loaded: INodeParameters | null = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description);
		expect(loaded).toMatchObject(node.parameters);
	});
});
