import type { IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../../shared/graph/connection';
import type { JsonObject } from '../../../shared/graph/request';
import { withoutSecrets } from '../../../shared/graph/secrets';
import { transmit } from '../../../shared/graph/transport';
import { recipientOf } from '../../../shared/whatsapp/recipient';
import { withValidToken } from '../arrival/validToken';
import { textOf } from '../json';

/**
 * Tells a customer that a tap came too late. Nobody waits for it, and a delivery never fails for it: what Meta refuses is
 * logged.
 * @param item the trigger's item about the tap
 */
export function answerLateTap(context: IWebhookFunctions, connection: Connection, item: JsonObject, text: string): void {
	const phoneNumberId = textOf(item.phoneNumberId) ?? '';
	const messageId = textOf(item.messageId);
	const send = async (): Promise<void> => {
		const body = {
			messaging_product: 'whatsapp',
			...recipientOf(item.chatId),
			type: 'text',
			text: { body: text },
			...(messageId === undefined ? {} : { context: { message_id: messageId } }),
		};
		const request = { method: 'POST' as const, path: `/${encodeURIComponent(phoneNumberId)}/messages`, body };
		await withValidToken(context, connection, async (valid) => await transmit(context, valid, request));
	};
	send().catch((thrown: unknown) => {
		const message = withoutSecrets(thrown instanceof Error ? thrown.message : String(thrown), connection.secrets);
		context.logger.warn(`WhatsApp Cloud Trigger: a late tap could not be answered. ${message}`, {
			workflowId: context.getWorkflow().id,
		});
	});
}
