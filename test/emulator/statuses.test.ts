import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { listOf, member, type Json } from './json';
import { graph, messageIdOf, send, startCallback, subscribe, until, type Callback } from './testClient';

let emulator: Emulator;
let callback: Callback;
beforeEach(async () => {
	emulator = await startEmulator({ statusDelayMs: 10, reviewMs: 10 });
	callback = await startCallback();
	await subscribe(emulator, callback);
});
afterEach(async () => {
	await emulator.stop();
	await callback.stop();
});

function statuses(): Json[] {
	return callback
		.values()
		.flatMap((value) => listOf(value, 'statuses').map((status) => member({ status }, 'status')));
}

const free = { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' };

test('a message is sent, then delivered, then read when the customer opens the chat', async () => {
	const id = messageIdOf(await send(emulator, { text: { body: 'hi' }, biz_opaque_callback_data: 'order 7' }));
	await until('delivered', () => statuses().length === 2);
	emulator.opened({ phone: '+16505550101' });
	await until('read', () => statuses().length === 3);
	const userId = emulator.conversation('16505550101')?.customer.userId;
	const common = {
		id,
		timestamp: expect.stringMatching(/^\d{10}$/),
		recipient_id: '16505550101',
		recipient_user_id: userId,
		biz_opaque_callback_data: 'order 7',
	};
	expect(statuses()).toEqual([
		{ ...common, status: 'sent', pricing: free },
		{ ...common, status: 'delivered', pricing: free },
		{ ...common, status: 'read' },
	]);
	expect(callback.values()[0]).toMatchObject({
		messaging_product: 'whatsapp',
		metadata: { display_phone_number: '15550100001', phone_number_id: demoWorld.phoneNumberId },
		contacts: [{ profile: { name: 'Ana' }, wa_id: '16505550101', user_id: userId }],
	});
	expect(emulator.conversation('16505550101')?.bubbles.at(-1)?.tick).toBe('read');
	expect(emulator.conversation('16505550101')?.unread).toBe(0);
});

test('a chat that is open already turns a message to read right after its delivery', async () => {
	await send(emulator, { text: { body: 'hi' } });
	emulator.opened({ phone: '16505550101' });
	await until('all three', () => statuses().length === 3);
	// They travel in requests of their own, which may overtake each other.
	expect(statuses().map(({ status }) => status).sort()).toEqual(['delivered', 'read', 'sent']);
});

test('outside the 24-hour window a text is accepted and then fails with 131047', async () => {
	const answer = await send(emulator, { to: '+16505559999', text: { body: 'hi' } });
	expect(answer.status).toBe(200);
	await until('failed', () => statuses().length === 1);
	expect(statuses()[0]).toMatchObject({
		id: messageIdOf(answer),
		status: 'failed',
		errors: [
			{
				code: 131047,
				title: 'Re-engagement message',
				error_data: { details: expect.stringContaining('24 hours') },
			},
		],
	});
	expect(emulator.conversation('16505559999')?.bubbles[0]?.tick).toBe('failed');
});

test('a template gets through outside the window and is billed by its category', async () => {
	await send(emulator, {
		to: '+16505559999',
		type: 'template',
		template: { name: 'hello_world', language: { code: 'en_US' } },
	});
	await until('delivered', () => statuses().length === 2);
	expect(statuses()[1]).toMatchObject({
		status: 'delivered',
		pricing: { billable: true, type: 'regular', category: 'utility' },
	});
});

test('the window of a demo customer closes after 24 hours and opens with a message', async () => {
	emulator.turnClock(24 * 60 * 60 * 1000 + 1);
	await send(emulator, { text: { body: 'too late' } });
	await until('failed', () => statuses().some(({ status }) => status === 'failed'));
	await emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'hello' } } });
	await send(emulator, { text: { body: 'in time' } });
	await until('delivered', () => statuses().some(({ status }) => status === 'delivered'));
});

test('with the window switched off anybody can be written to', async () => {
	const open = await startEmulator({ window: false, statusDelayMs: 1 });
	await send(open, { to: '+16505559999', text: { body: 'hi' } });
	await until('delivered', () => open.conversation('16505559999')?.bubbles[0]?.tick === 'delivered');
	await open.stop();
});

test('a number that begins with 1999 fails with the code at its end', async () => {
	await send(emulator, {
		to: '+19990131026',
		type: 'template',
		template: { name: 'hello_world', language: { code: 'en_US' } },
	});
	await until('failed', () => statuses().length === 1);
	expect(statuses()[0]).toMatchObject({
		status: 'failed',
		errors: [{ code: 131026, title: 'Message undeliverable' }],
	});
});

test('a link to a host that cannot exist fails with 131053', async () => {
	await send(emulator, { type: 'image', image: { link: 'https://pictures.invalid/a.jpg' } });
	await until('failed', () => statuses().length === 1);
	expect(statuses()[0]).toMatchObject({ errors: [{ code: 131053 }] });
});

test('any status can be pushed: played, or one that nobody knows', async () => {
	const id = messageIdOf(
		await send(emulator, { type: 'audio', audio: { link: 'https://bakery.example/hi.ogg', voice: true } }),
	);
	await emulator.status({ messageId: id, status: 'played' });
	await emulator.status({ messageId: id, status: 'pending' });
	expect(statuses().map(({ status }) => status)).toEqual(expect.arrayContaining(['played', 'pending']));
	expect(emulator.conversation('16505550101')?.bubbles.at(-1)?.tick).toBe('played');
});

test('a reaction has statuses but no bubble', async () => {
	const before = emulator.conversation('16505550101')?.bubbles.length;
	await send(emulator, { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } });
	await until('delivered', () => statuses().length === 2);
	expect(emulator.conversation('16505550101')?.bubbles.length).toBe(before);
});

test('without statuses nothing is told and the tick stays', async () => {
	const silent = await startEmulator({ statuses: false, statusDelayMs: 1 });
	await subscribe(silent, callback);
	await send(silent, { text: { body: 'hi' } });
	await new Promise((resolve) => setTimeout(resolve, 60));
	expect(silent.deliveries).toEqual([]);
	expect(silent.conversation('16505550101')?.bubbles[0]?.tick).toBe('accepted');
	await silent.stop();
});

test('a group message reports the group as its recipient', async () => {
	await subscribe(emulator, callback, ['messages', 'group_lifecycle_update', 'group_participants_update']);
	await graph(emulator, 'POST', `/${demoWorld.phoneNumberId}/groups`, {
		messaging_product: 'whatsapp',
		subject: 'Bread club',
	});
	await until('the group', () => callback.values('group_lifecycle_update').length === 1);
	const [made] = listOf(callback.values('group_lifecycle_update')[0], 'groups');
	const groupId = String(member({ made }, 'made')['group_id']);
	const empty = await send(emulator, { to: groupId, recipient_type: 'group', text: { body: 'hi' } });
	expect(empty.error).toMatchObject({ code: 131020 });
	emulator.join(groupId, '16505550102');
	const answer = await send(emulator, { to: groupId, recipient_type: 'group', text: { body: 'hi all' } });
	expect(answer.body['contacts']).toEqual([{ input: groupId, wa_id: groupId }]);
	await until('delivered', () => statuses().length === 2);
	expect(statuses()[0]).toMatchObject({ recipient_id: groupId, recipient_type: 'group', status: 'sent' });
	expect(emulator.conversation(groupId)?.bubbles.at(-1)?.message).toMatchObject({
		text: { body: 'hi all' },
	});
});
