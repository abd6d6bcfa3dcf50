import type { Json } from './json';

/** Media objects for the messages that carry a file: IDs of uploaded files, or links. */
export interface Media {
	picture: Json;
	film: Json;
	sound: Json;
	sticker: Json;
	document: Json;
}

/** Links that lead nowhere: enough where nobody looks at the files. */
export const linkedMedia: Media = {
	picture: { link: 'https://bakery.example/bread.jpg' },
	film: { link: 'https://bakery.example/oven.mp4' },
	sound: { link: 'https://bakery.example/hello.ogg' },
	sticker: { link: 'https://bakery.example/pretzel.webp' },
	document: { link: 'https://bakery.example/menu.pdf', filename: 'Menu.pdf' },
};

export interface Kind {
	what: string;
	/** POST /messages without `messaging_product` and recipient. */
	message: Json;
	/** Words that the customer has to see of it. */
	seen: string;
}

const text = (value: string, name?: string): Json => ({ type: 'text', text: value, ...(name === undefined ? {} : { parameter_name: name }) });
const body = (...values: string[]): Json => ({ type: 'body', parameters: values.map((value) => text(value)) });
const header = (kind: string, content: unknown): Json => ({ type: 'header', parameters: [{ type: kind, [kind]: content }] });
const button = (subType: string, index: number, ...parameters: Json[]): Json => ({
	type: 'button',
	sub_type: subType,
	index,
	parameters,
});
const product = (id: string): Json => ({ product_retailer_id: id, catalog_id: '194836987003835' });

const template = (what: string, name: string, seen: string, ...components: Json[]): Kind => ({
	what: `template: ${what}`,
	message: {
		type: 'template',
		template: { name, language: { code: 'en_US' }, ...(components.length === 0 ? {} : { components }) },
	},
	seen,
});

const interactive = (what: string, seen: string, content: Json): Kind => ({
	what,
	message: { type: 'interactive', interactive: { body: { text: 'What may it be today?' }, ...content } },
	seen,
});

const reply = (id: string, title: string): Json => ({ type: 'reply', reply: { id, title } });
const quickReply = (id: string, title: string): Json => ({ type: 'quick_reply', quick_reply: { id, title } });

const order: Json = {
	reference_id: 'order-4711',
	type: 'physical-goods',
	currency: 'INR',
	total_amount: { value: 21000, offset: 100 },
	payment_settings: [],
	order: {
		status: 'pending',
		items: [{ retailer_id: 'RYE', name: 'Rye bread', amount: { value: 21000, offset: 100 }, quantity: 1 }],
		subtotal: { value: 21000, offset: 100 },
	},
};

function plain({ picture, film, sound, sticker, document }: Media): Kind[] {
	return [
		{ what: 'a text', message: { type: 'text', text: { body: '*Fresh* rye bread at _seven_, ~five~ no, four' } }, seen: 'Fresh' },
		{ what: 'a picture', message: { type: 'image', image: { ...picture, caption: 'Our window' } }, seen: 'Our window' },
		{ what: 'a film', message: { type: 'video', video: { ...film, caption: 'The oven' } }, seen: 'The oven' },
		{ what: 'a sound', message: { type: 'audio', audio: sound }, seen: '' },
		{ what: 'a voice note', message: { type: 'audio', audio: { ...sound, voice: true } }, seen: '' },
		{ what: 'a document', message: { type: 'document', document: { ...document, caption: 'This week' } }, seen: 'Menu.pdf' },
		{ what: 'a sticker', message: { type: 'sticker', sticker }, seen: '' },
		{
			what: 'a location',
			message: {
				type: 'location',
				location: { latitude: 37.4847, longitude: -122.148, name: 'Riverside Bakery', address: '1 River Road' },
			},
			seen: '1 River Road',
		},
		{
			what: 'contacts',
			message: {
				type: 'contacts',
				contacts: [
					{
						name: { formatted_name: 'Ben', first_name: 'Ben' },
						org: { company: 'Riverside Bakery' },
						phones: [{ phone: '+16505550102', type: 'Work', wa_id: '16505550102' }],
						emails: [{ email: 'ben@bakery.example' }],
					},
					{ name: { formatted_name: 'Chi', first_name: 'Chi' }, phones: [{ phone: '+16505550103' }] },
				],
			},
			seen: 'Chi',
		},
	];
}

function choices({ picture, film, document }: Media): Kind[] {
	const buttons = { buttons: [reply('rye', 'Rye'), reply('wheat', 'Wheat'), reply('spelt', 'Spelt')] };
	const row = (id: string, title: string, description?: string): Json => ({
		id,
		title,
		...(description === undefined ? {} : { description }),
	});
	const card = (index: number, action: Json): Json => ({
		card_index: index,
		type: 'cta_url',
		header: { type: 'image', image: picture },
		body: { text: index === 0 ? 'The plum cake' : 'The lemon tart' },
		action,
	});
	return [
		interactive('reply buttons', 'Spelt', {
			type: 'button',
			header: { type: 'text', text: 'Bread' },
			footer: { text: 'Baked this morning' },
			action: buttons,
		}),
		interactive('reply buttons below a picture', 'Rye', { type: 'button', header: { type: 'image', image: picture }, action: buttons }),
		interactive('reply buttons below a film', 'Rye', { type: 'button', header: { type: 'video', video: film }, action: buttons }),
		interactive('reply buttons below a document', 'Menu.pdf', {
			type: 'button',
			header: { type: 'document', document },
			action: buttons,
		}),
		interactive('a list', 'Choose bread', {
			type: 'list',
			header: { type: 'text', text: 'Counter' },
			footer: { text: 'Open until six' },
			action: {
				button: 'Choose bread',
				sections: [
					{ title: 'Breads', rows: [row('rye', 'Rye', 'Dark and sour'), row('spelt', 'Spelt')] },
					{ title: 'Cakes', rows: [row('plum', 'Plum cake', 'By the slice')] },
				],
			},
		}),
		interactive('a web button', 'See the shop', {
			type: 'cta_url',
			header: { type: 'image', image: picture },
			action: { name: 'cta_url', parameters: { display_text: 'See the shop', url: 'https://bakery.example' } },
		}),
		interactive('cards with a web button', 'The lemon tart', {
			type: 'carousel',
			action: {
				cards: [0, 1].map((index) =>
					card(index, {
						name: 'cta_url',
						parameters: { display_text: 'Look', url: `https://bakery.example/${index}` },
					}),
				),
			},
		}),
		interactive('cards with quick replies', 'Tell me more', {
			type: 'carousel',
			action: {
				cards: [0, 1].map((index) =>
					card(index, {
						buttons: [quickReply(`more-${index}`, 'Tell me more'), quickReply(`take-${index}`, 'I take it')],
					}),
				),
			},
		}),
		interactive('cards with products', 'WHEAT', {
			type: 'carousel',
			action: { cards: ['RYE', 'WHEAT'].map((id, index) => ({ card_index: index, type: 'product', action: product(id) })) },
		}),
	];
}

const requests: Kind[] = [
	interactive('a flow', 'Give feedback', {
		type: 'flow',
		action: {
			name: 'flow',
			parameters: { flow_message_version: '3', flow_id: '1026000000000001', flow_cta: 'Give feedback', flow_token: 'visit-1' },
		},
	}),
	interactive('a product', 'RYE', { type: 'product', action: product('RYE') }),
	interactive('a product list', 'Our breads', {
		type: 'product_list',
		header: { type: 'text', text: 'Our breads' },
		action: {
			catalog_id: '194836987003835',
			sections: [
				{ title: 'Breads', product_items: [{ product_retailer_id: 'RYE' }, { product_retailer_id: 'WHEAT' }] },
				{ title: 'Cakes', product_items: [{ product_retailer_id: 'PLUM' }] },
			],
		},
	}),
	interactive('the catalog', 'View catalog', {
		type: 'catalog_message',
		action: { name: 'catalog_message', parameters: { thumbnail_product_retailer_id: 'RYE' } },
	}),
	interactive('a location request', 'Send location', { type: 'location_request_message', action: { name: 'send_location' } }),
	interactive('a contact request', '', { type: 'request_contact_info', action: { name: 'request_contact_info' } }),
	interactive('a call request', '', { type: 'call_permission_request', action: { name: 'call_permission_request' } }),
	interactive('a call button', 'Call the shop', {
		type: 'voice_call',
		action: { name: 'voice_call', parameters: { display_text: 'Call the shop', ttl_minutes: 60 } },
	}),
	interactive('an address request', '', {
		type: 'address_message',
		action: { name: 'address_message', parameters: { country: 'IN' } },
	}),
	interactive('an order to pay', 'Rye bread', {
		type: 'order_details',
		action: { name: 'review_and_pay', parameters: order },
	}),
	interactive('the state of an order', '', {
		type: 'order_status',
		action: { name: 'review_order', parameters: { reference_id: 'order-4711', order: { status: 'shipped' } } },
	}),
];

const card = (index: number, ...components: Json[]): Json => ({ card_index: index, components });

function templates({ picture, film, document }: Media): Kind[] {
	const cards = ['plum', 'tart'].map((id, index) =>
		card(
			index,
			header('image', picture),
			body('Ana'),
			button('quick_reply', 0, { type: 'payload', payload: id }),
			button('url', 1, text(id)),
		),
	);
	const breads = ['RYE', 'WHEAT', 'SPELT'];
	const code = [body('123456'), button('url', 0, text('123456'))];
	return [
		template('plain', 'hello_world', 'Hello World'),
		template('utility', 'order_confirmation', 'Your order 4711', body('Ana', '4711'), button('url', 0, text('4711'))),
		template(
			'named variables',
			'appointment_reminder',
			'on Tuesday at 16:30',
			{ type: 'header', parameters: [text('Ben', 'customer')] },
			{ type: 'body', parameters: [text('Tuesday', 'day'), text('16:30', 'time')] },
			button('quick_reply', 0, { type: 'payload', payload: 'keep' }),
		),
		template('marketing with a picture', 'new_menu', 'plum cake', header('image', picture), body('Chi')),
		template('a film', 'baking_class', 'bake bread', header('video', film), body('Ana')),
		template('a document', 'invoice_ready', 'Menu.pdf', header('document', document), body('2026-117')),
		template(
			'a location',
			'pickup_place',
			'Riverside Bakery',
			header('location', { latitude: 37.4847, longitude: -122.148, name: 'Riverside Bakery', address: '1 River Road' }),
			body('4711'),
		),
		template(
			'a coupon code',
			'weekend_coupon',
			'Copy offer code',
			body('20%', 'BREAD20'),
			button('copy_code', 1, { type: 'coupon_code', coupon_code: 'BREAD20' }),
		),
		template(
			'a limited-time offer',
			'flash_offer',
			'Order now',
			header('image', picture),
			{
				type: 'limited_time_offer',
				parameters: [
					{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: Date.now() + 26 * 3_600_000 } },
				],
			},
			body('Ben', 'FLASH5'),
			button('copy_code', 0, { type: 'coupon_code', coupon_code: 'FLASH5' }),
			button('url', 1, text('FLASH5')),
		),
		template('a code to copy', 'login_code', '123456', ...code),
		template('a code for one tap', 'login_code_one_tap', '123456', ...code),
		template('a code without a tap', 'login_code_zero_tap', '123456', ...code),
		template('a catalog', 'catalog_invitation', 'View catalog', body('Ben')),
		template(
			'several products',
			'basket_reminder',
			'Still hungry, Chi?',
			{ type: 'header', parameters: [text('Chi')] },
			body('TENTH'),
			button('mpm', 0, {
				type: 'action',
				action: {
					thumbnail_product_retailer_id: 'RYE',
					sections: [{ title: 'Breads', product_items: breads.map((id) => ({ product_retailer_id: id })) }],
				},
			}),
		),
		template('a single product', 'bread_of_the_day', 'RYE', header('product', product('RYE')), body('Ana')),
		template('cards with pictures', 'cake_carousel', 'The lemon tart, Ana', body('Ana'), { type: 'carousel', cards }),
		template('cards with products', 'product_carousel', 'SPELT', {
			type: 'carousel',
			cards: breads.map((id, index) => card(index, header('product', product(id)))),
		}),
		template('a flow', 'feedback_form', 'Give feedback', button('flow', 0, { type: 'action', action: { flow_token: 'visit-1' } })),
		template(
			'an order to pay',
			'pay_order',
			'Review and pay',
			body('4711'),
			button('order_details', 0, { type: 'action', action: { order_details: order } }),
		),
		template('a call button', 'call_the_bakery', 'Call now'),
	];
}

/** A message of every kind that a business can send, templates of every family among them. */
export const everyKind = (media: Media): Kind[] => [...plain(media), ...choices(media), ...requests, ...templates(media)];
