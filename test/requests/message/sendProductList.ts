import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

const item = (id: string) => ({ product_retailer_id: id });

export const cases: RequestCase[] = [
	{
		title: 'two sections of products',
		parameters: {
			to,
			headerText: 'For the weekend',
			body: 'What our customers like best.',
			footer: 'Riverside Bakery',
			catalogId: '146265584024623',
			sections: {
				section: [
					{ title: 'Bread', productItems: { product: [{ productRetailerId: 'rye' }, { productRetailerId: 'wheat' }] } },
					{ title: 'Cake', productItemsInput: 'json', productItemsJson: '["carrot"]' },
				],
			},
		},
		request: interactiveRequest({
			type: 'product_list',
			header: { type: 'text', text: 'For the weekend' },
			body: { text: 'What our customers like best.' },
			footer: { text: 'Riverside Bakery' },
			action: {
				catalog_id: '146265584024623',
				sections: [
					{ title: 'Bread', product_items: [item('rye'), item('wheat')] },
					{ title: 'Cake', product_items: [item('carrot')] },
				],
			},
		}),
	},
	{
		title: 'sections as Meta writes them, by an expression',
		parameters: {
			to,
			headerText: 'Breads',
			body: 'Choose.',
			catalogId: '146265584024623',
			sectionsInput: 'json',
			sectionsJson: [{ product_items: [item('rye'), item('wheat')] }],
		},
		request: interactiveRequest({
			type: 'product_list',
			header: { type: 'text', text: 'Breads' },
			body: { text: 'Choose.' },
			action: { catalog_id: '146265584024623', sections: [{ product_items: [item('rye'), item('wheat')] }] },
		}),
	},
];
