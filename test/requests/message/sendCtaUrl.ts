import { sampleFiles } from '../../sampleFiles';
import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a button to a web page',
		parameters: { to, body: 'Your order is on its way.', buttonText: 'Track order', url: 'https://example.com/orders/1042?from=wa' },
		request: interactiveRequest({
			type: 'cta_url',
			body: { text: 'Your order is on its way.' },
			action: { name: 'cta_url', parameters: { display_text: 'Track order', url: 'https://example.com/orders/1042?from=wa' } },
		}),
	},
	{
		title: 'below a picture of the input item',
		parameters: {
			to,
			headerType: 'image',
			headerSource: 'file',
			headerInputDataFieldName: 'data',
			body: 'Our new oven.',
			footer: 'Riverside Bakery',
			buttonText: 'Visit us',
			url: 'https://example.com',
		},
		files: { data: sampleFiles.jpeg },
		request: {
			...interactiveRequest({
				type: 'cta_url',
				header: { type: 'image', image: {} },
				body: { text: 'Our new oven.' },
				footer: { text: 'Riverside Bakery' },
				action: { name: 'cta_url', parameters: { display_text: 'Visit us', url: 'https://example.com' } },
			}),
			attachments: [{ at: ['interactive', 'header', 'image', 'id'], as: 'media', fileName: sampleFiles.jpeg.fileName }],
		},
	},
];
