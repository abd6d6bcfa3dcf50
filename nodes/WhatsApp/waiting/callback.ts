import type { Addresses } from '../../shared/answers/resumption';
import { InputError } from '../../shared/graph/failure';
import type { GraphRequest, JsonObject } from '../../shared/graph/request';
import { objectOf, textOf } from '../../WhatsAppTrigger/receiving/json';
import { hostOf } from '../../WhatsAppTrigger/subscribing/callbackUrl';

/** The question where Meta delivers a number's messages. */
export const callbackRequest = (phoneNumberId: string): GraphRequest => ({
	method: 'GET',
	path: `/${phoneNumberId}`,
	query: { fields: 'webhook_configuration' },
});

/** What to do where no trigger of this n8n receives. */
const PUBLISH = 'Publish a workflow with a WhatsApp Cloud Trigger on this account; the answer comes through it. It can be this workflow or another one.';

/**
 * The URL that receives a number's messages: a number's callback wins over the account's, and that over the app's.
 * @param body of the answer to `callbackRequest`
 * @param instance what all webhook URLs of this n8n begin with
 * @throws InputError when it is none of this n8n's
 */
export function ownCallback(body: JsonObject, instance: Addresses['instance']): string {
	const configuration = objectOf(body.webhook_configuration);
	const url =
		textOf(configuration?.phone_number) ?? textOf(configuration?.whatsapp_business_account) ?? textOf(configuration?.application);
	if (url === undefined) {
		throw new InputError('Nobody receives the messages to this number, so no answer would arrive. Nothing was sent', PUBLISH);
	}
	if (url.startsWith(instance)) return url;
	throw new InputError(
		`Messages to this number go to ${hostOf(url)} and not to this n8n, so no answer would arrive. Nothing was sent`,
		`${PUBLISH} If ${hostOf(url)} is this n8n, its address in Meta is not the one it has now (${hostOf(instance)}): publish the workflow with the trigger again.`,
	);
}
