import { demoWorld, type Emulator } from './contract';
import { startEmulator } from './emulator';
import { listOf, member, textOf, type Json } from './json';
import { detailsOf, graph, send, startCallback, subscribe, until, type Callback, type GraphAnswer } from './testClient';

const { accountId, phoneNumberId } = demoWorld;

let emulator: Emulator;
let callback: Callback;
beforeEach(async () => {
	emulator = await startEmulator();
	callback = await startCallback();
	await subscribe(emulator, callback, [
		'messages',
		'flows',
		'group_lifecycle_update',
		'group_settings_update',
		'group_participants_update',
	]);
});
afterEach(async () => {
	await emulator.stop();
	await callback.stop();
});

describe('flows', () => {
	const good = JSON.stringify({
		version: '7.0',
		screens: [
			{
				id: 'WELCOME',
				title: 'Hi',
				terminal: true,
				layout: { type: 'SingleColumnLayout', children: [{ type: 'TextHeading', text: 'Hi' }] },
			},
		],
	});

	async function create(name = 'booking', more: Json = {}): Promise<string> {
		return String(
			(
				await graph(emulator, 'POST', `/${accountId}/flows`, {
					name,
					categories: ['APPOINTMENT_BOOKING'],
					...more,
				})
			).body['id'],
		);
	}
	function assets(id: string, json: string, name = 'flow.json'): ReturnType<typeof graph> {
		const data = new FormData();
		data.set('name', name);
		data.set('asset_type', 'FLOW_JSON');
		data.set('file', new Blob([json], { type: 'application/json' }), 'flow.json');
		return graph(emulator, 'POST', `/${id}/assets`, data);
	}

	test('a flow is made, gets its JSON, is published, told of, deprecated, and cannot be deleted then', async () => {
		const id = await create();
		expect((await graph(emulator, 'POST', `/${id}/publish`)).error).toMatchObject({ code: 139002 });
		expect((await assets(id, good)).body).toEqual({ success: true, validation_errors: [] });
		const [asset] = listOf((await graph(emulator, 'GET', `/${id}/assets`)).body, 'data');
		expect(await (await fetch(textOf(asset, 'download_url') ?? '')).text()).toBe(good);
		expect((await graph(emulator, 'POST', `/${id}/deprecate`)).error).toMatchObject({ code: 139003 });
		expect((await graph(emulator, 'POST', `/${id}/publish`)).body).toEqual({ success: true });
		await until('the webhook', () => callback.values('flows').length === 1);
		expect(callback.values('flows')[0]).toMatchObject({
			event: 'FLOW_STATUS_CHANGE',
			flow_id: id,
			old_status: 'DRAFT',
			new_status: 'PUBLISHED',
		});
		expect((await assets(id, good)).error).toMatchObject({ code: 139001 });
		expect((await graph(emulator, 'DELETE', `/${id}`)).error).toMatchObject({ code: 139004 });
		expect((await graph(emulator, 'POST', `/${id}/deprecate`)).body).toEqual({ success: true });
		expect((await graph(emulator, 'GET', `/${id}?fields=status,preview`)).body).toMatchObject({
			status: 'DEPRECATED',
			preview: { preview_url: expect.any(String) },
		});
	});

	test('mistakes in the JSON come back with their lines', async () => {
		const id = await create();
		const broken = await assets(id, '{\n  "version": "7.0",\n  "screens": [}');
		expect(broken.body).toMatchObject({
			success: false,
			validation_errors: [{ error: 'INVALID_FLOW_JSON', line_start: 3 }],
		});
		const wrong = await assets(id, good.replace('TextHeading', 'Heading').replace('"terminal":true,', ''));
		expect(listOf(wrong.body, 'validation_errors').map((each) => textOf(each, 'error'))).toEqual([
			'MISSING_TERMINAL_SCREEN',
			'INVALID_PROPERTY_VALUE',
		]);
		expect((await graph(emulator, 'POST', `/${id}/publish`)).error).toMatchObject({ code: 139002 });
		expect(listOf((await graph(emulator, 'GET', `/${id}`)).body, 'validation_errors')).toHaveLength(2);
	});

	test('flows are listed in pages, renamed and deleted', async () => {
		const id = await create();
		await create('orders');
		const page = await graph(emulator, 'GET', `/${accountId}/flows?limit=1`);
		expect(listOf(page.body, 'data')).toHaveLength(1);
		expect(member(page.body, 'paging')['next']).toEqual(expect.any(String));
		expect((await graph(emulator, 'POST', `/${id}`, { name: 'orders' })).error).toMatchObject({ code: 100 });
		expect((await graph(emulator, 'POST', `/${id}`, { name: 'tables' })).body).toEqual({ success: true });
		expect((await graph(emulator, 'GET', `/${id}`)).body).toMatchObject({
			name: 'tables',
			status: 'DRAFT',
			categories: ['APPOINTMENT_BOOKING'],
		});
		expect((await graph(emulator, 'DELETE', `/${id}`)).body).toEqual({ success: true });
		expect((await graph(emulator, 'GET', `/${id}`)).error).toMatchObject({ code: 100, error_subcode: 33 });
	});

	test.each<[string, Json]>([
		['no name', { categories: ['OTHER'] }],
		['no category', { name: 'a' }],
		['an unknown category', { name: 'a', categories: ['BREAD'] }],
	])('%s is refused', async (_what, body) => {
		expect((await graph(emulator, 'POST', `/${accountId}/flows`, body)).status).toBe(400);
	});

	test('a file under another name or of another kind is refused', async () => {
		const id = await create();
		expect(detailsOf(await assets(id, good, 'other.json'))).toContain('name');
		expect((await graph(emulator, 'POST', `/${id}/assets`, { name: 'flow.json' })).error).toMatchObject({
			code: 100,
		});
	});

	test('a flow can be made with its JSON and published at once', async () => {
		const id = await create('ready', { flow_json: good, publish: true });
		expect((await graph(emulator, 'GET', `/${id}`)).body['status']).toBe('PUBLISHED');
	});
});

describe('groups', () => {
	async function create(subject = 'Bread club'): Promise<string> {
		const before = callback.values('group_lifecycle_update').length;
		await graph(emulator, 'POST', `/${phoneNumberId}/groups`, {
			messaging_product: 'whatsapp',
			subject,
			description: 'For friends of bread',
		});
		await until('the group', () => callback.values('group_lifecycle_update').length > before);
		return textOf(listOf(callback.values('group_lifecycle_update').at(-1), 'groups')[0], 'group_id') ?? '';
	}

	test('a group is made, told of with its link, read, changed, joined, emptied and deleted', async () => {
		const id = await create();
		const [made] = listOf(callback.values('group_lifecycle_update')[0], 'groups');
		const invite = await graph(emulator, 'GET', `/${id}/invite_link`);
		expect(made).toMatchObject({
			type: 'group_create',
			subject: 'Bread club',
			invite_link: invite.body['invite_link'],
		});
		emulator.join(id, '+16505550102');
		expect((await graph(emulator, 'GET', `/${id}`)).body).toMatchObject({
			id,
			subject: 'Bread club',
			total_participant_count: 1,
			participants: [{ wa_id: '16505550102' }],
			suspended: false,
		});
		await graph(emulator, 'POST', `/${id}`, { messaging_product: 'whatsapp', subject: 'Cake club' });
		expect((await graph(emulator, 'GET', `/${id}?fields=subject`)).body).toEqual({ id, subject: 'Cake club' });
		await graph(emulator, 'DELETE', `/${id}/participants`, {
			messaging_product: 'whatsapp',
			participants: [{ user: '+16505550102' }],
		});
		expect(
			(await graph(emulator, 'GET', `/${id}?fields=total_participant_count`)).body[
				'total_participant_count'
			],
		).toBe(0);
		expect((await graph(emulator, 'DELETE', `/${id}`)).body).toMatchObject({ request_id: expect.any(String) });
		expect((await graph(emulator, 'GET', `/${id}`)).error).toMatchObject({ code: 100, error_subcode: 33 });
		await until(
			'all four fields',
			() =>
				callback.values('group_participants_update').length === 2 &&
				callback.values('group_lifecycle_update').length === 2,
		);
	});

	/** A JPEG's first bytes and a frame header of this size. */
	const jpeg = (width: number, height: number): Buffer => {
		const frame = Buffer.from('\xff\xd8\xff\xc0\0\x11\x08', 'latin1');
		const sides = Buffer.alloc(16);
		sides.writeUInt16BE(height, 0);
		sides.writeUInt16BE(width, 2);
		return Buffer.concat([frame, sides]);
	};

	async function picture(id: string, bytes: Buffer, type = 'image/jpeg'): Promise<GraphAnswer> {
		const form = new FormData();
		form.set('messaging_product', 'whatsapp');
		form.set('subject', 'Pretzel club');
		form.set('file', new Blob([new Uint8Array(bytes)], { type }), 'club.jpg');
		return graph(emulator, 'POST', `/${id}`, form);
	}

	test('a picture comes with a form, together with the texts', async () => {
		const id = await create();
		expect((await picture(id, jpeg(640, 640))).status).toBe(200);
		expect((await graph(emulator, 'GET', `/${id}?fields=subject`)).body['subject']).toBe('Pretzel club');
		await until('the settings', () => callback.values('group_settings_update').length > 0);
		expect(listOf(callback.values('group_settings_update')[0], 'groups')[0]).toMatchObject({
			profile_picture: { mime_type: 'image/jpeg', update_successful: true },
			group_subject: { text: 'Pretzel club', update_successful: true },
		});
		expect(emulator.requests.at(-2)?.body).toMatchObject({ file: { name: 'club.jpg', mimeType: 'image/jpeg' } });
	});

	test.each<[string, Buffer, string, number]>([
		['a PNG', Buffer.from('\x89PNG', 'latin1'), 'image/png', 131009],
		['bytes that are no JPEG', Buffer.from('GIF89a'), 'image/jpeg', 131009],
		['a picture wider than high', jpeg(640, 480), 'image/jpeg', 131209],
		['a picture of 191 pixels', jpeg(191, 191), 'image/jpeg', 131210],
	])('%s is refused as a picture of a group', async (_what, bytes, type, code) => {
		expect((await picture(await create(), bytes, type)).error).toMatchObject({ code });
	});

	test('a reset link is another one', async () => {
		const id = await create();
		const before = (await graph(emulator, 'GET', `/${id}/invite_link`)).body['invite_link'];
		const after = (await graph(emulator, 'POST', `/${id}/invite_link`)).body['invite_link'];
		expect(after).not.toBe(before);
		expect((await graph(emulator, 'GET', `/${id}/invite_link`)).body['invite_link']).toBe(after);
	});

	test('groups are listed in pages under data.groups', async () => {
		await create('one');
		await create('two');
		const page = await graph(emulator, 'GET', `/${phoneNumberId}/groups?limit=1`);
		expect(member(page.body, 'data')).toMatchObject({ groups: [{ subject: 'one' }] });
		const after = String(member(member(page.body, 'paging'), 'cursors')['after']);
		expect(
			member((await graph(emulator, 'GET', `/${phoneNumberId}/groups?limit=1&after=${after}`)).body, 'data'),
		).toMatchObject({ groups: [{ subject: 'two' }] });
	});

	test('the ninth person does not get in', async () => {
		const id = await create();
		for (let n = 0; n < 8; n += 1) emulator.join(id, `1650555020${n}`);
		expect(() => emulator.join(id, '16505550299')).toThrow('Participant overlimit');
	});

	test.each<[string, Json]>([
		['no subject', {}],
		['a subject of 129 characters', { subject: 'x'.repeat(129) }],
		['a description of 2049', { subject: 'a', description: 'x'.repeat(2049) }],
		['an unknown way to join', { subject: 'a', join_approval_mode: 'open' }],
	])('%s is refused', async (_what, body) => {
		expect(
			(await graph(emulator, 'POST', `/${phoneNumberId}/groups`, { messaging_product: 'whatsapp', ...body }))
				.status,
		).toBe(400);
	});

	test('a group has a conversation of its own, with what both sides write, until it is deleted', async () => {
		const id = await create();
		expect(emulator.conversation(id)).toMatchObject({ customer: { phone: id, name: 'Bread club' }, group: { members: [] } });
		for (const phone of ['16505550101', '16505550102']) emulator.join(id, phone);
		const before = emulator.conversation('16505550102')?.bubbles.length;
		await send(emulator, { to: id, recipient_type: 'group', text: { body: 'fresh rye' } });
		const wrote = await emulator.inbound({ from: '16505550102', groupId: id, message: { type: 'text', text: { body: 'two please' } } });
		expect(emulator.conversation(id)).toMatchObject({
			group: { members: [{ name: 'Ana' }, { name: 'Ben' }] },
			bubbles: [
				{ from: 'business', message: { text: { body: 'fresh rye' } } },
				{ id: wrote, from: 'customer', author: '16505550102' },
			],
		});
		expect(emulator.conversation('16505550102')?.bubbles.length).toBe(before);
		await graph(emulator, 'DELETE', `/${id}`);
		expect(emulator.conversation(id)).toBeUndefined();
	});

	test('what the business sent to a group turns to read when its conversation is opened', async () => {
		const id = await create();
		emulator.join(id, '16505550102');
		await send(emulator, { to: id, recipient_type: 'group', text: { body: 'fresh rye' } });
		emulator.opened({ phone: id });
		await until('read', () => emulator.conversation(id)?.bubbles[0]?.tick === 'read');
		await until('the webhook', () => callback.values().some((value) => listOf(value, 'statuses').some((status) => textOf(status, 'status') === 'read')));
		const read = callback.values().flatMap((value) => listOf(value, 'statuses')).find((status) => textOf(status, 'status') === 'read');
		expect(read).toMatchObject({ recipient_id: id, recipient_type: 'group' });
	});

	test('somebody who is no member cannot write in a group', async () => {
		const id = await create();
		await expect(
			emulator.inbound({ from: '16505550103', groupId: id, message: { type: 'text', text: { body: 'hi' } } }),
		).rejects.toThrow('no member of the group');
	});

	test('a message written in a group carries the group', async () => {
		const id = await create();
		emulator.join(id, '16505550102');
		await emulator.inbound({
			from: '16505550102',
			groupId: id,
			message: { type: 'text', text: { body: 'hello all' } },
		});
		expect(listOf(callback.values()[0], 'messages')[0]).toMatchObject({ from: '16505550102', group_id: id });
	});
});
