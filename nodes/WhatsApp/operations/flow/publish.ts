import { InputError } from '../../../shared/graph/failure';
import { flowMistakeLines, flowMistakes, mistakeCount } from '../../../shared/whatsapp/flowJson';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { flow, flowIdOf } from './flowFields';

export const publish = defineOperation({
	name: 'Publish',
	value: 'publish',
	action: 'Publish flow',
	description: 'Publish a draft flow without mistakes, so that it can be sent to customers. It cannot be changed or deleted any more.',
	effect: 'write',
	fields: [flow, plainOptions()],
	/** Meta's refusal does not say which mistakes there are. */
	resolve: async ({ flowId }, sources) => {
		const id = await flowIdOf(flowId, sources);
		const { validation_errors: errors } = await sources.read({ method: 'GET', path: `/${id}`, query: { fields: 'id,status,validation_errors' } });
		const mistakes = flowMistakes(errors);
		if (mistakes.length === 0) return id;
		throw new InputError(
			`The flow cannot be published: Meta found ${mistakeCount(mistakes)} in its JSON`,
			`Correct these lines, upload the JSON again and publish it then:\n${flowMistakeLines(mistakes).join('\n')}`,
		);
	},
	request: (_parameters, { resolved: id }) => ({ method: 'POST', path: `/${id}/publish` }),
	simplify: (_body, _parameters, { path }) => ({ success: true, flowId: path.split('/')[1] ?? null, status: 'PUBLISHED' }),
});
