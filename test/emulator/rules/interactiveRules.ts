import { GraphError, invalid, missing } from '../graph/graphError';
import { isJson, listOf, member, textOf, type Json } from '../json';
import { headerDocument, headerMedia, webLink } from './mediaRules';
import {
	anyObject,
	anyText,
	exactlyOne,
	integer,
	list,
	oneOf,
	shape,
	someText,
	text,
	unique,
	type Check,
} from './shape';

const footer = shape({ text: text(1, 60) });

function body(max: number): Check {
	return shape({ text: text(1, max) });
}

/** A header of one of these kinds, with the member that its type names. */
function header(...kinds: string[]): Check {
	return shape(
		{ type: oneOf(...kinds) },
		{
			text: text(1, 60),
			sub_text: text(0, 60),
			image: headerMedia,
			video: headerMedia,
			document: headerDocument,
		},
		(value, path) => {
			const type = String(value['type']);
			if (value[type] === undefined) throw missing(`${path}.${type}`);
		},
	);
}

const anyHeader = header('text', 'image', 'video', 'document');

/** The action of the kinds whose `name` is fixed. */
function named(name: string, parameters?: Check, optional = false): Check {
	if (parameters === undefined) return shape({ name: oneOf(name) });
	return optional ? shape({ name: oneOf(name) }, { parameters }) : shape({ name: oneOf(name), parameters });
}

const replyButton = shape({ type: oneOf('reply'), reply: shape({ id: text(1, 256), title: text(1, 20) }) });

const buttons: Check = shape({ buttons: list(replyButton, 1, 3) }, {}, (value, path) => {
	const items = listOf(value, 'buttons');
	unique(items, (item) => member(item, 'reply')['id'], `${path}.buttons[].reply.id`);
	unique(items, (item) => member(item, 'reply')['title'], `${path}.buttons[].reply.title`);
});

const row = shape({ id: text(1, 200), title: text(1, 24) }, { description: text(0, 72) });
const section = shape({ rows: list(row, 1, 10) }, { title: text(0, 24) });

const sections: Check = shape({ button: text(1, 20), sections: list(section, 1, 10) }, {}, (value, path) => {
	const given = listOf(value, 'sections');
	titlesWhenSeveral(given, `${path}.sections`);
	const rows = given.flatMap((each) => listOf(each, 'rows'));
	if (rows.length > 10)
		throw invalid(`${path}.sections`, `has ${rows.length} rows in all; at most 10 are allowed.`);
	unique(rows, (each) => (isJson(each) ? each['id'] : undefined), `${path}.sections[].rows[].id`);
});

function titlesWhenSeveral(given: unknown[], path: string): void {
	if (given.length < 2) return;
	const bare = given.findIndex((each) => textOf(each, 'title') === undefined);
	if (bare >= 0)
		throw missing(
			`${path}[${bare}].title`,
			`${path}[${bare}].title is required when there is more than one section.`,
		);
}

const productSection = shape(
	{ product_items: list(shape({ product_retailer_id: someText }), 1, 30) },
	{ title: text(0, 24) },
);

const products: Check = shape(
	{ catalog_id: someText, sections: list(productSection, 1, 10) },
	{},
	(value, path) => {
		const given = listOf(value, 'sections');
		titlesWhenSeveral(given, `${path}.sections`);
		const count = given.flatMap((each) => listOf(each, 'product_items')).length;
		if (count > 30) throw invalid(`${path}.sections`, `has ${count} products in all; at most 30 are allowed.`);
	},
);

const flowParameters = shape(
	{ flow_message_version: (value, path) => oneOf('3')(String(value), path), flow_cta: text(1, 30) },
	{
		flow_id: someText,
		flow_name: someText,
		mode: oneOf('draft', 'published'),
		flow_token: anyText,
		flow_action: oneOf('navigate', 'data_exchange'),
		flow_action_payload: shape({}, { screen: someText, data: anyObject }),
	},
	(value, path) => exactlyOne(value, path, 'flow_id', 'flow_name'),
);

const ctaUrl = shape({ display_text: text(1, 20), url: webLink });

/** A card's body: 160 characters and at most two line breaks. */
const cardBody = shape({ text: text(1, 160) }, {}, (value, path) => {
	const breaks = String(value['text']).split('\n').length - 1;
	if (breaks > 2) throw invalid(`${path}.text`, 'can have at most 2 line breaks.');
});

const quickReply = shape({
	type: oneOf('quick_reply'),
	quick_reply: shape({ id: text(1, 256), title: text(1, 20) }),
});

/** A card's action depends on the card's type. */
const cardAction: Check = shape(
	{},
	{
		name: oneOf('cta_url'),
		parameters: ctaUrl,
		buttons: list(quickReply, 1, 3),
		catalog_id: someText,
		product_retailer_id: someText,
	},
);

const card: Check = shape(
	{ card_index: integer(0, 9), type: oneOf('cta_url', 'product', 'button', 'quick_reply'), action: cardAction },
	{ header: header('image', 'video'), body: cardBody },
	(value, path) => {
		const action = member(value, 'action');
		if (value['type'] === 'product')
			requireMembers(action, `${path}.action`, 'catalog_id', 'product_retailer_id');
		else if (action['buttons'] === undefined) requireMembers(action, `${path}.action`, 'name', 'parameters');
		else cardButtons(action, `${path}.action`);
		if (value['type'] !== 'product' && value['header'] === undefined) throw missing(`${path}.header`);
	},
);

/** A card has either quick replies or a web button. */
function cardButtons(action: Json, path: string): void {
	if (action['name'] !== undefined) throw invalid(`${path}.buttons`, 'exclude a web button on the same card.');
	const items = listOf(action, 'buttons');
	unique(items, (item) => member(item, 'quick_reply')['id'], `${path}.buttons[].quick_reply.id`);
	unique(items, (item) => member(item, 'quick_reply')['title'], `${path}.buttons[].quick_reply.title`);
}

function requireMembers(value: Json, path: string, ...keys: string[]): void {
	const absent = keys.find((key) => value[key] === undefined);
	if (absent !== undefined) throw missing(`${path}.${absent}`);
}

const cards: Check = shape({ cards: list(card, 2, 10) }, {}, (value, path) => {
	const given = listOf(value, 'cards');
	unique(given, (each) => Number(isJson(each) ? each['card_index'] : undefined), `${path}.cards[].card_index`);
	const kinds = new Set(given.map((each) => textOf(member(each, 'header'), 'type')));
	if (kinds.size > 1) throw invalid(`${path}.cards[].header.type`, 'must be the same on every card.');
	const types = new Set(given.map((each) => textOf(each, 'type')));
	if (types.size > 1) throw invalid(`${path}.cards[].type`, 'must be the same on every card.');
	const actions = given.map((each) => member(each, 'action'));
	const buttonCounts = new Set(actions.map((action) => listOf(action, 'buttons').length));
	if (buttonCounts.size > 1) {
		throw invalid(`${path}.cards[].action.buttons`, 'must have the same number and kind of buttons on every card.');
	}
	const catalogs = new Set(actions.map((action) => textOf(action, 'catalog_id')));
	if (catalogs.size > 1) throw invalid(`${path}.cards[].action.catalog_id`, 'must be the same on every card.');
});

const voiceCall = shape({}, { display_text: text(1, 20), ttl_minutes: integer(1, 43_200), payload: text(0, 512) });

/** Members that have to be there; what else stands in it is the country's payment rules. */
function withMembers(...keys: string[]): Check {
	return (value, path) => {
		if (!isJson(value)) throw invalid(path, 'must be a JSON object.');
		requireMembers(value, path, ...keys);
	};
}

const b1024 = body(1024);

/** An interactive object by its type (limits: Cloud API message reference). */
const byType: Record<string, Check> = {
	button: part({ body: b1024, action: buttons }, { header: anyHeader, footer }),
	list: part({ body: body(4096), action: sections }, { header: header('text'), footer }),
	cta_url: part({ body: b1024, action: named('cta_url', ctaUrl) }, { header: anyHeader, footer }),
	flow: part({ body: b1024, action: named('flow', flowParameters) }, { header: anyHeader, footer }),
	location_request_message: part({ body: b1024, action: named('send_location') }),
	product: part(
		{ action: shape({ catalog_id: someText, product_retailer_id: someText }) },
		{ body: b1024, footer },
	),
	product_list: part({ header: header('text'), body: b1024, action: products }, { footer }),
	catalog_message: part(
		{
			body: b1024,
			action: named('catalog_message', shape({}, { thumbnail_product_retailer_id: someText }), true),
		},
		{ footer },
	),
	address_message: part(
		{ body: b1024, action: named('address_message', withMembers('country')) },
		{ header: anyHeader, footer },
	),
	call_permission_request: part({ action: named('call_permission_request') }, { body: b1024, footer }),
	voice_call: part({ body: b1024, action: named('voice_call', voiceCall, true) }, { header: anyHeader, footer }),
	request_contact_info: part({ body: b1024, action: named('request_contact_info') }, { footer }),
	carousel: part({ body: b1024, action: cards }),
	order_details: part(
		{
			body: b1024,
			action: named('review_and_pay', withMembers('reference_id', 'currency', 'total_amount')),
		},
		{ header: anyHeader, footer },
	),
	order_status: part(
		{ body: b1024, action: named('review_order', withMembers('reference_id', 'order')) },
		{ footer },
	),
};

function part(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
	return shape({ type: someText, ...required }, optional);
}

/** Checks an interactive message's content by its type. */
export const interactive: Check = (value, path) => {
	if (!isJson(value)) throw invalid(path, 'must be a JSON object.');
	const type = value['type'];
	if (type === undefined) throw missing(`${path}.type`);
	const check = typeof type === 'string' ? byType[type] : undefined;
	if (check === undefined) {
		const title = `Param ${path}.type must be one of {${Object.keys(byType).join(', ')}} - got "${String(type)}".`;
		throw new GraphError(100, { title, details: title });
	}
	check(value, path);
};
