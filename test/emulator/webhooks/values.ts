import type { Customer } from '../contract';
import { titleOf } from '../graph/graphError';
import type { Json } from '../json';
import type { PhoneNumber } from '../world/objects';

/** Begins every `value` of a number's webhook. */
export function metadata(number: PhoneNumber): Json {
	return {
		messaging_product: 'whatsapp',
		metadata: { display_phone_number: number.digits, phone_number_id: number.id },
	};
}

/** The `contacts` entry of a person; without the phone number for somebody who hides it behind a username. */
export function contact(customer: Customer, hidePhone = false): Json {
	const profile: Json = { name: customer.name };
	if (customer.username !== undefined) profile['username'] = customer.username;
	return { profile, ...(hidePhone ? {} : { wa_id: customer.phone }), user_id: customer.userId };
}

export interface StatusParts {
	id: string;
	status: string;
	at: number;
	customer: Customer;
	groupId?: string | undefined;
	trackingData?: string | undefined;
	pricing?: Json | undefined;
	error?: { code: number; details: string } | undefined;
}

/** The value of a status webhook (v26: `conversation` left out, recipient as phone number and user ID). */
export function statusValue(number: PhoneNumber, parts: StatusParts): Json {
	const { customer, groupId } = parts;
	const status: Json = {
		id: parts.id,
		status: parts.status,
		timestamp: String(Math.floor(parts.at / 1000)),
		recipient_id: groupId ?? customer.phone,
	};
	if (groupId === undefined) status['recipient_user_id'] = customer.userId;
	else status['recipient_type'] = 'group';
	if (parts.pricing !== undefined) status['pricing'] = parts.pricing;
	if (parts.trackingData !== undefined) status['biz_opaque_callback_data'] = parts.trackingData;
	if (parts.error !== undefined) status['errors'] = [webhookError(parts.error.code, parts.error.details)];
	return {
		...metadata(number),
		...(groupId === undefined ? { contacts: [contact(customer)] } : {}),
		statuses: [status],
	};
}

/** An entry of a webhook's `errors`. */
export function webhookError(code: number, details: string): Json {
	const title = titleOf(code);
	return {
		code,
		title,
		message: title,
		error_data: { details },
		href: '/documentation/business-messaging/whatsapp/support/error-codes',
	};
}
