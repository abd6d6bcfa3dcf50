import { NodeOperationError, type INode, type NodeApiError } from 'n8n-workflow';

/**
 * n8n searches the message of an error for words such as `ECONNREFUSED`, in either case and inside of other words too,
 * and puts a sentence of its own in its place, which says neither whether a message went out nor what to do.
 * @returns the error, with the message that it was given
 */
export function inOwnWords<E extends NodeApiError | NodeOperationError>(error: E, message: string): E {
	error.message = message;
	error.messages = [...new Set(error.messages)];
	return error;
}

/** n8n's error for a value or a set-up that has to be changed. `itemIndex`: of the input item that it is about. */
export const nodeOperationError = (
	node: INode,
	message: string,
	{ description, itemIndex }: { description: string; itemIndex?: number },
): NodeOperationError =>
	inOwnWords(new NodeOperationError(node, message, { description, ...(itemIndex === undefined ? {} : { itemIndex }) }), message);
