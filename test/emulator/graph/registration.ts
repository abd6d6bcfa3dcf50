import { textOf, type Json } from '../json';
import { dayMs } from '../world/demoWorld';
import type { PhoneNumber } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, invalid, missing } from './graphError';

const management = { scope: 'whatsapp_business_management' } as const;

const regions = ['AE', 'AU', 'BH', 'BR', 'CA', 'CH', 'DE', 'EU', 'GB', 'ID', 'IN', 'JP', 'KR', 'SG', 'ZA'];

/** Ten register and deregister calls in 72 hours. */
const callsAllowed = 10;
const callsWithinMs = 3 * dayMs;

/** The code that every verification call and text message of the emulator carries. */
export const verificationCode = '123456';

function countRegistration(number: PhoneNumber, now: number): void {
	number.registrations = number.registrations.filter((at) => at > now - callsWithinMs);
	if (number.registrations.length >= callsAllowed) {
		throw new GraphError(133016, {
			details: 'There were more than 10 register and deregister calls for this number in 72 hours.',
		});
	}
	number.registrations.push(now);
}

function requireProduct(parameters: Json): void {
	if (parameters['messaging_product'] === undefined) throw missing('messaging_product');
	if (parameters['messaging_product'] !== 'whatsapp') throw invalid('messaging_product', 'must be whatsapp.');
}

/** POST /{phone}/register. A wrong PIN is refused when the number has one. */
function register({ world, object: number, parameters }: GraphCall<PhoneNumber>): Json {
	requireProduct(parameters);
	const pin = parameters['pin'] === undefined ? undefined : String(parameters['pin']);
	if (pin === undefined) throw missing('pin');
	if (!/^\d{6}$/.test(pin)) throw invalid('pin', 'must have 6 digits.');
	const region = textOf(parameters, 'data_localization_region');
	if (region !== undefined && !regions.includes(region))
		throw invalid('data_localization_region', `must be one of ${regions.join(', ')}.`);
	countRegistration(number, world.now());
	if (number.attributes['code_verification_status'] !== 'VERIFIED')
		throw new GraphError(133006, { details: 'Verify the phone number with a code first.' });
	if (number.pin !== undefined && number.pin !== pin)
		throw new GraphError(133005, {
			details: 'The parameter pin does not match the two-step verification PIN.',
		});
	number.pin = pin;
	number.registered = true;
	Object.assign(number.attributes, { status: 'CONNECTED', platform_type: 'CLOUD_API', is_pin_enabled: true });
	if (region !== undefined) {
		number.settings['storage_configuration'] = {
			status: 'IN_COUNTRY_STORAGE_ENABLED',
			data_localization_region: region,
		};
	}
	return { success: true };
}

function deregister({ world, object: number }: GraphCall<PhoneNumber>): Json {
	countRegistration(number, world.now());
	if (!number.registered) throw new GraphError(133010, { details: 'The phone number is not registered.' });
	number.registered = false;
	Object.assign(number.attributes, { status: 'DISCONNECTED', platform_type: 'NOT_APPLICABLE' });
	return { success: true };
}

function requestCode({ object: number, parameters }: GraphCall<PhoneNumber>): Json {
	const method = textOf(parameters, 'code_method');
	if (method === undefined) throw missing('code_method');
	if (method !== 'SMS' && method !== 'VOICE') throw invalid('code_method', 'must be SMS or VOICE.');
	const language = textOf(parameters, 'language') ?? textOf(parameters, 'locale');
	if (language === undefined) throw missing('language');
	if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language))
		throw invalid('language', 'must be a language code such as en_US.');
	if (number.attributes['code_verification_status'] === 'VERIFIED') {
		throw new GraphError(136024, {
			title: 'Request code error',
			details: 'The phone number is verified already.',
		});
	}
	number.verificationCode = verificationCode;
	return { success: true };
}

function verifyCode({ object: number, parameters }: GraphCall<PhoneNumber>): Json {
	const code = parameters['code'] === undefined ? undefined : String(parameters['code']).replace('-', '');
	if (code === undefined) throw missing('code');
	if (!/^\d{6}$/.test(code)) throw invalid('code', 'must have 6 digits.');
	if (number.verificationCode === undefined || number.verificationCode !== code) {
		throw new GraphError(136025, {
			title: 'Verify code error',
			details: 'The parameter code is not the one that was sent.',
		});
	}
	delete number.verificationCode;
	number.attributes['code_verification_status'] = 'VERIFIED';
	return { success: true };
}

const settingGroups = ['calling', 'storage_configuration', 'user_identity_change', 'payload_encryption'];

/** POST /{phone}/settings: one group per call. */
function changeSettings({ object: number, body }: GraphCall<PhoneNumber>): Json {
	const groups = Object.keys(body).filter((name) => name !== 'messaging_product');
	const unknown = groups.find((name) => !settingGroups.includes(name));
	if (unknown !== undefined)
		throw new GraphError(100, {
			title: `Unexpected key "${unknown}" on param "body".`,
			details: `Unexpected key "${unknown}".`,
		});
	const [group] = groups;
	if (group === undefined || groups.length > 1)
		throw new GraphError(100, { details: `Give one of ${settingGroups.join(', ')} per call.` });
	const given = body[group];
	if (typeof given !== 'object' || given === null) throw invalid(group, 'must be a JSON object.');
	const before = number.settings[group];
	number.settings[group] = { ...(typeof before === 'object' ? before : {}), ...given };
	return { success: true };
}

export const registrationEndpoints: Endpoint[] = [
	endpoint('POST', 'phoneNumber', 'register', register, management),
	endpoint('POST', 'phoneNumber', 'deregister', deregister, management),
	endpoint('POST', 'phoneNumber', 'request_code', requestCode, management),
	endpoint('POST', 'phoneNumber', 'verify_code', verifyCode, management),
	endpoint('GET', 'phoneNumber', 'settings', ({ object }) => object.settings, management),
	endpoint('POST', 'phoneNumber', 'settings', changeSettings, management),
];
