import type { IWebhookFunctions } from 'n8n-workflow';
import type { Connection } from '../../../shared/graph/connection';
import { withoutSecrets } from '../../../shared/graph/secrets';
import { transmit } from '../../../shared/graph/transport';
import type { ChosenEvent } from '../choose';
import { textOf } from '../json';
import { inParallel } from './inParallel';
import { withValidToken } from './validToken';

/** What nobody wrote, or what has no ticks of its own. */
const WITHOUT_TICKS = ['reaction', 'system', 'unsupported', 'edit', 'revoke', 'request_welcome'];

/** Requests of one delivery that are under way at the same time: it may hold a thousand messages. */
const AT_ONCE = 8;

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
	void inParallel(chosen.flatMap(withTicks), AT_ONCE, async ({ phoneNumberId, messageId }) => {
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
		try {
			await withValidToken(context, connection, async (valid) => await transmit(context, valid, request));
		} catch (thrown) {
			const message = withoutSecrets(thrown instanceof Error ? thrown.message : String(thrown), connection.secrets);
			context.logger.warn(`WhatsApp Cloud Trigger: a message could not be marked as read. ${message}`, {
				workflowId: context.getWorkflow().id,
			});
		}
	});
}

/** The message, if it has ticks: then it can be named to Meta. */
function withTicks({ event, item }: ChosenEvent): Array<{ phoneNumberId: string; messageId: string }> {
	const phoneNumberId = textOf(item.phoneNumberId);
	const messageId = textOf(item.messageId);
	const isMessage = event.output === 'messages' && !WITHOUT_TICKS.includes(textOf(item.type) ?? '');
	return isMessage && phoneNumberId !== undefined && messageId !== undefined ? [{ phoneNumberId, messageId }] : [];
}
