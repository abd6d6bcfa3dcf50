import { WhatsAppCloudApi } from '../../credentials/WhatsAppCloudApi.credentials';
import { verifyTokenForManual } from '../../nodes/WhatsAppTrigger/subscribing/verifyToken';
import { testCredential } from '../engine';
import { appSecret, delivery, metadata, post, servedByHand, sign, status, stopTriggers, textMessage } from './stage';

/* One test for each trigger, event and webhook that other connectors offer: it has to work here, too. */

afterEach(stopTriggers);

test('Composio: Message status updated (phone number ID, status filter)', async () => {
	const trigger = await servedByHand({ parameters: { triggerOn: ['statuses'], filters: { phoneNumberIds: ['106'], statuses: ['delivered', 'failed'] } } });
	await post(trigger.url, delivery({ statuses: [status('out', 'sent'), status('out', 'delivered')] }));
	await post(trigger.url, delivery({ metadata: { phone_number_id: '999', display_phone_number: '1' }, statuses: [status('other', 'failed')] }));
	expect(trigger.executions.map(({ workflowData }) => workflowData)).toEqual([
		[[], [{ json: expect.objectContaining({ event: 'status', phoneNumberId: '106', messageId: 'out', status: 'delivered', raw: expect.anything() }) }]],
	]);
});

test('Prismatic: Webhook trigger (Verify Token, App Secret)', async () => {
	const trigger = await servedByHand({ credentials: [testCredential(WhatsAppCloudApi, { appSecret, verifyToken: 'our words' })] });
	const ask = async (token: string) => (await fetch(`${trigger.url}?${new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.challenge': '7', 'hub.verify_token': token }).toString()}`)).status;
	expect([await ask('our words'), await ask('other words'), await ask(verifyTokenForManual(appSecret))]).toEqual([200, 403, 403]);
	const body = delivery({ messages: [textMessage('wamid.p')] });
	expect((await post(trigger.url, body, { signature: sign(JSON.stringify(body), 'other secret') })).status).toBe(401);
	expect((await post(trigger.url, body)).status).toBe(200);
	expect(trigger.executions).toHaveLength(1);
});

test('ByteChef: Message received (sender number)', async () => {
	const trigger = await servedByHand({ parameters: { triggerOn: ['messages'], filters: { senders: '+1 650-555-1234' } } });
	await post(trigger.url, delivery({ messages: [textMessage('wanted', 'hi', '16505551234'), textMessage('unwanted', 'hi', '16505559999')] }));
	expect(trigger.executions.flatMap(({ items }) => items.map(({ messageId }) => messageId))).toEqual(['wanted']);
});

test('UIP: customer_message, status_changed (two kinds of event, each on its output)', async () => {
	const trigger = await servedByHand();
	const body = {
		object: 'whatsapp_business_account',
		entry: [
			{ id: '102', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, messages: [textMessage('in')] } }] },
			{ id: '102', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, statuses: [status('out', 'read')] } }] },
		],
	};
	await post(trigger.url, body);
	expect(trigger.executions.map(({ workflowData }) => workflowData.map((items) => items.map(({ json }) => [json.event, json.messageId])))).toEqual([
		[[['message', 'in']], [['status', 'out']]],
	]);
});

test('UIP: webhook HMAC (app secret plain or Base64)', async () => {
	for (const [index, secret] of [appSecret, Buffer.from(appSecret).toString('base64')].entries()) {
		const trigger = await servedByHand({ secret });
		expect((await post(trigger.url, delivery({ messages: [textMessage(`wamid.${index}`)] }))).status).toBe(200);
		expect((await post(trigger.url, delivery({ messages: [textMessage('x')] }), { signature: sign('x') })).status).toBe(401);
		expect(trigger.executions).toHaveLength(1);
	}
});
