import { sampleFiles } from '../../sampleFiles';
import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

const quickReply = (id: string, title: string) => ({ type: 'quick_reply', quick_reply: { id, title } });

export const cases: RequestCase[] = [
	{
		title: 'two pictures with a button to the shop',
		parameters: {
			to,
			body: 'New this week:',
			cardType: 'url',
			cards: {
				card: [
					{
						headerType: 'image',
						headerFile: 'https://example.com/rye.jpg',
						body: '*Rye*\n\nDark and moist',
						buttonText: 'Order now',
						url: 'https://example.com/rye',
					},
					{ headerType: 'image', headerFile: '2762702990552401', body: '', buttonText: 'Order now', url: 'https://example.com/wheat' },
				],
			},
		},
		request: interactiveRequest({
			type: 'carousel',
			body: { text: 'New this week:' },
			action: {
				cards: [
					{
						card_index: 0,
						type: 'cta_url',
						header: { type: 'image', image: { link: 'https://example.com/rye.jpg' } },
						body: { text: '*Rye*\n\nDark and moist' },
						action: { name: 'cta_url', parameters: { display_text: 'Order now', url: 'https://example.com/rye' } },
					},
					{
						card_index: 1,
						type: 'cta_url',
						header: { type: 'image', image: { id: '2762702990552401' } },
						action: { name: 'cta_url', parameters: { display_text: 'Order now', url: 'https://example.com/wheat' } },
					},
				],
			},
		}),
	},
	{
		title: 'videos of the input item with quick replies, their IDs made from card and title',
		parameters: {
			to,
			body: 'How we bake:',
			cardType: 'quickReply',
			cards: {
				card: [
					{
						headerType: 'video',
						headerFile: 'oven',
						body: 'The oven',
						buttons: { button: [{ title: 'More', id: '' }, { title: 'Like', id: 'like-oven' }] },
					},
					{ headerType: 'video', headerFile: 'shop', body: 'The shop', buttonsInput: 'json', buttonsJson: ['More', 'Like'] },
				],
			},
		},
		files: { oven: sampleFiles.mp4, shop: sampleFiles.mp4 },
		request: {
			...interactiveRequest({
				type: 'carousel',
				body: { text: 'How we bake:' },
				action: {
					cards: [
						{
							card_index: 0,
							type: 'cta_url',
							header: { type: 'video', video: {} },
							body: { text: 'The oven' },
							action: { buttons: [quickReply('card-1-more', 'More'), quickReply('like-oven', 'Like')] },
						},
						{
							card_index: 1,
							type: 'cta_url',
							header: { type: 'video', video: {} },
							body: { text: 'The shop' },
							action: { buttons: [quickReply('card-2-more', 'More'), quickReply('card-2-like', 'Like')] },
						},
					],
				},
			}),
			attachments: [0, 1].map((index) => ({
				at: ['interactive', 'action', 'cards', index, 'header', 'video', 'id'],
				as: 'media' as const,
				fileName: sampleFiles.mp4.fileName,
			})),
		},
	},
	{
		title: 'products of the catalog, as plain texts by an expression',
		parameters: {
			to,
			body: 'Our best:',
			cardType: 'product',
			catalogId: '123456789',
			cardsInput: 'json',
			cardsJson: ['abc123xyz', 'def456uvw'],
		},
		request: interactiveRequest({
			type: 'carousel',
			body: { text: 'Our best:' },
			action: {
				cards: [
					{ card_index: 0, type: 'product', action: { product_retailer_id: 'abc123xyz', catalog_id: '123456789' } },
					{ card_index: 1, type: 'product', action: { product_retailer_id: 'def456uvw', catalog_id: '123456789' } },
				],
			},
		}),
	},
];
