import { accepted, groupId, nothing, setInteractiveStage, type InteractiveStage } from './interactiveStage';

const given = { catalogId: '367025965434465', productRetailerId: '2lc20305pt' };

describe('Send Product', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendProduct');
	});
	afterAll(async () => await stage.stop());

	it('sends one product with a text and a footer', async () => {
		const { items } = await stage.run({ ...given, body: 'The loaf you asked for.', footer: 'Riverside Bakery' });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			interactive: {
				type: 'product',
				body: { text: 'The loaf you asked for.' },
				footer: { text: 'Riverside Bakery' },
				action: { catalog_id: '367025965434465', product_retailer_id: '2lc20305pt' },
			},
		});
	});

	it('sends a product without any text', async () => {
		expect(await stage.arrived(given)).toEqual({
			type: 'product',
			action: { catalog_id: '367025965434465', product_retailer_id: '2lc20305pt' },
		});
	});

	it.each([
		['no catalog', { catalogId: nothing }, "'Catalog ID' is empty"],
		['no product', { productRetailerId: nothing }, "'Product ID' is empty"],
		['a body of 1,025 characters', { body: 'x'.repeat(1025) }, "'Body' has 1025 characters, and at most 1024 are allowed"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		expect((await stage.refused({ ...given, ...parameters })).message).toBe(`${message} [item 0]`);
	});
});
