import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'the catalog with the picture of one product',
		parameters: { to, body: 'All we bake.', footer: 'Riverside Bakery', thumbnailProductRetailerId: '2lc20305pt' },
		request: interactiveRequest({
			type: 'catalog_message',
			body: { text: 'All we bake.' },
			footer: { text: 'Riverside Bakery' },
			action: { name: 'catalog_message', parameters: { thumbnail_product_retailer_id: '2lc20305pt' } },
		}),
	},
	{
		title: 'the catalog with the picture of its first product',
		parameters: { to, body: 'All we bake.' },
		request: interactiveRequest({
			type: 'catalog_message',
			body: { text: 'All we bake.' },
			action: { name: 'catalog_message' },
		}),
	},
];
