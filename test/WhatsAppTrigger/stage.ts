import { createHmac } from 'node:crypto';
import { WhatsAppCloudApi } from '../../credentials/WhatsAppCloudApi.credentials';
import { WhatsAppTrigger } from '../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld } from '../emulator/contract';
import { serveTrigger, testCredential, type ServedTrigger, type ServeTriggerOptions, type TestCredential } from '../engine';

export const appSecret = demoWorld.appSecret;

/** A credential with everything that automatic set-up needs; the base URL is the emulator's. */
export const fullCredential = (baseUrl: string, changes: Record<string, string> = {}): TestCredential =>
	testCredential(WhatsAppCloudApi, {
		accessToken: demoWorld.accessToken,
		phoneNumberId: demoWorld.phoneNumberId,
		businessAccountId: demoWorld.accountId,
		appId: demoWorld.appId,
		appSecret,
		baseUrl,
		...changes,
	});

const running: ServedTrigger[] = [];

/** Stops every trigger that a test has started, also when the test failed. */
export async function stopTriggers(): Promise<void> {
	await Promise.all(running.splice(0).map((trigger) => trigger.stop()));
}

/** Puts a trigger behind a web server until `stopTriggers`. */
export async function serve(options: ServeTriggerOptions): Promise<ServedTrigger> {
	const trigger = await serveTrigger(options);
	running.push(trigger);
	return trigger;
}

/** A trigger whose messages are signed by hand: no emulator behind it. */
export async function servedByHand(
	options: Partial<ServeTriggerOptions> & { secret?: string } = {},
): Promise<ServedTrigger> {
	const { secret = appSecret, parameters, ...rest } = options;
	return await serve({
		node: WhatsAppTrigger,
		credentials: [testCredential(WhatsAppCloudApi, { appSecret: secret })],
		parameters: { setup: 'manual', triggerOn: ['messages', 'statuses'], filters: {}, options: {}, ...parameters },
		...rest,
	});
}

export const sign = (body: string | Buffer, secret: string | Buffer = appSecret): string =>
	`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** One change of one account, as Meta delivers it. */
export const delivery = (value: Record<string, unknown>, field = 'messages'): Record<string, unknown> => ({
	object: 'whatsapp_business_account',
	entry: [{ id: '102', changes: [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }] }],
});

export const metadata = { display_phone_number: '15550783881', phone_number_id: '106' };

/** A text message of a customer. */
export const textMessage = (id: string, body = 'hi', from = '16505551234'): Record<string, unknown> => ({
	from,
	id,
	timestamp: '1749416383',
	type: 'text',
	text: { body },
});

export const status = (id: string, name: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
	id,
	status: name,
	timestamp: '1749416385',
	recipient_id: '16505551234',
	...more,
});

/** Posts what Meta would post: signed, unless another signature (or none) is given. */
export async function post(
	url: string,
	payload: unknown,
	{ headers = {}, signature }: { headers?: Record<string, string>; signature?: string | null } = {},
): Promise<{ status: number; text: string }> {
	const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
	const signed = signature === undefined ? sign(body) : signature;
	const response = await fetch(url, {
		method: 'POST',
		body,
		headers: {
			'content-type': 'application/json',
			...(signed === null ? {} : { 'x-hub-signature-256': signed }),
			...headers,
		},
	});
	return { status: response.status, text: await response.text() };
}

/** Waits until a check no longer throws: for what the trigger does by itself, while nobody waits for it. */
export async function eventually(check: () => void): Promise<void> {
	for (let tries = 0; ; tries += 1) {
		try {
			check();
			return;
		} catch (error) {
			if (tries > 100) throw error;
			await new Promise((resolve) => setTimeout(resolve, 25));
		}
	}
}
