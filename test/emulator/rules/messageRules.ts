import { GraphError, invalid, missing } from '../graph/graphError';
import { listOf, member, type Json } from '../json';
import { interactive } from './interactiveRules';
import { mediaRules } from './mediaRules';
import { templateSend } from './templateSendShape';
import { anyText, decimal, flag, integer, list, oneOf, shape, someText, text, type Check } from './shape';

const latitude = decimal(-90, 90);
const longitude = decimal(-180, 180);

/** Where somebody is or lives, in a location message or a template's header. */
export const location = shape({ latitude, longitude }, { name: anyText, address: anyText });

const contact: Check = shape(
	{
		name: shape(
			{ formatted_name: someText },
			{
				first_name: anyText,
				last_name: anyText,
				middle_name: anyText,
				prefix: anyText,
				suffix: anyText,
			},
			(value, path) => {
				const more = ['first_name', 'last_name', 'middle_name', 'prefix', 'suffix'];
				if (more.every((key) => value[key] === undefined)) {
					throw missing(`${path}.first_name`, `${path} needs one more part than formatted_name.`);
				}
			},
		),
	},
	{
		addresses: list(
			shape(
				{},
				{
					city: anyText,
					country: anyText,
					country_code: anyText,
					state: anyText,
					street: anyText,
					type: anyText,
					zip: anyText,
				},
			),
			0,
			100,
		),
		birthday: text(10, 10, /^\d{4}-\d{2}-\d{2}$/),
		emails: list(shape({ email: someText }, { type: anyText }), 0, 100),
		org: shape({}, { company: anyText, department: anyText, title: anyText }),
		phones: list(shape({ phone: someText }, { type: anyText, wa_id: anyText }), 0, 100),
		urls: list(shape({ url: someText }, { type: anyText }), 0, 100),
	},
);

/** The content of each message type, under the key of its name. */
const contents: Record<string, Check> = {
	text: shape({ body: text(1, 4096) }, { preview_url: flag }),
	...mediaRules,
	location,
	contacts: list(contact, 1, 257),
	reaction: shape({ message_id: someText, emoji: anyText }, {}, (value, path) => {
		const emoji = String(value['emoji']);
		const one = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(emoji)].length;
		if (
			emoji !== '' &&
			(one !== 1 || !/\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3/u.test(emoji))
		) {
			throw invalid(`${path}.emoji`, 'must be one emoji.');
		}
	}),
	interactive,
	template: templateSend,
	pin: shape({ type: oneOf('pin', 'unpin'), message_id: someText }, { expiration_days: integer(1, 30) }),
};

const shared: Record<string, Check> = {
	messaging_product: oneOf('whatsapp'),
	recipient_type: oneOf('individual', 'group'),
	to: anyText,
	recipient: anyText,
	type: someText,
	context: shape({ message_id: someText }),
	biz_opaque_callback_data: text(0, 512),
	recipient_identity_key_hash: someText,
	message_activity_sharing: flag,
};

const checks = Object.fromEntries(
	Object.entries(contents).map(([type, check]) => [
		type,
		shape({ messaging_product: oneOf('whatsapp'), [type]: check }, shared),
	]),
);

const readReceipt = shape(
	{ messaging_product: oneOf('whatsapp'), status: oneOf('read'), message_id: someText },
	{ typing_indicator: shape({ type: oneOf('text') }) },
);

/** Checks `{status: "read", …}`. @throws GraphError naming the parameter */
export function checkReadReceipt(body: Json): void {
	readReceipt(body, '');
}

/**
 * Checks the body of POST /messages, all but the recipient.
 * @returns the message's type (`text` when the body names none)
 * @throws GraphError naming the parameter
 */
export function checkMessage(body: Json): string {
	if (body['messaging_product'] === undefined) throw missing('messaging_product');
	const type = body['type'] ?? (body['interactive'] === undefined ? 'text' : 'interactive');
	const check = typeof type === 'string' ? checks[type] : undefined;
	if (typeof type !== 'string' || check === undefined) {
		const types = Object.keys(contents)
			.map((each) => each.toUpperCase())
			.join(', ');
		const title = `Param type must be one of {${types}} - got "${String(type)}".`;
		throw new GraphError(100, { title, details: title });
	}
	check(body, '');
	if (body['recipient_type'] === 'group' && type === 'interactive') {
		throw new GraphError(131051, {
			details: 'Interactive messages cannot be sent to groups (type: interactive).',
		});
	}
	if (type === 'pin' && body['recipient_type'] !== 'group') {
		throw invalid('recipient_type', 'must be group for a pin message.');
	}
	return type;
}

interface PlacedMedia {
	kind: string;
	media: Json;
	path: string;
}

/** The media of a template's header and of its cards' headers. */
function templateMedia(components: unknown[], found: PlacedMedia[]): void {
	for (const component of components) {
		for (const parameter of listOf(component, 'parameters')) {
			const kind = String(member({ parameter }, 'parameter')['type']).toLowerCase();
			if (kind !== 'image' && kind !== 'video' && kind !== 'document') continue;
			found.push({ kind, media: member(parameter, kind), path: `template.components.header.${kind}` });
		}
		for (const card of listOf(component, 'cards')) templateMedia(listOf(card, 'components'), found);
	}
}

/** Every `{id}` or `{link}` of a message, with the kind of media that stands there. */
export function mediaOf(type: string, body: Json): PlacedMedia[] {
	const found: PlacedMedia[] = [];
	if (type in mediaRules) found.push({ kind: type, media: member(body, type), path: type });
	const header = (owner: unknown, path: string): void => {
		const kind = String(member(owner, 'header')['type']);
		const media = member(member(owner, 'header'), kind);
		if (kind !== 'text' && Object.keys(media).length > 0)
			found.push({ kind, media, path: `${path}.header.${kind}` });
	};
	const content = member(body, 'interactive');
	header(content, 'interactive');
	listOf(member(content, 'action'), 'cards').forEach((card, index) =>
		header(card, `interactive.action.cards[${index}]`),
	);
	templateMedia(listOf(member(body, 'template'), 'components'), found);
	return found;
}
