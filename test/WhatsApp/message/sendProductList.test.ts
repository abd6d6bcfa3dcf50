import { accepted, groupId, nothing, setInteractiveStage, type InteractiveStage } from './interactiveStage';

const products = (count: number, start = 1) =>
	Array.from({ length: count }, (_, index) => ({ productRetailerId: `sku-${index + start}` }));
const section = (title: string, count: number, start = 1) => ({ title, productItems: { product: products(count, start) } });
const given = { headerText: 'For the weekend', body: 'Our best.', catalogId: '146265584024623' };

describe('Send Product List', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendProductList');
	});
	afterAll(async () => await stage.stop());

	it('sends 30 products in two sections', async () => {
		const { items } = await stage.run({ ...given, sections: { section: [section('Bread', 20), section('Cake', 10, 21)] } });
		expect(items).toEqual([accepted]);
		const item = (_: unknown, index: number) => ({ product_retailer_id: `sku-${index + 1}` });
		const all = Array.from({ length: 30 }, item);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			interactive: {
				type: 'product_list',
				header: { type: 'text', text: 'For the weekend' },
				action: {
					catalog_id: '146265584024623',
					sections: [
						{ title: 'Bread', product_items: all.slice(0, 20) },
						{ title: 'Cake', product_items: all.slice(20) },
					],
				},
			},
		});
	});

	it('takes sections from an array that an expression gives', async () => {
		const sections = [{ title: 'Bread', productItems: ['rye', { product_retailer_id: 'wheat' }] }];
		const interactive = await stage.arrived(
			{ ...given, sectionsInput: 'json', sectionsJson: '={{ $json.sections }}' },
			{ items: [{ json: { sections } }] },
		);
		expect(interactive).toMatchObject({
			action: { sections: [{ title: 'Bread', product_items: [{ product_retailer_id: 'rye' }, { product_retailer_id: 'wheat' }] }] },
		});
	});

	it.each([
		[
			'31 products over two sections',
			{ sections: { section: [section('Bread', 20), section('Cake', 11, 21)] } },
			"'Sections' have 31 products in all, and at most 30 are allowed over all sections",
		],
		[
			'11 sections',
			{ sections: { section: products(11).map(({ productRetailerId }) => section(productRetailerId, 1)) } },
			"'Sections' has 11 entries, and at most 10 are allowed",
		],
		[
			'two sections of which one has no title',
			{ sections: { section: [section('', 1), section('Cake', 1)] } },
			"'Title' of 'Section 1' is empty, and with two or more sections each one needs a title",
		],
		[
			'a section without products',
			{ sections: { section: [section('Bread', 0)] } },
			"'Products' of 'Section 1' has no entry, and WhatsApp wants at least 1",
		],
		[
			'a product without ID',
			{ sections: { section: [{ title: 'Bread', productItems: { product: [{ productRetailerId: nothing }] } }] } },
			"'Product ID' of 'Product 1' of 'Section 1' is empty",
		],
		['no header', { headerText: nothing }, "'Header Text' is empty"],
		['no body', { body: nothing }, "'Body' is empty"],
		['no catalog', { catalogId: nothing }, "'Catalog ID' is empty"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		const sections = { section: [section('Bread', 1)] };
		expect((await stage.refused({ ...given, sections, ...parameters })).message).toBe(`${message} [item 0]`);
	});
});
