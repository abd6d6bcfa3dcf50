import { InputError } from '../../../shared/graph/failure';
import type { InputFile } from '../../../shared/graph/file';
import type { JsonObject } from '../../../shared/graph/request';
import { requireAppId } from '../../../shared/whatsapp/identifiers';
import { withinLength } from '../../../shared/whatsapp/limits';
import { withinMediaRules } from '../../../shared/whatsapp/mediaLimits';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import type { ValueOf } from '../fields/field';
import { defineOperation } from '../operation';
import { clear, updateFields } from './profileFields';

type Changes = ValueOf<typeof updateFields>;
type Cleared = ValueOf<typeof clear>[number];

const LABELS: Readonly<Record<Cleared, string>> = {
	address: 'Address',
	description: 'Description',
	email: 'Email',
	websites: 'Websites',
};

const empty = (label: string): InputError =>
	new InputError(`'${label}' is empty`, `Fill it in or remove it from 'Update Fields'. To remove it from the profile, choose it in 'Fields to Clear'.`);

/** @throws InputError when there is an empty one, or one that a browser cannot open */
function websites(given: readonly string[]): string[] {
	if (given.length === 0) throw empty('Websites');
	return given.map((one, index) => {
		const address = withinLength(`Websites ${index + 1}`, one.trim(), { min: 1, max: 256 });
		if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
		throw new InputError(
			`'Websites ${index + 1}' is '${address.slice(0, 60)}', which is no web address`,
			'Enter a whole address, such as https://bakery.example.',
		);
	});
}

function email(given: string): string {
	if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given)) return given;
	throw new InputError(`'Email' is '${given.slice(0, 60)}', which is no email address`, 'Enter an address such as hello@bakery.example.');
}

/** The members that are given, checked. The limits of their lengths stand beside the fields. */
function changed({ about, address, description, email: mail, vertical, websites: addresses, pictureHandle }: Changes): JsonObject {
	for (const [label, value] of [['Address', address], ['Description', description], ['Email', mail], ['Picture Handle', pictureHandle]] as const) {
		if (value !== undefined && value.trim() === '') throw empty(label);
	}
	return {
		...(about === undefined ? {} : { about }),
		...(address === undefined ? {} : { address }),
		...(description === undefined ? {} : { description }),
		...(mail === undefined ? {} : { email: email(mail.trim()) }),
		...(vertical === undefined ? {} : { vertical }),
		...(addresses === undefined ? {} : { websites: websites(addresses) }),
		...(pictureHandle === undefined ? {} : { profile_picture_handle: pictureHandle.trim() }),
	};
}

/** Meta: an empty text or list removes a member. */
function cleared(names: readonly Cleared[], changes: JsonObject): JsonObject {
	const both = names.find((name) => name in changes);
	if (both) throw new InputError(`'${LABELS[both]}' stands in 'Update Fields' and in 'Fields to Clear'`, 'Remove it from one of them.');
	return Object.fromEntries(names.map((name) => [name, name === 'websites' ? [] : '']));
}

const picture = (file: InputFile): InputFile => withinMediaRules('image', file, 'Picture Field Name');

export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update business profile',
	description: 'Change what people see of the business in WhatsApp. What is not given stays as it is.',
	effect: 'write',
	fields: [number('The number whose profile is changed'), updateFields, clear, plainOptions()],
	resolve: async ({ updateFields: { pictureFieldName } }, { file }) =>
		pictureFieldName === undefined ? undefined : picture(await file(pictureFieldName)),
	request: ({ phoneNumberId, updateFields: given, clear: names }, { resolved: file, account }) => {
		const changes = changed(given);
		if (file && 'profile_picture_handle' in changes) {
			throw new InputError("'Picture Field Name' and 'Picture Handle' are both given", 'Remove one of them.');
		}
		if (file) requireAppId(account);
		const all = { ...changes, ...cleared(names, changes) };
		if (!file && Object.keys(all).length === 0) {
			throw new InputError("'Update Fields' is empty, so there is nothing to change", "Add a field, or choose one in 'Fields to Clear'.");
		}
		return {
			method: 'POST',
			path: `/${phoneNumberId}/whatsapp_business_profile`,
			body: { messaging_product: 'whatsapp', ...all },
			...(file ? { attachments: [{ file, at: ['profile_picture_handle'], as: 'handle' as const }] } : {}),
		};
	},
	simplify: (_body, { phoneNumberId, updateFields: { pictureFieldName }, clear: names }, { body }) => {
		const updated = Object.keys(body ?? {}).filter((name) => name !== 'messaging_product' && !names.some((one) => one === name));
		return {
			success: true,
			phoneNumberId,
			updated: [
				...updated.map((name) => (name === 'profile_picture_handle' ? 'picture' : name)),
				...(pictureFieldName === undefined ? [] : ['picture']),
			],
			cleared: [...names],
		};
	},
});
