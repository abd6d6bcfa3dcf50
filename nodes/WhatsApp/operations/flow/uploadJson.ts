import { RequestFailed } from '../../../shared/graph/failure';
import { flowMistakeLines, flowMistakes, mistakeCount } from '../../../shared/whatsapp/flowJson';
import { defineField } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { flow, flowIdOf } from './flowFields';
import { validation } from './flowOutput';
import { flowFile, flowFilePart, flowJson, flowTextOf } from './flowSource';

const source = defineField({
	displayName: 'Content',
	name: 'flowJsonSource',
	type: 'options',
	options: [
		{ name: 'Input File', value: 'file', description: 'A file of the input item' },
		{ name: 'JSON', value: 'json', description: 'Entered here or given by an expression' },
	],
	default: 'json',
	description: 'Where the Flow JSON comes from',
});

const failOnMistakes = defineField({
	displayName: 'Fail on Validation Errors',
	name: 'failOnValidationErrors',
	type: 'boolean',
	default: false,
	description: 'Whether the item fails, with a line for each mistake, when Meta finds mistakes in the Flow JSON. Meta saves the draft all the same.',
});

export const uploadJson = defineOperation({
	name: 'Upload JSON',
	value: 'uploadJson',
	action: 'Upload JSON of flow',
	description: 'Replace the content of a draft flow by a Flow JSON, and get the mistakes that Meta finds in it, line by line',
	effect: 'write',
	fields: [flow, source, flowJson, flowFile, plainOptions(failOnMistakes)],
	resolve: async (parameters, sources) => ({
		flowId: await flowIdOf(parameters.flowId, sources),
		json: (await flowTextOf(parameters, sources)) ?? '',
	}),
	request: (_parameters, { resolved: { flowId, json } }) => ({
		method: 'POST',
		path: `/${flowId}/assets`,
		form: {
			fields: { name: 'flow.json', asset_type: 'FLOW_JSON' },
			files: [{ name: 'file', part: flowFilePart(json) }],
		},
	}),
	run: async (request, work, { options }) => {
		const { body } = await work.request(request);
		const mistakes = flowMistakes(body.validation_errors);
		if (mistakes.length === 0 || options.failOnValidationErrors !== true) return { body };
		throw new RequestFailed({
			message: `Meta found ${mistakeCount(mistakes)} in the Flow JSON.`,
			remedy: 'The draft is saved and cannot be published as it is. Correct these lines and upload it again.',
			retry: 'never',
			details: flowMistakeLines(mistakes).join('\n'),
		});
	},
	simplify: (body, _parameters, { path }) => ({
		flowId: path.split('/')[1] ?? null,
		success: body.success !== false,
		...validation(body.validation_errors),
	}),
});
