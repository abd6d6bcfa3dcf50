import { graphId, requireAccountId } from '../../../shared/whatsapp/identifiers';
import { webAddress } from '../../../shared/whatsapp/webAddress';
import { defineField } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { applicationId, categories, endpointUri, flow, flowIdOf, flowName } from './flowFields';
import { validation } from './flowOutput';
import { flowFile, flowJson, flowTextOf } from './flowSource';

const source = defineField({
	displayName: 'Content',
	name: 'flowJsonSource',
	type: 'options',
	options: [
		{ name: 'Copy of Another Flow', value: 'clone' },
		{ name: 'Input File', value: 'file', description: 'A file of the input item' },
		{ name: 'JSON', value: 'json', description: 'Entered here or given by an expression' },
		{ name: 'None Yet', value: 'none', description: 'An empty draft, filled later in WhatsApp Manager or by Upload JSON' },
	],
	default: 'json',
	description: 'What the flow holds',
});

const cloned = defineField({
	...flow,
	displayName: 'Flow to Copy',
	name: 'cloneFlowId',
	displayOptions: { show: { flowJsonSource: ['clone'] } },
	description: 'The flow whose content the new one gets. Digits alone are taken for its ID, everything else for its name.',
});

const publish = defineField({
	displayName: 'Publish',
	name: 'publish',
	type: 'boolean',
	displayOptions: { show: { flowJsonSource: ['json', 'file'] } },
	default: false,
	description: 'Whether to publish the flow at once. A published flow can be sent, and cannot be changed or deleted any more.',
});

export const create = defineOperation({
	name: 'Create',
	value: 'create',
	action: 'Create flow',
	description: 'Create a flow, a form inside WhatsApp, as a draft or published at once, and get the mistakes that Meta finds in its JSON',
	effect: 'write',
	fields: [flowName, categories, source, flowJson, flowFile, cloned, publish, plainOptions(applicationId, endpointUri)],
	resolve: async (parameters, sources) => ({
		json: await flowTextOf(parameters, sources),
		original: parameters.flowJsonSource === 'clone' ? await flowIdOf(parameters.cloneFlowId, sources, 'Flow to Copy') : undefined,
	}),
	request: ({ name, categories: chosen, publish: atOnce, options }, { resolved: { json, original }, account }) => ({
		method: 'POST',
		path: `/${requireAccountId(account)}/flows`,
		body: {
			name: name.trim(),
			categories: chosen,
			...(json === undefined ? {} : { flow_json: json }),
			...(json === undefined || !atOnce ? {} : { publish: true }),
			...(original === undefined ? {} : { clone_flow_id: original }),
			...(options.endpointUri ? { endpoint_uri: webAddress('Endpoint URL', options.endpointUri) } : {}),
			...(options.applicationId
				? { application_id: graphId('Application ID', options.applicationId, 'You find it in Meta App Dashboard > App Settings > Basic.') }
				: {}),
		},
	}),
	simplify: (body, _parameters, { body: sent }) => ({
		flowId: body.id ?? null,
		name: sent?.name ?? null,
		...(sent?.flow_json === undefined
			? {}
			: { published: sent.publish === true && body.success !== false && validation(body.validation_errors).valid === true, ...validation(body.validation_errors) }),
	}),
});
