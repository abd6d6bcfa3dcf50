import { createHmac } from 'node:crypto';

import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { listOf, member, type Json } from './json';
import { changesOf, graph, send, startCallback, subscribe, until, type Callback } from './testClient';

const { accountId, phoneNumberId } = demoWorld;

let emulator: Emulator;
let callback: Callback;
let other: Callback;
beforeEach(async () => {
	emulator = await startEmulator({ statusDelayMs: 5, redeliveryMs: 20, reviewMs: 5 });
	callback = await startCallback('verify-me');
	other = await startCallback('other-token');
});
afterEach(async () => {
	await emulator.stop();
	await callback.stop();
	await other.stop();
});

const hello = { from: '16505550101', message: { type: 'text', text: { body: 'Grüße / 👋' } } };

function firstMessage(value: Json | undefined): Json {
	return member({ first: listOf(value, 'messages')[0] }, 'first');
}

describe('signed deliveries', () => {
	test('the signature is over the raw bytes, in which non-ASCII and / are escaped as Meta does', async () => {
		await subscribe(emulator, callback);
		await emulator.inbound(hello);
		const [delivery] = callback.received;
		const raw = delivery?.raw ?? Buffer.alloc(0);
		expect(raw.toString('latin1')).toContain('Gr\\u00fc\\u00dfe \\/ \\ud83d\\udc4b');
		const expected = createHmac('sha256', demoWorld.appSecret).update(raw).digest('hex');
		expect(delivery?.headers['x-hub-signature-256']).toBe(`sha256=${expected}`);
		const again = createHmac('sha256', demoWorld.appSecret)
			.update(JSON.stringify(JSON.parse(raw.toString())))
			.digest('hex');
		expect(again).not.toBe(expected);
	});

	test('an incoming message has the v26 shape', async () => {
		await subscribe(emulator, callback);
		const id = await emulator.inbound(hello);
		const userId = emulator.conversation('16505550101')?.customer.userId;
		expect(callback.received[0]?.body).toEqual({
			object: 'whatsapp_business_account',
			entry: [
				{
					id: accountId,
					changes: [
						{
							field: 'messages',
							value: {
								messaging_product: 'whatsapp',
								metadata: { display_phone_number: '15550100001', phone_number_id: phoneNumberId },
								contacts: [{ profile: { name: 'Ana' }, wa_id: '16505550101', user_id: userId }],
								messages: [
									{
										from: '16505550101',
										from_user_id: userId,
										id,
										timestamp: expect.any(String),
										type: 'text',
										text: { body: 'Grüße / 👋' },
									},
								],
							},
						},
					],
				},
			],
		});
	});

	test('somebody who hides the number comes with the user ID alone', async () => {
		await subscribe(emulator, callback);
		await emulator.inbound({ ...hello, hidePhone: true, name: 'Ana B' });
		const [value] = callback.values();
		expect(firstMessage(value)['from']).toBeUndefined();
		expect(firstMessage(value)['from_user_id']).toEqual(expect.stringMatching(/^US\./));
		expect(listOf(value, 'contacts')[0]).toEqual({
			profile: { name: 'Ana B' },
			user_id: firstMessage(value)['from_user_id'],
		});
	});

	test('a reply carries who wrote the message that it quotes', async () => {
		await subscribe(emulator, callback);
		await send(emulator, { text: { body: 'Bread?' } });
		const quotedId = emulator.conversation('16505550101')?.bubbles.at(-1)?.id ?? '';
		await emulator.inbound({
			from: '16505550101',
			quotedId,
			message: {
				type: 'interactive',
				interactive: { type: 'button_reply', button_reply: { id: 'y', title: 'Yes' } },
			},
		});
		const replies = callback.values().filter((value) => listOf(value, 'messages').length > 0);
		expect(firstMessage(replies[0])).toMatchObject({
			context: { from: '15550100001', id: quotedId },
			type: 'interactive',
		});
	});

	test('a blocked person is heard no more', async () => {
		await subscribe(emulator, callback);
		await graph(emulator, 'POST', `/${phoneNumberId}/block_users`, {
			messaging_product: 'whatsapp',
			block_users: [{ user: '+16505550101' }],
		});
		await emulator.inbound(hello);
		expect(callback.received).toEqual([]);
	});
});

describe('redelivery', () => {
	test('anything but 200 is tried again, each wait twice as long, with the same bytes', async () => {
		await subscribe(emulator, callback);
		callback.answers.push(500, 204, 401);
		const begin = Date.now();
		await emulator.inbound(hello);
		await until('the fourth attempt', () => callback.received.length === 4);
		expect(Date.now() - begin).toBeGreaterThanOrEqual(20 + 40 + 80 - 5);
		await until('done', () => emulator.deliveries[0]?.done === true);
		expect(emulator.deliveries[0]).toMatchObject({
			attempts: [500, 204, 401, 200],
			level: 'app',
			url: callback.url,
		});
		expect(new Set(callback.received.map(({ raw }) => raw.toString())).size).toBe(1);
	});

	test('a callback that cannot be reached counts as 0 and is tried again', async () => {
		await subscribe(emulator, callback);
		await callback.stop();
		await emulator.inbound(hello);
		expect(emulator.deliveries[0]).toMatchObject({ attempts: [0], done: false });
		await until('the second attempt', () => (emulator.deliveries[0]?.attempts.length ?? 0) > 1);
	});

	test('a reset gives up what is under way', async () => {
		await subscribe(emulator, callback);
		callback.answers.push(500);
		await emulator.inbound(hello);
		emulator.reset();
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(callback.received).toHaveLength(1);
		expect(emulator.state()).toMatchObject({ accepted: 0, subscriptions: [] });
	});
});

describe('batches', () => {
	test('with batchMs one delivery holds many updates', async () => {
		const batching = await startEmulator({ batchMs: 30, statuses: false });
		await subscribe(batching, callback);
		await Promise.all(
			Array.from({ length: 25 }, (_, n) =>
				batching.inbound({ from: '16505550102', message: { type: 'text', text: { body: String(n) } } }),
			),
		);
		expect(callback.received).toHaveLength(1);
		expect(changesOf(callback.received[0]?.body ?? {})).toHaveLength(25);
		await batching.stop();
	});

	test('a payload of one’s own is signed and delivered, several times at once', async () => {
		await subscribe(emulator, callback);
		const payload = {
			object: 'whatsapp_business_account',
			entry: [
				{
					id: accountId,
					changes: [
						{
							field: 'messages',
							value: { metadata: { phone_number_id: phoneNumberId }, statuses: [] },
						},
					],
				},
			],
		};
		const deliveries = await emulator.deliver({ payload, copies: 3 });
		expect(deliveries.map(({ attempts }) => attempts)).toEqual([[200], [200], [200]]);
		expect(callback.received.map(({ body }) => body)).toEqual([payload, payload, payload]);
		await emulator.deliver({ payload, url: other.url });
		expect(other.received).toHaveLength(1);
	});
});
