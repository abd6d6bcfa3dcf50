import { textOf, type Json } from '../json';
import { list, oneOf, shape, text } from '../rules/shape';
import type { PhoneNumber } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { parseFields } from './fields';
import { GraphError, invalid, missing } from './graphError';

const messaging = { scope: 'whatsapp_business_messaging' } as const;

const verticals = [
	'OTHER',
	'AUTO',
	'BEAUTY',
	'APPAREL',
	'EDU',
	'ENTERTAIN',
	'EVENT_PLAN',
	'FINANCE',
	'GROCERY',
	'GOVT',
	'HOTEL',
	'HEALTH',
	'NONPROFIT',
	'PROF_SERVICES',
	'RETAIL',
	'TRAVEL',
	'RESTAURANT',
	'ALCOHOL',
	'ONLINE_GAMBLING',
	'PHYSICAL_GAMBLING',
	'OTC_DRUGS',
	'MATRIMONY_SERVICE',
	'NOT_A_BIZ',
	'UNDEFINED',
	'',
];

const fieldNames = [
	'about',
	'address',
	'description',
	'email',
	'profile_picture_url',
	'websites',
	'vertical',
	'messaging_product',
];

/** Profile limits (Cloud API business profile reference). An empty text clears a field, except `about`. */
const update = shape(
	{ messaging_product: oneOf('whatsapp') },
	{
		about: text(1, 139),
		address: text(0, 256),
		description: text(0, 512),
		email: text(0, 128, /^$|^[^\s@]+@[^\s@]+\.[^\s@]+$/),
		profile_picture_handle: text(1, 10_000),
		vertical: oneOf(...verticals),
		websites: list(text(0, 256, /^$|^https?:\/\//), 0, 2),
	},
);

/** GET /{phone}/whatsapp_business_profile: without `fields` only the ID-less minimum, as Meta answers. */
function view({ object: number, parameters }: GraphCall<PhoneNumber>): Json {
	const asked = textOf(parameters, 'fields');
	const names = asked === undefined ? ['messaging_product'] : parseFields(asked).map(({ name }) => name);
	const unknown = names.find((name) => !fieldNames.includes(name) && name !== 'id');
	if (unknown !== undefined) {
		throw new GraphError(100, {
			title: `Tried accessing nonexisting field (${unknown}) on node type (WhatsAppBusinessProfile)`,
		});
	}
	const profile: Json = { messaging_product: 'whatsapp' };
	for (const name of names) {
		const value = number.profile[name];
		if (value !== undefined && value !== '') profile[name] = value;
	}
	return { data: [profile] };
}

function change({ emulation, world, object: number, body, parameters }: GraphCall<PhoneNumber>): Json {
	const given = Object.keys(body).length > 0 ? body : parameters;
	const { access_token, appsecret_proof, ...fields } = given;
	if (fields['messaging_product'] === undefined) throw missing('messaging_product');
	update(fields, '');
	const { profile_picture_handle: handle, ...plain } = fields;
	if (typeof handle === 'string') {
		const upload = world.find('upload', world.handles.get(handle) ?? '');
		if (upload === undefined)
			throw invalid('profile_picture_handle', 'is no handle from the resumable upload.');
		if (!upload.mimeType.startsWith('image/')) throw invalid('profile_picture_handle', 'must be an image.');
		number.profile['profile_picture_url'] =
			`${emulation.url}/_emulator/uploads/${encodeURIComponent(upload.id)}`;
	}
	Object.assign(number.profile, plain);
	return { success: true };
}

export const profileEndpoints: Endpoint[] = [
	endpoint('GET', 'phoneNumber', 'whatsapp_business_profile', view, messaging),
	endpoint('POST', 'phoneNumber', 'whatsapp_business_profile', change, messaging),
];
