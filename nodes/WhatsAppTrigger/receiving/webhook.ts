import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readConnection } from '../../shared/graph/context';
import { withoutSecrets } from '../../shared/graph/secrets';
import { requestedUrls } from '../subscribing/callbackUrl';
import { instanceTokenFor, verifyTokenFor, verifyTokenForManual } from '../subscribing/verifyToken';
import { answer, refuse } from './answer';
import { handshake } from './handshake';
import { receive } from './receive';

/** Answers whatever reaches the trigger's URL. Never throws: n8n would make a failed execution of it. */
export async function webhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const isHandshake = context.getWebhookName() === 'setup';
	try {
		return isHandshake ? await shakeHands(context) : await receive(context);
	} catch (thrown) {
		// An answer that is no 200 makes Meta send the delivery again.
		const message = withoutSecrets(thrown instanceof Error ? thrown.message : String(thrown));
		return refuse(context, isHandshake ? 403 : 500, message.replace(/\.$/, ''));
	}
}

async function shakeHands(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { appSecret, verifyToken } = await readConnection(context);
	const instanceId = context.getInstanceId();
	const derived = requestedUrls(context, context.getRequestObject().path).flatMap((url) => [
		verifyTokenFor(appSecret, url),
		instanceTokenFor(appSecret, instanceId, url),
	]);
	const manual = context.getNodeParameter('setup', 'automatic') === 'manual';
	const accepted = manual ? [...derived, verifyToken || verifyTokenForManual(appSecret)] : derived;
	const result = handshake({ ...context.getQueryData() }, accepted);
	if (result.status === 200) return answer(context, 200, result.challenge);
	const advice =
		appSecret === ''
			? ". The credential's App Secret is empty: fill it in"
			: manual
				? '. Enter at Meta the Verify Token that the trigger shows, or the one in its credential'
				: '. With automatic set-up only Meta asks, while the workflow is published; to enter the URL at Meta by hand, choose manual set-up in the trigger';
	return refuse(context, 403, `${result.reason}${advice}`);
}
