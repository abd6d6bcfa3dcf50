import { accepted, groupId, nothing, setInteractiveStage, type InteractiveStage } from './interactiveStage';

describe('Send Catalog', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendCatalog');
	});
	afterAll(async () => await stage.stop());

	it('sends the catalog with the picture of one product', async () => {
		const { items } = await stage.run({ body: 'All we bake.', footer: 'Riverside Bakery', thumbnailProductRetailerId: '2lc20305pt' });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			interactive: {
				type: 'catalog_message',
				body: { text: 'All we bake.' },
				footer: { text: 'Riverside Bakery' },
				action: { name: 'catalog_message', parameters: { thumbnail_product_retailer_id: '2lc20305pt' } },
			},
		});
	});

	it('leaves the picture to the catalog', async () => {
		expect(await stage.arrived({ body: 'All we bake.' })).toEqual({
			type: 'catalog_message',
			body: { text: 'All we bake.' },
			action: { name: 'catalog_message' },
		});
	});

	it.each([
		['an empty body', { body: nothing }, "'Body' is empty"],
		['a footer of 61 characters', { footer: 'x'.repeat(61) }, "'Footer' has 61 characters, and at most 60 are allowed"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		expect((await stage.refused({ body: 'All we bake.', ...parameters })).message).toBe(`${message} [item 0]`);
	});
});
