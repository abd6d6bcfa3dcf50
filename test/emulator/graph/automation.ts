import { type Json } from '../json';
import { flag, list, shape, text } from '../rules/shape';
import type { PhoneNumber } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, invalid } from './graphError';

const management = { scope: 'whatsapp_business_management' } as const;
const messaging = { scope: 'whatsapp_business_messaging' } as const;

/** Ice breakers and commands (Cloud API conversational components): 4 prompts of 80, 30 commands of 32 and 256. */
const automation = shape(
	{},
	{
		enable_welcome_message: flag,
		prompts: list(text(1, 80), 0, 4),
		commands: list(
			shape({ command_name: text(1, 32, /^[A-Za-z0-9_]+$/), command_description: text(1, 256) }),
			0,
			30,
		),
	},
);

function setAutomation({ object: number, body, parameters }: GraphCall<PhoneNumber>): Json {
	const { messaging_product, access_token, appsecret_proof, ...given } =
		Object.keys(body).length > 0 ? body : parameters;
	const read: Json = { ...given };
	if (typeof read['enable_welcome_message'] === 'string')
		read['enable_welcome_message'] = read['enable_welcome_message'] === 'true';
	automation(read, '');
	Object.assign(number.automation, read);
	return { success: true };
}

/** GET gives the lists under the number's own `conversational_automation`. */
function getAutomation({ object: number }: GraphCall<PhoneNumber>): Json {
	return { ...number.automation, id: number.id };
}

/** POST /{phone}/whatsapp_commerce_settings?is_cart_enabled&is_catalog_visible. */
function setCommerce({ object: number, parameters }: GraphCall<PhoneNumber>): Json {
	let changed = false;
	for (const name of ['is_cart_enabled', 'is_catalog_visible']) {
		const value = parameters[name];
		if (value === undefined) continue;
		if (!/^(true|false)$/.test(String(value))) throw invalid(name, 'must be true or false.');
		number.commerce[name] = String(value) === 'true';
		changed = true;
	}
	if (!changed)
		throw new GraphError(100, { details: 'Give one of the parameters is_cart_enabled, is_catalog_visible.' });
	return { success: true };
}

function getCommerce({ object: number }: GraphCall<PhoneNumber>): Json {
	return { data: [{ ...number.commerce, id: number.id }] };
}

export const automationEndpoints: Endpoint[] = [
	endpoint('GET', 'phoneNumber', 'conversational_automation', getAutomation, management),
	endpoint('POST', 'phoneNumber', 'conversational_automation', setAutomation, management),
	endpoint('GET', 'phoneNumber', 'whatsapp_commerce_settings', getCommerce, messaging),
	endpoint('POST', 'phoneNumber', 'whatsapp_commerce_settings', setCommerce, messaging),
];
