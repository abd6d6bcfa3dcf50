/** A webhook body in a shape that Meta delivers, and the items that a workflow gets of it, without `raw`. */
export interface Sample {
	name: string;
	body: { object: string; entry: Array<Record<string, unknown>> };
	items: Array<Record<string, unknown>>;
}

export const account = '102290000000001';
export const number = { phone_number_id: '106540000000001', display_phone_number: '15550100001' };

/** What every item of the sample account's number has. */
export const about = {
	accountId: account,
	phoneNumberId: number.phone_number_id,
	displayPhoneNumber: number.display_phone_number,
};

/** Unix seconds and the same moment in ISO 8601. */
export const at = '1750000000';
export const atIso = '2025-06-15T15:06:40.000Z';

export const body = (field: string, value: Record<string, unknown>, entry: Record<string, unknown> = {}): Sample['body'] => ({
	object: 'whatsapp_business_account',
	entry: [{ id: account, ...entry, changes: [{ value, field }] }],
});

export const ofNumber = (value: Record<string, unknown>): Record<string, unknown> => ({
	messaging_product: 'whatsapp',
	metadata: number,
	...value,
});

export const ana = { profile: { name: 'Ana' }, wa_id: '16505550101' };

/** A message of Ana's with one part, and what is the same in each of her items. */
export function fromAna(name: string, parts: Record<string, unknown>, item: Record<string, unknown>): Sample {
	const message = { from: ana.wa_id, id: `wamid.${name}`, timestamp: at, ...parts };
	return {
		name,
		body: body('messages', ofNumber({ contacts: [ana], messages: [message] })),
		items: [
			{
				event: 'message',
				field: 'messages',
				...about,
				timestamp: atIso,
				messageId: `wamid.${name}`,
				from: ana.wa_id,
				chatId: ana.wa_id,
				waId: ana.wa_id,
				profileName: 'Ana',
				...item,
				chatInput: item.text,
				sessionId: `${number.phone_number_id}:${ana.wa_id}`,
			},
		],
	};
}

/** A status of a message to Ana, and what is the same in each of those items. */
export function statusForAna(name: string, parts: Record<string, unknown>, item: Record<string, unknown>): Sample {
	const status = { id: `wamid.${name}`, timestamp: at, recipient_id: ana.wa_id, ...parts };
	return {
		name,
		body: body('messages', ofNumber({ statuses: [status] })),
		items: [
			{
				event: 'status',
				field: 'messages',
				...about,
				timestamp: atIso,
				messageId: `wamid.${name}`,
				recipient: ana.wa_id,
				chatId: ana.wa_id,
				waId: ana.wa_id,
				...item,
			},
		],
	};
}
