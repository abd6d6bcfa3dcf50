import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { InputError, raise, RequestFailed } from '../../shared/graph/failure';
import { describeFailure } from '../../shared/graph/failures';
import { nodeOperationError } from '../../shared/nodeErrors';

/** What happened, and what to do, of a failure that has words for the user; undefined for any other. */
export function wordsFor(thrown: unknown): { message: string; description: string } | undefined {
	if (thrown instanceof RequestFailed) return describeFailure(thrown.failure);
	return thrown instanceof InputError ? { message: thrown.message, description: thrown.remedy } : undefined;
}

/**
 * Does what an open panel asks for.
 * @throws NodeOperationError with words for the user where the work fails
 */
export async function forEditor<T>(context: ILoadOptionsFunctions, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (thrown) {
		const words = wordsFor(thrown);
		if (words === undefined) return raise(thrown);
		return raise(nodeOperationError(context.getNode(), words.message, { description: words.description }));
	}
}
