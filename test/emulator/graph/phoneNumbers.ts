import { isJson, textOf, type Json } from '../json';
import { shakeHands } from '../webhooks/handshake';
import type { Account, PhoneNumber } from '../world/objects';
import type { World } from '../world/world';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, invalid } from './graphError';
import { pick } from './fields';
import { page } from './paging';
import { requireAppCallback } from './subscriptions';

const management = { scope: 'whatsapp_business_management' } as const;

const defaults = [
	'verified_name',
	'code_verification_status',
	'display_phone_number',
	'quality_rating',
	'platform_type',
	'throughput',
	'last_onboarded_time',
	'webhook_configuration',
];

/** The callbacks that a number's messages can go to, most general first. Verify tokens are never given back. */
function webhookConfiguration(world: World, number: PhoneNumber): Json {
	const account = world.accountOf(number);
	const configuration: Json = {};
	for (const [appId, override] of account.subscribedApps) {
		const app = world.find('app', appId);
		if (app?.subscription !== undefined) configuration['application'] = app.subscription.url;
		if (override !== undefined) configuration['whatsapp_business_account'] = override.url;
	}
	if (number.override !== undefined) configuration['phone_number'] = number.override.url;
	return configuration;
}

/** A number that can send; what stands in `attributes` wins, so that a broken one can be set up. */
function health(number: PhoneNumber, account: Account): Json {
	const entity = (type: string, id: string, owner: Json): Json => {
		const set = owner['health_status'];
		return isJson(set) ? set : { entity_type: type, id, can_send_message: 'AVAILABLE' };
	};
	const entities = [
		entity('PHONE_NUMBER', number.id, number.attributes),
		entity('WABA', account.id, account.attributes),
	];
	const worst = ['BLOCKED', 'LIMITED', 'AVAILABLE'].find((level) =>
		entities.some((each) => each['can_send_message'] === level),
	);
	return { can_send_message: worst, entities };
}

function view(world: World, number: PhoneNumber, fields: unknown): Json {
	return pick(number.attributes, fields, 'WhatsAppBusinessPhoneNumber', defaults, {
		webhook_configuration: () => webhookConfiguration(world, number),
		health_status: () => health(number, world.accountOf(number)),
	});
}

/** GET /{waba}/phone_numbers, with Graph's `filtering` by equality. */
function list(call: GraphCall<Account>): Json {
	const { world, object: account, parameters } = call;
	const kept = world.numbersOf(account).filter((number) => matches(number.attributes, parameters['filtering']));
	return page(
		call,
		kept.map((number) => view(world, number, parameters['fields'])),
	);
}

function matches(attributes: Json, filtering: unknown): boolean {
	if (filtering === undefined) return true;
	let filters: unknown;
	try {
		filters = typeof filtering === 'string' ? JSON.parse(filtering.replaceAll("'", '"')) : filtering;
	} catch {
		throw invalid('filtering', 'is not valid JSON.');
	}
	if (!Array.isArray(filters)) throw invalid('filtering', 'must be an array.');
	return filters.every(
		(filter) => String(attributes[textOf(filter, 'field') ?? '']) === textOf(filter, 'value'),
	);
}

/** POST /{phone}: PIN, override callback or new display name. */
async function update(call: GraphCall<PhoneNumber>): Promise<Json> {
	const { world, object: number, parameters } = call;
	const configuration = readObject(parameters['webhook_configuration'], 'webhook_configuration');
	if (configuration !== undefined) await setOverride(world, number, configuration);
	const pin = parameters['pin'];
	if (pin !== undefined) {
		if (!/^\d{6}$/.test(String(pin))) throw invalid('pin', 'must have 6 digits.');
		number.pin = String(pin);
		number.attributes['is_pin_enabled'] = true;
	}
	const name = textOf(parameters, 'new_display_name');
	if (name !== undefined) {
		number.attributes['new_display_name'] = name;
		number.attributes['new_name_status'] = 'PENDING_REVIEW';
	}
	if (configuration === undefined && pin === undefined && name === undefined) {
		throw new GraphError(100, {
			details: 'Give one of the parameters pin, webhook_configuration, new_display_name.',
		});
	}
	return { success: true };
}

/** Forms carry objects as JSON text. */
function readObject(given: unknown, name: string): Json | undefined {
	if (given === undefined) return undefined;
	let read = given;
	if (typeof given === 'string') {
		try {
			read = JSON.parse(given);
		} catch {
			throw invalid(name, 'is not valid JSON.');
		}
	}
	if (!isJson(read)) throw invalid(name, 'must be a JSON object.');
	return read;
}

async function setOverride(world: World, number: PhoneNumber, configuration: Json): Promise<void> {
	const url = textOf(configuration, 'override_callback_uri');
	if (url === undefined) {
		delete number.override;
		return;
	}
	const verifyToken = textOf(configuration, 'verify_token');
	if (verifyToken === undefined)
		throw invalid('webhook_configuration.verify_token', 'is required with an override_callback_uri.');
	if (url.length > 200)
		throw invalid('webhook_configuration.override_callback_uri', 'must be at most 200 characters long.');
	requireAppCallback(world, world.accountOf(number));
	await shakeHands(world, url, verifyToken);
	number.override = { url, verifyToken };
}

export const phoneNumberEndpoints: Endpoint[] = [
	endpoint('GET', 'phoneNumber', undefined, ({ world, object, parameters }) =>
		view(world, object, parameters['fields']),
	),
	endpoint('POST', 'phoneNumber', undefined, update, management),
	endpoint('GET', 'account', 'phone_numbers', list, management),
];
