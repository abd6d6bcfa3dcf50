import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** The request is answered here, and n8n starts nothing. */
const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/** Answers with a short text. Text that came with the request is never shown as a page. */
export function answer(context: Pick<IWebhookFunctions, 'getResponseObject'>, status: number, text = ''): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(status);
	response.setHeader('content-type', 'text/plain; charset=utf-8');
	response.setHeader('x-content-type-options', 'nosniff');
	response.end(text);
	return ANSWERED;
}

const WORDS: Readonly<Record<number, string>> = {
	400: 'This is no webhook of the WhatsApp Business Platform.',
	401: 'The signature is missing or wrong.',
	403: 'The verify token is missing or wrong.',
	500: 'The delivery could not be taken. Please send it again.',
};

/**
 * Refuses a request and says why in n8n's log, since the caller is told as little as possible.
 * @param reason continues the sentence "… was refused: "
 */
export function refuse(context: IWebhookFunctions, status: 400 | 401 | 403 | 500, reason: string): IWebhookResponseData {
	const { id, name } = context.getWorkflow();
	const node = context.getNode().name;
	context.logger.warn(`WhatsApp Cloud Trigger: a request was refused with ${status}: ${reason}.`, {
		workflowId: id,
		workflowName: name,
		nodeName: node,
	});
	return answer(context, status, WORDS[status]);
}
