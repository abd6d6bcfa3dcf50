import { interactiveRequest, to } from '../interactiveRequest';
import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'two sections with rows, header and footer',
		parameters: {
			to,
			headerText: 'Breads',
			body: 'What shall we bake for you?',
			footer: 'Riverside Bakery',
			buttonText: 'See breads',
			sections: {
				section: [
					{
						title: 'Wheat',
						rows: { row: [{ title: 'Sourdough', description: '750 g', id: 'sku-1' }, { title: 'Baguette', description: '', id: '' }] },
					},
					{ title: 'Rye', rows: { row: [{ title: 'Dark rye', description: '', id: '' }] } },
				],
			},
		},
		request: interactiveRequest({
			type: 'list',
			header: { type: 'text', text: 'Breads' },
			body: { text: 'What shall we bake for you?' },
			footer: { text: 'Riverside Bakery' },
			action: {
				button: 'See breads',
				sections: [
					{ title: 'Wheat', rows: [{ id: 'sku-1', title: 'Sourdough', description: '750 g' }, { id: 'baguette', title: 'Baguette' }] },
					{ title: 'Rye', rows: [{ id: 'dark-rye', title: 'Dark rye' }] },
				],
			},
		}),
	},
	{
		title: 'one section without title, its rows as plain texts',
		parameters: {
			to,
			body: 'Which day?',
			buttonText: 'Days',
			sections: { section: [{ title: '', rowsInput: 'json', rowsJson: '["Monday", "Tuesday"]' }] },
		},
		request: interactiveRequest({
			type: 'list',
			body: { text: 'Which day?' },
			action: { button: 'Days', sections: [{ rows: [{ id: 'monday', title: 'Monday' }, { id: 'tuesday', title: 'Tuesday' }] }] },
		}),
	},
	{
		title: 'sections as Meta writes them, by an expression',
		example: true,
		parameters: {
			to,
			body: 'Which size?',
			buttonText: 'Sizes',
			sectionsInput: 'json',
			sectionsJson: [
				{ title: 'Small', rows: [{ id: 's-1', title: '500 g' }] },
				{ title: 'Large', rows: [{ id: 'l-1', title: '1 kg', description: 'Feeds six' }, { title: '🍞' }, { title: '1 kg' }] },
			],
		},
		request: interactiveRequest({
			type: 'list',
			body: { text: 'Which size?' },
			action: {
				button: 'Sizes',
				sections: [
					{ title: 'Small', rows: [{ id: 's-1', title: '500 g' }] },
					{
						title: 'Large',
						rows: [
							{ id: 'l-1', title: '1 kg', description: 'Feeds six' },
							{ id: 'option-3', title: '🍞' },
							{ id: '1-kg', title: '1 kg' },
						],
					},
				],
			},
		}),
	},
];
