import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { MEMBER, type Said } from '../../shared/answers/message';
import { isSamePerson, personKeys } from '../../shared/answers/people';
import { readConnection } from '../../shared/graph/context';
import { withoutSecrets } from '../../shared/graph/secrets';
import { jsonOf } from '../../WhatsAppTrigger/receiving/delivery';
import { objectOf, objectsOf, textOf } from '../../WhatsAppTrigger/receiving/json';
import { isSigned } from '../../WhatsAppTrigger/receiving/signature';
import { SIGNATURE_HEADER } from '../../WhatsAppTrigger/receiving/signatureHeader';
import { answerOutput, type Answered, type Asked } from './answerOutput';

/**
 * Takes a customer's answer from the trigger, and lets the execution go on with it. Never throws: n8n would end the
 * waiting execution with the error.
 */
export async function webhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await resume(context);
	} catch (thrown) {
		const message = withoutSecrets(thrown instanceof Error ? thrown.message : String(thrown));
		return refuse(context, 500, `the answer could not be taken: ${message}`);
	}
}

async function resume(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = await signedBody(context);
	if (body === undefined) return refuse(context, 401, "the request is not signed with the credential's App Secret");
	const resuming = objectOf(objectOf(jsonOf(body))?.[MEMBER]);
	if (resuming === undefined || textOf(resuming.node) !== context.getNode().id || !isOwn(context, textOf(resuming.execution))) {
		return refuse(context, 400, 'the answer is meant for another execution');
	}
	const answer = objectOf(resuming.answer);
	if (answer === undefined) return says('waiting');
	const answered: Answered = {
		message: objectOf(answer.message) ?? {},
		...(typeof answer.choice === 'number' ? { choice: answer.choice } : {}),
	};
	const asked = askedIn(context);
	if (!isFrom(answered, asked)) return says('other');
	const output = answerOutput(answered, asked);
	if (output === undefined) return refuse(context, 400, 'the answer is none of the choices');
	return { ...says('resumed'), workflowData: [[{ json: output, pairedItem: { item: 0 } }]] };
}

const says = (said: Said): IWebhookResponseData => ({ webhookResponse: { [MEMBER]: said } });

async function signedBody(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = context.getRequestObject();
	await request.readRawBody?.();
	const body: unknown = request.rawBody;
	if (!Buffer.isBuffer(body)) return undefined;
	const { appSecret } = await readConnection(context);
	return isSigned(body, request.headers[SIGNATURE_HEADER], appSecret) ? body : undefined;
}

/** Older versions of n8n do not tell a webhook the execution's ID; their own signature of the link binds it all the same. */
function isOwn(context: IWebhookFunctions, execution: string | undefined): boolean {
	const own: unknown = context.getExecutionId();
	return own === undefined || own === null || own === '' || String(own) === execution;
}

/** What the node asked, from the item that it left in its input when it put the execution aside. */
function askedIn(context: IWebhookFunctions): Asked {
	const question: unknown = context.evaluateExpression('{{ $json.question }}', 0);
	const read = objectOf(question);
	return {
		question: (read ?? {}) as IDataObject,
		choices: objectsOf(read?.choices).map(({ id, title }) => ({ id: textOf(id) ?? '', title: textOf(title) ?? '' })),
		responseType: String(context.getNodeParameter('responseType', 'approval')),
	};
}

/**
 * Whoever tapped a button of this very message, or the person who was asked, by any identity. In a loop the buttons of
 * all questions have the same IDs, so a tap on an earlier one is none on this.
 */
function isFrom({ message, choice }: Answered, { question }: Asked): boolean {
	const messageId = textOf(question.messageId);
	const quoted = textOf(message.quotedMessageId);
	if (messageId !== undefined && quoted === messageId) return true;
	if (choice !== undefined && messageId !== undefined && quoted !== undefined) return false;
	const writer = personKeys([message.waId, message.userId, message.parentUserId, message.from]);
	return isSamePerson(personKeys([question.to, question.waId, question.userId]), writer);
}

/** Answers by hand, so that n8n resumes nothing. */
function refuse(context: IWebhookFunctions, status: 400 | 401 | 500, reason: string): IWebhookResponseData {
	context.logger.warn(`WhatsApp Cloud: a waiting execution was not resumed, since ${reason}.`, {
		workflowId: context.getWorkflow().id,
		nodeName: context.getNode().name,
	});
	context.getResponseObject().status(status).json({ [MEMBER]: 'refused' });
	return { noWebhookResponse: true };
}
