import { createHmac } from 'node:crypto';
import { demoWorld } from '../emulator/contract';
import { onStage, workflowOf } from './onStage';

const stage = onStage((file) => file === 'echo.json', { statuses: false });

const delivery = JSON.stringify({
	object: 'whatsapp_business_account',
	entry: [
		{
			id: demoWorld.accountId,
			changes: [
				{
					field: 'messages',
					value: {
						messaging_product: 'whatsapp',
						metadata: { display_phone_number: '15550100001', phone_number_id: demoWorld.phoneNumberId },
						contacts: [{ profile: { name: 'Ana' }, wa_id: '16505550101' }],
						messages: [{ from: '16505550101', id: 'wamid.outsider', timestamp: '1763700000', type: 'text', text: { body: 'hi' } }],
					},
				},
			],
		},
	],
});

const signature = (body: string, secret: string): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** POST to the callback that the app has. */
async function post(body: BodyInit, headers: Record<string, string>): Promise<number> {
	const [subscription] = stage().emulator.state().subscriptions;
	if (subscription === undefined) throw new Error('The app has no callback');
	return (await fetch(subscription.callbackUrl, { method: 'POST', headers, body })).status;
}

const json = { 'content-type': 'application/json' };

describe('somebody other than Meta calls the production webhook of a real n8n', () => {
	afterEach(async () => {
		expect(await stage().n8n.api.executions(workflowOf(stage(), 'echo.json'))).toEqual([]);
		expect(stage().emulator.requests.filter(({ path }) => path.endsWith('/messages'))).toEqual([]);
	});

	it('an unsigned delivery is answered with 401', async () => {
		expect(await post(delivery, json)).toBe(401);
	});

	it('a delivery signed with another secret is answered with 401', async () => {
		expect(await post(delivery, { ...json, 'x-hub-signature-256': signature(delivery, 'another-secret') })).toBe(401);
	});

	it('a delivery that was changed after it was signed is answered with 401', async () => {
		const signed = signature(delivery, demoWorld.appSecret);
		expect(await post(delivery.replace('"hi"', '"ho"'), { ...json, 'x-hub-signature-256': signed })).toBe(401);
	});

	it('a multipart request is answered with 401, signed or not', async () => {
		const form = new FormData();
		form.set('entry', delivery);
		expect(await post(form, { 'x-hub-signature-256': signature(delivery, demoWorld.appSecret) })).toBe(401);
	});

	it('signed JSON that is no webhook is answered with 400', async () => {
		const body = JSON.stringify({ hello: 'world' });
		expect(await post(body, { ...json, 'x-hub-signature-256': signature(body, demoWorld.appSecret) })).toBe(400);
	});

	it("a body that is not JSON is answered with n8n's own 422", async () => {
		const body = '{"object": "whatsapp_busi';
		expect(await post(body, { ...json, 'x-hub-signature-256': signature(body, demoWorld.appSecret) })).toBe(422);
	});

	it('a handshake with a wrong verify token is answered with 403', async () => {
		const [subscription] = stage().emulator.state().subscriptions;
		const url = `${subscription?.callbackUrl}?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=42`;
		expect((await fetch(url)).status).toBe(403);
	});
});
