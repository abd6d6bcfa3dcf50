import { readFile, unlink } from 'node:fs/promises';

import type { Emulation } from '../emulation';
import { listOf, textOf, type Json } from '../json';
import { codePoints } from '../rules/shape';
import { metadata } from '../webhooks/values';
import type { Group, PhoneNumber } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { pick } from './fields';
import { GraphError, invalid, missing } from './graphError';
import { jpegSize } from '../rules/jpegSize';
import { loggedForm, readForm, type FormFile } from './multipart';
import { page } from './paging';

const messaging = { scope: 'whatsapp_business_messaging' } as const;

/** A group has at most eight people besides the business. */
export const groupSize = 8;

const defaults = [
	'messaging_product',
	'id',
	'subject',
	'creation_timestamp',
	'suspended',
	'description',
	'total_participant_count',
	'participants',
	'join_approval_mode',
];

function view(group: Group, fields: unknown): Json {
	return pick(
		{
			messaging_product: 'whatsapp',
			id: group.id,
			subject: group.subject,
			description: group.description,
			creation_timestamp: Math.floor(group.createdAt / 1000),
			suspended: false,
			join_approval_mode: group.joinApprovalMode,
			total_participant_count: group.participants.length,
			participants: group.participants.map((phone) => ({ wa_id: phone })),
		},
		fields,
		'WhatsAppBusinessGroup',
		defaults,
	);
}

function list(call: GraphCall<PhoneNumber>): Json {
	const groups = call.world.all('group').filter(({ phoneNumberId }) => phoneNumberId === call.object.id);
	const { data, paging } = page(
		call,
		groups.map(({ id, subject, createdAt }) => ({
			id,
			subject,
			created_at: String(Math.floor(createdAt / 1000)),
		})),
		{ cursorCode: 131059 },
	);
	return { data: { groups: data }, ...(paging === undefined ? {} : { paging }) };
}

function inviteLink(group: Group): Json {
	return { messaging_product: 'whatsapp', invite_link: `https://chat.whatsapp.com/${group.inviteCode}` };
}

function readSubject(given: unknown): string {
	if (given === undefined || given === '') throw missing('subject');
	if (typeof given !== 'string' || codePoints(given) > 128)
		throw invalid('subject', 'must be a text of at most 128 characters.');
	return given;
}

function readDescription(given: unknown): string {
	if (given === undefined) return '';
	if (typeof given !== 'string' || codePoints(given) > 2048)
		throw invalid('description', 'must be a text of at most 2048 characters.');
	return given;
}

/** Tells of a group in its own field of webhooks. */
function tell(
	{ emulation, world }: { emulation: Emulation; world: Emulation['world'] },
	group: Group,
	field: string,
	type: string,
	more: Json,
): string {
	const number = world.find('phoneNumber', group.phoneNumberId);
	const requestId = world.ids.hex(32);
	if (number === undefined) return requestId;
	const value = {
		...metadata(number),
		groups: [
			{
				timestamp: String(Math.floor(world.now() / 1000)),
				group_id: group.id,
				type,
				request_id: requestId,
				...more,
			},
		],
	};
	void emulation.webhooks.tell(world, world.accountOf(number), number, field, value);
	return requestId;
}

/** The phone page draws the group's conversation, or draws it anew. */
function show({ emulation, world }: Pick<GraphCall, 'emulation' | 'world'>, group: Group): void {
	emulation.events.conversation(world.talks.openGroup(group, world.now()));
}

/** POST /{phone}/groups: the invite link comes with the webhook `group_lifecycle_update`. */
function create(call: GraphCall<PhoneNumber>): Json {
	const { world, object: number, body } = call;
	if (body['messaging_product'] !== 'whatsapp') throw missing('messaging_product');
	const mode = textOf(body, 'join_approval_mode') ?? 'auto_approve';
	if (mode !== 'auto_approve' && mode !== 'approval_required')
		throw invalid('join_approval_mode', 'must be auto_approve or approval_required.');
	const group = world.add({
		kind: 'group',
		id: Buffer.from(`capi_group:${number.digits}:${world.ids.object()}`).toString('base64url'),
		phoneNumberId: number.id,
		subject: readSubject(body['subject']),
		description: readDescription(body['description']),
		joinApprovalMode: mode,
		inviteCode: world.ids.hex(20),
		createdAt: world.now(),
		participants: [],
	});
	show(call, group);
	const requestId = tell(call, group, 'group_lifecycle_update', 'group_create', {
		subject: group.subject,
		description: group.description,
		invite_link: `https://chat.whatsapp.com/${group.inviteCode}`,
		join_approval_mode: mode,
	});
	return { messaging_product: 'whatsapp', request_id: requestId };
}

/** POST /{group}: texts as JSON, or with the picture as a multipart form. */
async function update(call: GraphCall<Group>): Promise<Json> {
	const { object: group, request } = call;
	const form = /^multipart\/form-data/i.test(request.headers['content-type'] ?? '')
		? await readForm(call.emulation, request, 'file')
		: undefined;
	const body = form?.fields ?? call.body;
	const file = form?.file;
	if (form !== undefined) call.noted.body = loggedForm(form);
	if (body['subject'] === undefined && body['description'] === undefined && file === undefined) {
		throw new GraphError(100, { details: 'Give one of the parameters subject, description, file.' });
	}
	const changes: Json = file === undefined ? {} : { profile_picture: await takePicture(group, file) };
	if (body['subject'] !== undefined) {
		group.subject = readSubject(body['subject']);
		changes['group_subject'] = { text: group.subject, update_successful: true };
	}
	if (body['description'] !== undefined) {
		group.description = readDescription(body['description']);
		changes['group_description'] = { text: group.description, update_successful: true };
	}
	show(call, group);
	return {
		messaging_product: 'whatsapp',
		request_id: tell(call, group, 'group_settings_update', 'group_settings_update', changes),
	};
}

const pictureLimit = 5 * 1024 * 1024;

/** A group's picture: JPEG, square, 192 pixels or more (Groups API error codes 131209, 131210). */
async function takePicture(group: Group, file: FormFile): Promise<Json> {
	const isJpeg = file.mimeType === 'image/jpeg' && file.start.toString('latin1', 0, 3) === '\xff\xd8\xff';
	if (!isJpeg || file.size > pictureLimit) {
		await unlink(file.path);
		throw invalid('file', `must be a JPEG of at most 5 MB, and is ${file.mimeType} of ${file.size} bytes.`);
	}
	const pixels = jpegSize(await readFile(file.path));
	if (pixels !== undefined) {
		const [width, height] = pixels;
		if (width !== height) throw new GraphError(131209, { details: `The picture has ${width} x ${height} pixels.` });
		if (width < 192) throw new GraphError(131210, { details: `The picture has ${width} x ${height} pixels.` });
	}
	group.picturePath = file.path;
	return { mime_type: file.mimeType, sha256: file.sha256, update_successful: true };
}

function remove(call: GraphCall<Group>): Json {
	const { emulation, world, object: group } = call;
	world.remove(group);
	world.talks.close(world.talks.openGroup(group, world.now()));
	emulation.events.send({ kind: 'gone', phoneNumberId: group.phoneNumberId, phone: group.id });
	return {
		messaging_product: 'whatsapp',
		request_id: tell(call, call.object, 'group_lifecycle_update', 'group_delete', {}),
	};
}

function resetInvite({ world, object: group }: GraphCall<Group>): Json {
	group.inviteCode = world.ids.hex(20);
	return inviteLink(group);
}

function removeParticipants(call: GraphCall<Group>): Json {
	const { object: group, body } = call;
	const users = listOf(body, 'participants').map((user) => (textOf(user, 'user') ?? '').replace(/\D/g, ''));
	if (users.length === 0) throw missing('participants');
	const stranger = users.find((phone) => !group.participants.includes(phone));
	if (stranger !== undefined)
		throw new GraphError(131212, { details: `participants: ${stranger} is not in the group.` });
	group.participants = group.participants.filter((phone) => !users.includes(phone));
	show(call, group);
	const removed = users.map((phone) => ({ input: phone, wa_id: phone }));
	return {
		messaging_product: 'whatsapp',
		request_id: tell(call, group, 'group_participants_update', 'group_participants_remove', {
			removed_participants: removed,
		}),
	};
}

/** A customer taps the invite link. @throws GraphError 131204 when the group is full */
export function joinGroup(emulation: Emulation, group: Group, phone: string): void {
	if (group.participants.includes(phone)) return;
	if (group.participants.length >= groupSize)
		throw new GraphError(131204, { details: `A group can have ${groupSize} participants.` });
	group.participants.push(phone);
	emulation.world.customer(phone);
	show({ emulation, world: emulation.world }, group);
	tell({ emulation, world: emulation.world }, group, 'group_participants_update', 'group_participants_add', {
		reason: 'invite_link',
		added_participants: [{ wa_id: phone }],
	});
}

export const groupEndpoints: Endpoint[] = [
	endpoint('GET', 'phoneNumber', 'groups', list, messaging),
	endpoint('POST', 'phoneNumber', 'groups', create, messaging),
	endpoint('GET', 'group', undefined, ({ object, parameters }) => view(object, parameters['fields']), messaging),
	endpoint('POST', 'group', undefined, update, messaging),
	endpoint('DELETE', 'group', undefined, remove, messaging),
	endpoint('GET', 'group', 'invite_link', ({ object }) => inviteLink(object), messaging),
	endpoint('POST', 'group', 'invite_link', resetInvite, messaging),
	endpoint('DELETE', 'group', 'invite_link', resetInvite, messaging),
	endpoint('DELETE', 'group', 'participants', removeParticipants, messaging),
];
