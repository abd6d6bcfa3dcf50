import type {
	DeliverRequest,
	EmulatorState,
	LoggedDelivery,
	ObjectRequest,
	StatusRequest,
	TokenRequest,
} from './contract';
import { demoWorld } from './contract';
import type { Emulation } from './emulation';
import { listOf, member, textOf } from './json';
import { joinGroup } from './graph/groups';
import { ControlError, digitsOf } from './traffic/incoming';
import { pushStatus } from './traffic/outgoing';
import { allScopes } from './world/demoWorld';

/** What stands where, for tests: never a verify token. */
export function stateOf({ world }: Emulation): EmulatorState {
	const state: EmulatorState = {
		accepted: world.accepted,
		subscriptions: [],
		overrides: { accounts: {}, numbers: {} },
		subscribedApps: {},
	};
	for (const { id, subscription } of world.all('app')) {
		if (subscription !== undefined)
			state.subscriptions.push({ appId: id, callbackUrl: subscription.url, fields: subscription.fields });
	}
	for (const { id, subscribedApps } of world.all('account')) {
		state.subscribedApps[id] = [...subscribedApps.keys()];
		for (const override of subscribedApps.values())
			if (override !== undefined) state.overrides.accounts[id] = override.url;
	}
	for (const { id, override } of world.all('phoneNumber')) {
		if (override !== undefined) state.overrides.numbers[id] = override.url;
	}
	return state;
}

/** @throws ControlError for a message that the business did not send */
export async function pushMessageStatus(emulation: Emulation, request: StatusRequest): Promise<void> {
	const { world } = emulation;
	const place = world.messages.get(request.messageId);
	const number = world.find('phoneNumber', place?.phoneNumberId ?? '');
	const talk = world.talkOf(place);
	if (number === undefined || talk === undefined) throw new ControlError('There is no such message');
	const error =
		request.code === undefined
			? undefined
			: { code: request.code, details: request.details ?? 'Set by the control API.' };
	await pushStatus(emulation, talk, number, request.messageId, request.status, error);
}

/** Signs a payload as the demo app and delivers it, by the override order of each of its changes or to one URL. */
export async function deliverPayload(emulation: Emulation, request: DeliverRequest): Promise<LoggedDelivery[]> {
	const { world, webhooks } = emulation;
	const app = world.find('app', demoWorld.appId);
	if (app === undefined) throw new ControlError('The demo app is gone');
	const targets = new Map<string, Parameters<typeof webhooks.deliver>[0]>();
	if (request.url !== undefined) targets.set(request.url, { app, url: request.url, level: 'app' });
	for (const entry of request.url === undefined ? listOf(request.payload, 'entry') : []) {
		const account = world.find('account', textOf(entry, 'id') ?? '') ?? world.all('account')[0];
		for (const change of account === undefined ? [] : listOf(entry, 'changes')) {
			if (account === undefined) continue;
			const numberId = textOf(member(member(change, 'value'), 'metadata'), 'phone_number_id') ?? '';
			const field = textOf(change, 'field') ?? 'messages';
			for (const target of webhooks.targets(world, account, world.find('phoneNumber', numberId), field))
				targets.set(target.url, target);
		}
	}
	const copies = Array.from({ length: request.copies ?? 1 });
	return Promise.all(
		[...targets.values()].flatMap((target) => copies.map(() => webhooks.deliver(target, request.payload))),
	);
}

/** Changes the demo token, or makes a further one with the demo app's permissions. */
export function changeToken({ world }: Emulation, request: TokenRequest): void {
	const value = request.token ?? demoWorld.accessToken;
	const known = world.tokens.get(value);
	world.tokens.set(value, {
		value,
		appId: request.appId ?? known?.appId ?? demoWorld.appId,
		userId: known?.userId ?? '1024000000000001',
		scopes: request.scopes ?? known?.scopes ?? [...allScopes],
		expiresAt: request.expiresAt === null ? undefined : (request.expiresAt ?? known?.expiresAt),
	});
	const appId = request.appId;
	if (appId !== undefined && world.find('app', appId) === undefined) {
		world.add({ kind: 'app', id: appId, name: 'Another App', secret: `secret-of-${appId}` });
	}
}

/** Sets fields of an account or number; for a number, `registered` too. @throws ControlError for another ID */
export function changeObject({ world }: Emulation, id: string, fields: ObjectRequest): void {
	const number = world.find('phoneNumber', id);
	const owner = number ?? world.find('account', id);
	if (owner === undefined) throw new ControlError(`There is no account or phone number with the ID ${id}`);
	const { registered, ...attributes } = fields;
	if (number !== undefined && typeof registered === 'boolean') number.registered = registered;
	Object.assign(owner.attributes, attributes);
}

/** A customer taps a group's invite link. @throws ControlError for an unknown group */
export function joinByLink(emulation: Emulation, groupId: string, phone: string): void {
	const group = emulation.world.find('group', groupId);
	if (group === undefined) throw new ControlError('There is no such group');
	joinGroup(emulation, group, digitsOf(phone));
}
