import type { IExecuteFunctions } from 'n8n-workflow';
import { addressesIn, resumptionIn, type Addresses, type Resumption } from '../../shared/answers/resumption';
import { InputError } from '../../shared/graph/failure';

/** n8n tells an execution no webhook address but the one that would resume it; undefined when it does not. */
export function instanceOf(context: Pick<IExecuteFunctions, 'getWorkflowDataProxy'>, item: number): Addresses | undefined {
	const execution: unknown = context.getWorkflowDataProxy(item).$execution;
	const isKnown = typeof execution === 'object' && execution !== null && 'resumeUrl' in execution;
	return isKnown ? addressesIn(execution.resumeUrl) : undefined;
}

/**
 * How n8n resumes this execution at this node.
 * @throws InputError when this n8n has no signed resume links, or writes them in a way that is not known
 */
export function resumptionOf(
	context: Pick<IExecuteFunctions, 'getWorkflowDataProxy' | 'getSignedResumeUrl' | 'getNode'>,
	item: number,
): Resumption {
	const addresses = instanceOf(context, item);
	if (typeof context.getSignedResumeUrl !== 'function' || addresses === undefined) {
		throw new InputError(
			'This n8n is too old to wait for an answer in the chat',
			'Update n8n to 1.113 or later. Until then, ask with Send Buttons and let the answer start a workflow.',
		);
	}
	const resumption = resumptionIn(context.getSignedResumeUrl(), addresses, context.getNode().id);
	if (resumption !== undefined) return resumption;
	throw new InputError(
		'The link by which n8n resumes this execution cannot be put into a message',
		'Run the node in a saved workflow. If it is saved, update this package: n8n writes the link in a new way.',
	);
}
