import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

const action = { catalog_id: '367025965434465', product_retailer_id: '2lc20305pt' };

export const cases: RequestCase[] = [
	{
		title: 'a product with text and footer',
		parameters: {
			to,
			catalogId: '367025965434465',
			productRetailerId: '2lc20305pt',
			body: 'The loaf you asked for.',
			footer: 'Riverside Bakery',
		},
		request: interactiveRequest({
			type: 'product',
			body: { text: 'The loaf you asked for.' },
			footer: { text: 'Riverside Bakery' },
			action,
		}),
	},
	{
		title: 'a product alone',
		parameters: { to, catalogId: 367025965434465, productRetailerId: '2lc20305pt' },
		request: interactiveRequest({ type: 'product', action }),
	},
];
