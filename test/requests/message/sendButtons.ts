import { sampleFiles } from '../../sampleFiles';
import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });

export const cases: RequestCase[] = [
	{
		title: 'two buttons, their IDs made from the titles',
		parameters: {
			to,
			body: 'When shall we deliver?',
			buttons: { button: [{ title: 'Today', id: '' }, { title: 'Café visit', id: '' }] },
		},
		request: interactiveRequest({
			type: 'button',
			body: { text: 'When shall we deliver?' },
			action: { buttons: [reply('today', 'Today'), reply('cafe-visit', 'Café visit')] },
		}),
	},
	{
		title: 'a text header, a footer, IDs of its own, and a reply to an earlier message',
		parameters: {
			to,
			headerType: 'text',
			headerText: 'Order 1042',
			body: 'When shall we deliver?',
			footer: 'Riverside Bakery',
			buttons: { button: [{ title: 'Today', id: ' order-1042:today ' }, { title: 'Never', id: 'order-1042:never' }] },
			options: { replyToMessageId: 'wamid.QUOTED', trackingData: 'order 1042' },
		},
		request: interactiveRequest(
			{
				type: 'button',
				header: { type: 'text', text: 'Order 1042' },
				body: { text: 'When shall we deliver?' },
				footer: { text: 'Riverside Bakery' },
				action: { buttons: [reply('order-1042:today', 'Today'), reply('order-1042:never', 'Never')] },
			},
			{ context: { message_id: 'wamid.QUOTED' }, biz_opaque_callback_data: 'order 1042' },
		),
	},
	{
		title: 'an image by link, the buttons as JSON',
		parameters: {
			to,
			headerType: 'image',
			headerLink: 'https://example.com/bread.jpg',
			body: 'Fresh bread?',
			buttonsInput: 'json',
			buttonsJson: '[{"title": "Yes", "id": "y"}, {"title": "No"}]',
		},
		request: interactiveRequest({
			type: 'button',
			header: { type: 'image', image: { link: 'https://example.com/bread.jpg' } },
			body: { text: 'Fresh bread?' },
			action: { buttons: [reply('y', 'Yes'), reply('no', 'No')] },
		}),
	},
	{
		title: 'a video that is at Meta already, the buttons as plain texts',
		example: true,
		parameters: {
			to,
			headerType: 'video',
			headerSource: 'id',
			headerMediaId: '2762702990552401',
			body: 'How we bake. More?',
			buttonsInput: 'json',
			buttonsJson: ['Yes', 'No', 'Later'],
		},
		request: interactiveRequest({
			type: 'button',
			header: { type: 'video', video: { id: '2762702990552401' } },
			body: { text: 'How we bake. More?' },
			action: { buttons: [reply('yes', 'Yes'), reply('no', 'No'), reply('later', 'Later')] },
		}),
	},
	{
		title: "a document of the input item, the buttons in Meta's own shape",
		parameters: {
			to,
			headerType: 'document',
			headerSource: 'file',
			headerInputDataFieldName: 'offer',
			headerFileName: 'Offer 1042.pdf',
			body: 'Do you accept?',
			buttonsInput: 'json',
			buttonsJson: [reply('accept', 'Accept'), reply('decline', 'Decline')],
		},
		files: { offer: sampleFiles.pdf },
		request: {
			...interactiveRequest({
				type: 'button',
				header: { type: 'document', document: { filename: 'Offer 1042.pdf' } },
				body: { text: 'Do you accept?' },
				action: { buttons: [reply('accept', 'Accept'), reply('decline', 'Decline')] },
			}),
			attachments: [
				{ at: ['interactive', 'header', 'document', 'id'], as: 'media', fileName: sampleFiles.pdf.fileName },
			],
		},
	},
];
