import { InputError } from '../../../shared/graph/failure';
import type { Attachment, JsonObject } from '../../../shared/graph/request';
import { webAddress } from '../../../shared/whatsapp/webAddress';
import { cards, cardType } from '../fields/cards';
import type { ValueOf } from '../fields/field';
import { mediaNamed, mediaObject, type Media } from '../fields/mediaSource';
import { body } from '../fields/messageText';
import { catalogId } from '../fields/product';
import { recipient } from '../fields/recipient';
import { replyButtonsOf } from '../fields/replyButtons';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

type Card = ValueOf<typeof cards>[number];

const place = (index: number): string => `Card ${index + 1}`;

/** Meta: a card's text has at most two line breaks. */
function cardBody({ body: text }: Card, index: number): JsonObject {
	if (text.trim() === '') return {};
	const breaks = text.split(/\r\n|\r|\n/).length - 1;
	if (breaks > 2) {
		throw new InputError(`'Body' of '${place(index)}' has ${breaks} line breaks, and at most 2 are allowed`, 'Write it in fewer lines.');
	}
	return { body: { text } };
}

/** Meta: every card of a message has the same kind of header, and the same number of buttons. */
function refuseMixed(field: string, values: ReadonlyArray<string | number>): void {
	const [first] = values;
	const other = values.findIndex((value) => value !== first);
	if (other < 0) return;
	throw new InputError(
		`'${field}' of '${place(other)}' is ${values[other]} and that of '${place(0)}' is ${first}, and all cards of a message have to be alike`,
		'Give every card the same kind of header and the same number of buttons, or send two messages.',
	);
}

function urlAction({ buttonText, url }: Card, index: number): JsonObject {
	const parameters = { display_text: buttonText, url: webAddress(`URL' of '${place(index)}`, url) };
	return { name: 'cta_url', parameters };
}

function repliesAction({ buttons }: Card, index: number): JsonObject {
	const named = replyButtonsOf(buttons, { place: place(index), prefix: `card-${index + 1}-` });
	return { buttons: named.map(({ id, title }) => ({ type: 'quick_reply', quick_reply: { id, title } })) };
}

/** Cards with a picture or video. Meta's own type of both is `cta_url`; their actions differ. */
function mediaCards(given: readonly Card[], media: readonly Media[], action: (card: Card, index: number) => JsonObject) {
	refuseMixed('Header Type', given.map(({ headerType }) => headerType));
	const attachments: Attachment[] = [];
	const built = given.map((card, index) => {
		const { headerType: type } = card;
		const source = media[index];
		if (source === undefined) throw new InputError(`'Header File' of '${place(index)}' is empty`, 'Fill it in.');
		const at = ['interactive', 'action', 'cards', index, 'header', type];
		const placed = mediaObject(type, source, { at, field: `Header File' of '${place(index)}` });
		attachments.push(...placed.attachments);
		return {
			card_index: index,
			type: 'cta_url',
			header: { type, [type]: placed.media },
			...cardBody(card, index),
			action: action(card, index),
		};
	});
	return { cards: built, attachments };
}

const productCards = (given: readonly Card[], catalog: string) => ({
	cards: given.map(({ productRetailerId }, index) => ({
		card_index: index,
		type: 'product',
		action: { product_retailer_id: productRetailerId.trim(), catalog_id: catalog.trim() },
	})),
	attachments: [],
});

export const sendCarousel = defineOperation({
	name: 'Send Carousel',
	value: 'sendCarousel',
	action: 'Send carousel of cards',
	description: 'Send two to ten cards side by side: pictures or videos with a button, or products of the catalog',
	effect: 'send',
	fields: [
		sender,
		recipient,
		body,
		cardType,
		{ ...catalogId, displayOptions: { show: { cardType: ['product'] } } },
		cards,
		sendOptions(),
	],
	resolve: async ({ cardType: type, cards: given }, sources) =>
		type === 'product'
			? []
			: await Promise.all(
					given.map(async ({ headerFile }, index) => await mediaNamed(headerFile, `Header File' of '${place(index)}`, sources)),
				),
	request: (parameters, { resolved }) => {
		const { cardType: type, cards: given } = parameters;
		if (type === 'quickReply') refuseMixed('Buttons', given.map(({ buttons }) => buttons.length));
		const built =
			type === 'product'
				? productCards(given, parameters.catalogId)
				: mediaCards(given, resolved, type === 'url' ? urlAction : repliesAction);
		return interactive(parameters, {
			type: 'carousel',
			header: { attachments: built.attachments },
			action: { cards: built.cards },
		});
	},
	simplify: messageSent,
});
