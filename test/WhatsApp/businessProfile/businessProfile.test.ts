import { demoWorld } from '../../emulator/contract';
import { itemWithFile } from '../../engine';
import { sampleFiles, type SampleFile } from '../../sampleFiles';
import { setStage, type Stage } from '../stage';

const item = async ({ bytes, ...file }: SampleFile) => await itemWithFile({ content: bytes, property: 'photo', ...file });

describe('Business Profile', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterEach(() => stage.emulator.reset());
	afterAll(async () => await stage.stop());
	const get = async (parameters = {}) => await stage.run({ resource: 'businessProfile', operation: 'get', ...parameters });
	const update = async (parameters = {}, options = {}) =>
		await stage.run({ resource: 'businessProfile', operation: 'update', ...parameters }, options);

	it('Composio "Get business profile": gives all of it by default', async () => {
		const { items, error } = await get();
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				phoneNumberId: demoWorld.phoneNumberId,
				about: 'Bread and cakes, fresh every morning',
				address: '1 River Street, Springfield',
				description: 'A bakery by the river. Order before nine and fetch it before noon.',
				email: 'hello@bakery.example',
				vertical: 'RESTAURANT',
				websites: ['https://bakery.example/'],
			},
		]);
	});

	it('reads the fields that are named alone', async () => {
		const { items } = await get({ options: { fields: 'about' } });
		expect(items).toEqual([{ phoneNumberId: demoWorld.phoneNumberId, about: 'Bread and cakes, fresh every morning' }]);
	});

	it('changes what is given and leaves the rest', async () => {
		const { items, error } = await update({ updateFields: { about: 'Closed in August', websites: ['https://bakery.example'] } });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ success: true, phoneNumberId: demoWorld.phoneNumberId, updated: ['about', 'websites'], cleared: [] },
		]);
		expect((await get()).items[0]).toMatchObject({
			about: 'Closed in August',
			websites: ['https://bakery.example'],
			email: 'hello@bakery.example',
		});
	});

	it('removes what is chosen to be removed', async () => {
		const { items } = await update({ clear: ['email', 'websites'] });
		expect(items[0]).toMatchObject({ updated: [], cleared: ['email', 'websites'] });
		const [profile] = (await get()).items;
		expect(profile).not.toHaveProperty('email');
		expect(profile).toMatchObject({ websites: [], address: '1 River Street, Springfield' });
	});

	it('sets the picture from a file of the input item', async () => {
		const { items, error } = await update({ updateFields: { pictureFieldName: 'photo' } }, { items: [await item(sampleFiles.png)] });
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ updated: ['picture'] });
		expect((await get()).items[0]).toMatchObject({ profilePictureUrl: expect.stringContaining('http') });
	});

	it.each([
		['nothing at all', {}, "'Update Fields' is empty, so there is nothing to change"],
		['an empty address', { updateFields: { address: '' } }, "'Address' is empty"],
		['an empty list of websites', { updateFields: { websites: [] } }, "'Websites' is empty"],
		['an about text of 140 characters', { updateFields: { about: 'x'.repeat(140) } }, "'About' has 140 characters, and at most 139"],
		['three websites', { updateFields: { websites: ['https://a.example', 'https://b.example', 'https://c.example'] } }, "'Websites' has 3 entries"],
		['a website without https', { updateFields: { websites: ['bakery.example'] } }, "'Websites 1' is 'bakery.example', which is no web address"],
		['no email address', { updateFields: { email: 'hello' } }, "'Email' is 'hello', which is no email address"],
		['an industry that Meta does not have', { updateFields: { vertical: 'BAKERY' } }, "'Industry' is 'BAKERY', which is not among its values"],
		['a change and a removal of the same field', { updateFields: { email: 'a@b.example' }, clear: ['email'] }, "'Email' stands in 'Update Fields' and in 'Fields to Clear'"],
	])('refuses %s before anything is changed', async (_title, parameters, message) => {
		const before = stage.emulator.requests.length;
		const { error } = await update(parameters);
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests).toHaveLength(before);
	});

	it('refuses a picture that is none, and one that is not there', async () => {
		const parameters = { updateFields: { pictureFieldName: 'photo' } };
		const pdf = await update(parameters, { items: [await item(sampleFiles.pdf)] });
		expect(pdf.error?.message).toContain("'Picture Field Name' holds the file 'invoice.pdf' of type application/pdf");
		const none = await update(parameters);
		expect(none.error?.message).toContain("no file in its field 'photo'");
	});
});
