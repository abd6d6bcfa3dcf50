import { InputError, raise } from '../../graph/failure';
import type { JsonObject, JsonValue } from '../../graph/request';
import { codePoints, withinBounds, withinCount, withinLength } from '../limits';
import { textOf } from './parameters';
import type { Slot } from './slot';
import { excerpt } from './values';

/** Meta's limits: code points, rows, minutes. */
const COUPON_CODE = 20;
const ONE_TIME_CODE = 15;
const ADDRESS = 2000;
const SECTIONS = 10;
const PRODUCTS = 30;
const SECTION_TITLE = 24;
/** 30 days. */
const CALL_MINUTES = 43_200;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that Meta's documentation wraps in an object, such as `{ "type": "payload", "payload": "yes" }`. */
const unwrapped = (value: unknown, ...keys: string[]): unknown =>
	isRecord(value) ? (keys.map((key) => value[key]).find((inner) => inner !== undefined) ?? value) : value;

/**
 * The end of a URL button's address.
 * @throws InputError for a whole address, for spaces, and above 2,000 characters in all
 */
export function urlSuffix(slot: Slot, value: unknown): string {
	const { name, base = '' } = slot;
	const text = textOf(slot, unwrapped(value, 'text')).trim();
	if (base !== '' && text.toLowerCase().startsWith(base.toLowerCase())) {
		throw new InputError(
			`'${name}' is ${excerpt(text)}, a whole address, and the template itself begins it with ${base}`,
			`Give the end alone: '${text.slice(base.length)}'.`,
		);
	}
	if (base !== '' && /^https?:\/\//i.test(text)) {
		throw new InputError(
			`'${name}' is ${excerpt(text)}, a whole address, and this button always opens one that begins with ${base}`,
			`Give what follows ${base}, or change the button's address in the template.`,
		);
	}
	if (/\s/.test(text)) {
		throw new InputError(`'${name}' is ${excerpt(text)}, and an address holds no spaces`, 'Encode it, such as with {{ encodeURIComponent($json.query) }}.');
	}
	const length = codePoints(base + text);
	if (length > ADDRESS) {
		throw new InputError(`'${name}' makes an address of ${length} characters, and at most ${ADDRESS} are allowed`, `Shorten it by ${length - ADDRESS}.`);
	}
	return text;
}

/** @throws InputError above 20 characters */
export const couponCode = (slot: Slot, value: unknown): string =>
	withinLength(slot.name, textOf(slot, unwrapped(value, 'coupon_code', 'text')), { min: 1, max: COUPON_CODE });

/** @throws InputError above 15 characters, and for a code with spaces */
export function oneTimeCode(slot: Slot, value: unknown): string {
	const code = withinLength(slot.name, textOf(slot, value).trim(), { min: 1, max: ONE_TIME_CODE });
	if (/\s/.test(code)) throw new InputError(`'${slot.name}' is ${excerpt(code)}, and a code holds no spaces`, 'Remove them.');
	return code;
}

export const payload = (slot: Slot, value: unknown): string => textOf(slot, unwrapped(value, 'payload', 'text'));

export const productId = (slot: Slot, value: unknown): string =>
	textOf(slot, unwrapped(value, 'product_retailer_id', 'productRetailerId', 'thumbnail_product_retailer_id', 'catalog_id', 'catalogId', 'id')).trim();

/** @throws InputError when it is no number of minutes */
export function minutes(slot: Slot, value: unknown): number {
	const given = Number(textOf(slot, unwrapped(value, 'ttl_minutes')));
	if (!Number.isInteger(given)) throw new InputError(`'${slot.name}' is ${excerpt(value)} where a whole number belongs`, 'Give a number of minutes.');
	return withinBounds(slot.name, given, { minValue: 1, maxValue: CALL_MINUTES });
}

/** @throws InputError when it is neither an object nor JSON text of one */
export function flowData(slot: Slot, value: unknown): JsonObject {
	const data = parsed(slot, value);
	if (!isRecord(data)) throw new InputError(`'${slot.name}' is ${excerpt(value)} where an object belongs`, 'Give an object with the data of the first screen.');
	return data as JsonObject;
}

/**
 * The order of an order_details button, in or without the object `order_details`.
 * @throws InputError without a reference ID
 */
export function orderDetails(slot: Slot, value: unknown): JsonObject {
	const order = unwrapped(unwrapped(parsed(slot, value), 'action'), 'order_details');
	if (isRecord(order) && typeof order.reference_id === 'string' && order.reference_id !== '') return order as JsonObject;
	throw new InputError(
		isRecord(order) ? `'${slot.name}' is an order without its reference_id` : `'${slot.name}' is ${excerpt(value)} where an object belongs`,
		"Give the object order_details as in Meta's documentation: reference_id, type, currency, total_amount, order and what else it asks for.",
	);
}

/**
 * The sections of a multi-product button: `[{ "title": "Breads", "products": ["SKU-1"] }]`, Meta's own
 * `product_items`, or IDs alone, which make one section.
 * @param title of that section
 * @throws InputError for no product, more than 10 sections or 30 products, and titles above 24 characters
 */
export function productSections(slot: Slot, value: unknown, title: string): JsonValue[] {
	const given = parsed(slot, value);
	const list = Array.isArray(given) ? given : [given];
	const rows = list.every((one) => !isSection(one)) ? [{ title, products: list }] : list;
	withinCount(slot.name, rows, { min: 1, max: SECTIONS });
	const sections = rows.map((row, index) => section(slot, row, `Section ${index + 1}`));
	withinCount(`Products' of '${slot.name}`, sections.flatMap(({ product_items: items }) => items), { min: 1, max: PRODUCTS });
	return sections;
}

const PRODUCT_KEYS = ['product_items', 'productItems', 'products'];

const isSection = (value: unknown): value is Record<string, unknown> => isRecord(value) && PRODUCT_KEYS.some((key) => key in value);

function section(slot: Slot, row: unknown, place: string): { title: string; product_items: JsonObject[] } {
	if (!isSection(row)) throw new InputError(`'${place}' of '${slot.name}' is ${excerpt(row)} where an object belongs`, 'Give each section a title and its products.');
	const title = withinLength(`Title' of '${place}' of '${slot.name}`, typeof row.title === 'string' ? row.title : '', { min: 1, max: SECTION_TITLE });
	const items = PRODUCT_KEYS.map((key) => row[key]).find((inner) => inner !== undefined);
	const products = (Array.isArray(items) ? items : [items]).map((item) => ({
		product_retailer_id: productId({ ...slot, name: `Product' of '${place}' of '${slot.name}` }, item),
	}));
	return { title, product_items: products };
}

function parsed(slot: Slot, value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.parse(value);
	} catch {
		return raise(new InputError(`'${slot.name}' is ${excerpt(value)}, which is no JSON`, 'Correct the JSON, or let the expression give the object itself.'));
	}
}
