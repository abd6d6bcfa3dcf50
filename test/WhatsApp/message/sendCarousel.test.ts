import { itemWithFile } from '../../engine/binaryData';
import { sampleFiles } from '../../sampleFiles';
import { accepted, emoji, groupId, nothing, setInteractiveStage, type InteractiveStage } from './interactiveStage';

const urlCard = (changes: Record<string, string> = {}) => ({
	headerType: 'image',
	headerFile: 'https://example.com/rye.jpg',
	body: 'Rye',
	buttonText: 'Order now',
	url: 'https://example.com/rye',
	...changes,
});
const replyCard = (...titles: string[]) => ({
	headerType: 'image',
	headerFile: 'https://example.com/rye.jpg',
	body: '',
	buttons: { button: titles.map((title) => ({ title, id: '' })) },
});
const given = { body: 'New this week:' };
const cards = (...card: object[]) => ({ cards: { card: card.map((one) => ({ ...one })) } });

describe('Send Carousel', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendCarousel');
	});
	afterAll(async () => await stage.stop());

	it('sends pictures with a button each', async () => {
		const { items } = await stage.run({ ...given, ...cards(urlCard(), urlCard({ body: '' })) });
		expect(items).toEqual([accepted]);
		const card = {
			type: 'cta_url',
			header: { type: 'image', image: { link: 'https://example.com/rye.jpg' } },
			action: { name: 'cta_url', parameters: { display_text: 'Order now', url: 'https://example.com/rye' } },
		};
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			interactive: {
				type: 'carousel',
				body: { text: 'New this week:' },
				action: { cards: [{ card_index: 0, ...card, body: { text: 'Rye' } }, { card_index: 1, ...card }] },
			},
		});
	});

	it('sends quick replies whose IDs tell the card', async () => {
		const interactive = await stage.arrived({ ...given, cardType: 'quickReply', ...cards(replyCard('More', 'Like'), replyCard('More', 'Like')) });
		const buttons = (index: number) => ({
			buttons: ['More', 'Like'].map((title) => ({
				type: 'quick_reply',
				quick_reply: { id: `card-${index}-${title.toLowerCase()}`, title },
			})),
		});
		expect(interactive).toMatchObject({ action: { cards: [{ action: buttons(1) }, { action: buttons(2) }] } });
	});

	it('sends products of a catalog, and ignores what stands in the fields of the other types', async () => {
		const interactive = await stage.arrived({
			...given,
			cardType: 'product',
			catalogId: '123456789',
			...cards({ productRetailerId: 'rye', headerFile: 'nothing' }, { productRetailerId: 'wheat', url: 'nothing' }),
		});
		expect(interactive).toEqual({
			type: 'carousel',
			body: { text: 'New this week:' },
			action: {
				cards: [
					{ card_index: 0, type: 'product', action: { product_retailer_id: 'rye', catalog_id: '123456789' } },
					{ card_index: 1, type: 'product', action: { product_retailer_id: 'wheat', catalog_id: '123456789' } },
				],
			},
		});
	});

	it('takes the cards from an array that an expression gives', async () => {
		const products = [1, 2, 3].map((n) => ({ name: `Bread ${n}`, picture: `https://example.com/${n}.jpg`, page: `https://example.com/${n}` }));
		const cardsJson =
			"={{ $json.products.map((one) => ({ headerFile: one.picture, body: one.name, buttonText: 'Order now', url: one.page })) }}";
		const interactive = await stage.arrived({ ...given, cardsInput: 'json', cardsJson }, { items: [{ json: { products } }] });
		expect(interactive).toMatchObject({
			action: {
				cards: [1, 2, 3].map((n) => ({
					card_index: n - 1,
					header: { type: 'image', image: { link: `https://example.com/${n}.jpg` } },
					body: { text: `Bread ${n}` },
				})),
			},
		});
	});

	it('uploads the videos of the input item, one for each card', async () => {
		const { bytes, ...file } = sampleFiles.mp4;
		const oven = await itemWithFile({ content: bytes, ...file, property: 'oven' });
		const shop = await itemWithFile({ content: bytes, ...file, property: 'shop' });
		const item = { json: {}, binary: { ...oven.binary, ...shop.binary } };
		const card = (headerFile: string) => urlCard({ headerType: 'video', headerFile });
		const interactive = await stage.arrived({ ...given, ...cards(card('oven'), card('shop')) }, { items: [item] });
		expect(interactive).toMatchObject({
			action: { cards: [0, 1].map(() => ({ header: { type: 'video', video: { id: expect.stringMatching(/^\d+$/) } } })) },
		});
	});

	it.each([
		['one card', cards(urlCard()), "'Cards' has 1 entry, and WhatsApp wants at least 2"],
		['11 cards', cards(...Array.from({ length: 11 }, () => urlCard())), "'Cards' has 11 entries, and at most 10 are allowed"],
		[
			'mixed header kinds',
			cards(urlCard(), urlCard({ headerType: 'video', headerFile: 'https://example.com/oven.mp4' })),
			"'Header Type' of 'Card 2' is video and that of 'Card 1' is image, and all cards of a message have to be alike",
		],
		[
			'an address without https on a card',
			cards(urlCard(), urlCard({ url: 'http://example.com' })),
			"'URL' of 'Card 2' is 'http://example.com', which is no address that starts with https://",
		],
		['a card without header', cards(urlCard({ headerFile: nothing }), urlCard()), "'Header File' of 'Card 1' is empty"],
		[
			'a card text of 161 characters',
			cards(urlCard(), urlCard({ body: 'x'.repeat(161) })),
			"'Body' of 'Card 2' has 161 characters, and at most 160 are allowed",
		],
		[
			'a card text with three line breaks',
			cards(urlCard({ body: 'a\nb\nc\nd' }), urlCard()),
			"'Body' of 'Card 1' has 3 line breaks, and at most 2 are allowed",
		],
		[
			'a button text of 21 emoji',
			cards(urlCard({ buttonText: emoji(21) }), urlCard()),
			"'Button Text' of 'Card 1' has 21 characters, and at most 20 are allowed",
		],
		[
			'cards with different numbers of buttons',
			{ cardType: 'quickReply', ...cards(replyCard('More'), replyCard('More', 'Like')) },
			"'Buttons' of 'Card 2' is 2 and that of 'Card 1' is 1, and all cards of a message have to be alike",
		],
		[
			'the same button twice on a card',
			{ cardType: 'quickReply', ...cards(replyCard('More', 'More'), replyCard('More', 'Like')) },
			"'Title' of 'Button 2' of 'Card 1' is 'More', and 'Button 1' of 'Card 1' has the same",
		],
		[
			'four buttons on a card',
			{ cardType: 'quickReply', ...cards(replyCard('1', '2', '3', '4'), replyCard('1')) },
			"'Buttons' of 'Card 1' has 4 entries, and at most 3 are allowed",
		],
		['products without catalog', { cardType: 'product', catalogId: nothing, ...cards({ productRetailerId: 'rye' }, { productRetailerId: 'wheat' }) }, "'Catalog ID' is empty"],
		[
			'a card without product',
			{ cardType: 'product', catalogId: '1', ...cards({ productRetailerId: 'rye' }, { productRetailerId: nothing }) },
			"'Product ID' of 'Card 2' is empty",
		],
		['an empty body', { body: nothing, ...cards(urlCard(), urlCard()) }, "'Body' is empty"],
		['a group as recipient', { to: groupId, ...cards(urlCard(), urlCard()) }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		expect((await stage.refused({ ...given, ...parameters })).message).toBe(`${message} [item 0]`);
	});

	it('refuses a picture where the card says video, by the bytes of the file', async () => {
		const { bytes, ...file } = sampleFiles.jpeg;
		const item = await itemWithFile({ content: bytes, ...file });
		const card = urlCard({ headerType: 'video', headerFile: 'data' });
		const refusal = await stage.refused({ ...given, ...cards(card, card) }, { items: [item] });
		expect(refusal.message).toContain("'Header File' of 'Card 1'");
		expect(refusal.message).toContain('image/jpeg');
	});
});
