import { InputError } from '../graph/failure';
import type { JsonObject, JsonValue } from '../graph/request';

/** Meta's message types, and the content of each: an object, or for contacts a list. */
const TYPES = [
	'audio',
	'contacts',
	'document',
	'image',
	'interactive',
	'location',
	'pin',
	'reaction',
	'sticker',
	'template',
	'text',
	'video',
] as const;

/** What is a type within an interactive message, and often taken for a message type. */
const INTERACTIVE_TYPES = [
	'address_message',
	'button',
	'call_permission_request',
	'carousel',
	'catalog_message',
	'cta_url',
	'flow',
	'list',
	'location_request_message',
	'order_details',
	'order_status',
	'product',
	'product_list',
	'request_contact_info',
	'voice_call',
];

const isObject = (value: JsonValue | undefined): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: JsonValue | undefined): string => {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`;
};

/**
 * Gives a message object back when it has the shape of one: a type, and its content under the type's name. Types that
 * are not known here pass, since Meta adds some.
 * @throws InputError that names the field and says which member is missing or misspelt
 */
export function withMessageShape(field: string, message: unknown): JsonObject {
	if (!isMessage(message)) {
		throw new InputError(
			`'${field}' is ${Array.isArray(message) ? 'a list' : `a ${typeof message}`} where one message object belongs`,
			'Give an object such as {"type": "text", "text": {"body": "Hello"}}. For several messages use an item for each.',
		);
	}
	if (message.status !== undefined && message.type === undefined) {
		throw new InputError(`'${field}' holds a status and no message`, 'To mark a message as read, use the operation Mark as Read.');
	}
	const type = typeNamed(field, message);
	const content = message[type];
	const fits = type === 'contacts' ? Array.isArray(content) : isObject(content);
	if (fits) return message;
	const wanted = type === 'contacts' ? 'list' : 'object';
	const problem = content === undefined ? `has no ${wanted} '${type}'` : `has ${shown(content)} as its '${type}' where a ${wanted} belongs`;
	throw new InputError(
		`'${field}' is of the type '${type}' and ${problem}`.replace('a object', 'an object'),
		`Put the content under the type's name: {"type": "${type}", "${type}": ${type === 'contacts' ? '[…]' : '{…}'}}.`,
	);
}

const isMessage = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function typeNamed(field: string, message: JsonObject): string {
	const { type } = message;
	if (type === undefined || type === null || type === '') {
		const held = TYPES.find((one) => message[one] !== undefined);
		throw new InputError(
			`'${field}' has no type`,
			held ? `It holds '${held}', so add "type": "${held}".` : `Add "type" with one of: ${TYPES.join(', ')}.`,
		);
	}
	if (typeof type !== 'string') {
		throw new InputError(`'${field}' has ${shown(type)} as its type where a text belongs`, `Use one of: ${TYPES.join(', ')}.`);
	}
	if (message[type] !== undefined && type === type.toLowerCase()) return type;
	const meant = TYPES.find((one) => one === type.trim().toLowerCase());
	if (meant !== undefined && meant !== type) {
		throw new InputError(`'${field}' has the type ${shown(type)}, and Meta writes its types in lower case`, `Write "type": "${meant}".`);
	}
	if (INTERACTIVE_TYPES.includes(type.toLowerCase())) {
		throw new InputError(
			`'${field}' has the type ${shown(type)}, which is a type of interactive message`,
			`Write {"type": "interactive", "interactive": {"type": "${type.toLowerCase()}", …}}.`,
		);
	}
	if (meant === undefined && message[type] === undefined) {
		throw new InputError(`'${field}' has the type ${shown(type)} and no content of that name`, `Use one of: ${TYPES.join(', ')}.`);
	}
	return type;
}
