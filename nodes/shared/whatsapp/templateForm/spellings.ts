import type { SlotKind } from './slot';

/** What the IDs of inputs call shorter than Meta's documentation. */
const META_NAMES: Readonly<Record<string, string>> = {
	catalog_id: 'catalog',
	expiration_time_ms: 'expiration',
	flow_action_data: 'data',
	flow_token: 'token',
	limited_time_offer: 'offer',
	product_retailer_id: 'product',
	thumbnail_product_retailer_id: 'thumbnail',
	ttl_minutes: 'ttl',
};

/** Meta's names of parameters that say of themselves which input they are for. */
export const KINDS_BY_NAME: Readonly<Record<string, SlotKind>> = { coupon_code: 'couponCode', order_details: 'orderDetails' };

/** A key without the marks of a variable: `{{name}}` and `body.{{1}}` are other spellings of `name` and `body.1`. */
export const plainKey = (key: string): string => key.trim().replace(/\{\{\s*|\s*\}\}/g, '');

/**
 * A key as it is, since a variable may be called so, and as the IDs of inputs spell it: first with `button` for
 * `buttons`, then also with `token` for `flow_token`.
 */
export function spellingsOf(key: string): [string, string, string] {
	const own = key.replace(/(^|\.)(button|card)s(?=\.|$)/g, '$1$2');
	const short = own
		.split('.')
		.map((part) => META_NAMES[part] ?? part)
		.join('.');
	return [key, own, short];
}
