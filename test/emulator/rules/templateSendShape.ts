import { missing } from '../graph/graphError';
import { isJson, textOf } from '../json';
import { headerDocument, headerMedia } from './mediaRules';
import { anyObject, anyText, decimal, flag, integer, list, shape, someText, text, type Check } from './shape';

const parameterContents: Record<string, Check> = {
	text: (value, path) => {
		if (typeof value !== 'boolean') anyText(value, path);
	},
	currency: shape({
		fallback_value: someText,
		code: text(3, 3),
		amount_1000: integer(0, Number.MAX_SAFE_INTEGER),
	}),
	date_time: shape(
		{ fallback_value: someText },
		{
			day_of_week: integerOrText,
			year: integerOrText,
			month: integerOrText,
			day_of_month: integerOrText,
			hour: integerOrText,
			minute: integerOrText,
			calendar: anyText,
			timestamp: integerOrText,
			component: anyObject,
		},
	),
	image: headerMedia,
	video: headerMedia,
	gif: headerMedia,
	document: headerDocument,
	location: shape(
		{ latitude: decimal(-90, 90), longitude: decimal(-180, 180) },
		{ name: anyText, address: anyText },
	),
	product: shape({ product_retailer_id: someText, catalog_id: someText }),
	payload: someText,
	coupon_code: text(1, 20),
	limited_time_offer: shape({ expiration_time_ms: integer(0, Number.MAX_SAFE_INTEGER) }),
	action: anyObject,
	order_status: anyObject,
	ttl_minutes: integerOrText,
	tap_target_configuration: (value, path) => {
		if (!isJson(value)) list(anyObject, 1, 10)(value, path);
	},
};

function integerOrText(value: unknown, path: string): void {
	if (typeof value !== 'string') integer(0, Number.MAX_SAFE_INTEGER)(value, path);
}

const parameter: Check = (value, path) => {
	const type = textOf(value, 'type')?.toLowerCase();
	if (type === undefined) throw missing(`${path}.type`);
	const content = parameterContents[type];
	if (content === undefined) oneOfLower(Object.keys(parameterContents))(type, `${path}.type`);
	else
		shape({ type: someText, [type]: content }, { parameter_name: someText, payment_link_preview: flag })(
			value,
			path,
		);
};

function oneOfLower(values: string[]): Check {
	return (value, path) => {
		const lower = typeof value === 'string' ? value.toLowerCase() : String(value);
		text(1, 40, new RegExp(`^(${values.join('|')})$`))(lower, path);
	};
}

const componentTypes = [
	'header',
	'body',
	'button',
	'carousel',
	'limited_time_offer',
	'order_status',
	'tap_target_configuration',
	'call_permission_request',
];
const buttonTypes = [
	'quick_reply',
	'url',
	'catalog',
	'copy_code',
	'flow',
	'mpm',
	'spm',
	'order_details',
	'voice_call',
	'payment_request',
	'otp',
];

const component: Check = shape(
	{ type: oneOfLower(componentTypes) },
	{
		sub_type: oneOfLower(buttonTypes),
		index: integer(0, 9),
		parameters: list(parameter, 0, 100),
		cards: list((value, path) => card(value, path), 1, 10),
	},
	(value, path) => {
		const type = String(value['type']).toLowerCase();
		if (type === 'button' && value['sub_type'] === undefined) throw missing(`${path}.sub_type`);
		const needsIndex = ['quick_reply', 'url', 'copy_code', 'flow'].includes(
			String(value['sub_type']).toLowerCase(),
		);
		if (type === 'button' && needsIndex && value['index'] === undefined) throw missing(`${path}.index`);
		if (type === 'carousel' && value['cards'] === undefined) throw missing(`${path}.cards`);
	},
);

const card: Check = shape({ components: list(component, 1, 10) }, { card_index: integer(0, 9) });

/** The `template` member of a message: its form alone; what the template asks for is checked against its definition. */
export const templateSend: Check = shape(
	{
		name: text(1, 512),
		language: shape(
			{ code: text(2, 20) },
			{ policy: (value, path) => text(1, 20, /^deterministic$/)(value, path) },
		),
	},
	{ namespace: anyText, components: list(component, 0, 20) },
);
