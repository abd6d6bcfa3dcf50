import type { IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../../shared/graph/connection';
import { withoutSecrets } from '../../../shared/graph/secrets';
import { transmit } from '../../../shared/graph/transport';
import type { ChosenEvent } from '../choose';
import { textOf } from '../json';
import { withValidToken } from './validToken';

/** What nobody wrote, or what has no ticks of its own. */
const WITHOUT_TICKS = ['reaction', 'system', 'unsupported', 'edit', 'revoke', 'request_welcome'];

/**
 * Marks the messages as read, and shows typing dots for up to 25 seconds when asked to. The workflow does not wait for
 * it, and an event never fails for it: what Meta refuses is logged.
 */
export function markAsRead(
	context: IWebhookFunctions,
	connection: Connection,
	chosen: readonly ChosenEvent[],
	withTyping: boolean,
): void {
	for (const { event, item } of chosen) {
		const phoneNumberId = textOf(item.phoneNumberId);
		const messageId = textOf(item.messageId);
		const isMessage = event.output === 'messages' && !WITHOUT_TICKS.includes(textOf(item.type) ?? '');
		if (!isMessage || phoneNumberId === undefined || messageId === undefined) continue;
		const request = {
			method: 'POST' as const,
			path: `/${encodeURIComponent(phoneNumberId)}/messages`,
			body: {
				messaging_product: 'whatsapp',
				status: 'read',
				message_id: messageId,
				...(withTyping ? { typing_indicator: { type: 'text' } } : {}),
			},
		};
		withValidToken(context, connection, async (valid) => await transmit(context, valid, request)).catch((thrown: unknown) => {
			const message = withoutSecrets(thrown instanceof Error ? thrown.message : String(thrown), connection.secrets);
			context.logger.warn(`WhatsApp Cloud Trigger: a message could not be marked as read. ${message}`, {
				workflowId: context.getWorkflow().id,
			});
		});
	}
}
