import { accepted, emoji, groupId, nothing, setInteractiveStage, type InteractiveStage } from './interactiveStage';

const row = (title: string, id = '', description = '') => ({ title, id, description });
const section = (title: string, ...rows: ReturnType<typeof row>[]) => ({ title, rows: { row: rows } });
const numbered = (count: number, start = 1) => Array.from({ length: count }, (_, index) => row(`Row ${index + start}`));
const given = { body: 'What shall we bake?', buttonText: 'See breads' };

describe('Send List', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendList');
	});
	afterAll(async () => await stage.stop());

	it('Composio "Send interactive list": sections, body, button text, header, footer and reply', async () => {
		const { items } = await stage.run({
			...given,
			headerText: 'Breads',
			footer: 'Riverside Bakery',
			sections: { section: [section('Wheat', row('Sourdough', 'sku-1', '750 g'), row('Baguette')), section('Rye', row('Dark rye'))] },
			options: { replyToMessageId: 'wamid.QUOTED' },
		});
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			interactive: {
				type: 'list',
				header: { type: 'text', text: 'Breads' },
				body: { text: 'What shall we bake?' },
				footer: { text: 'Riverside Bakery' },
				action: {
					button: 'See breads',
					sections: [
						{ title: 'Wheat', rows: [{ id: 'sku-1', title: 'Sourdough', description: '750 g' }, { id: 'baguette', title: 'Baguette' }] },
						{ title: 'Rye', rows: [{ id: 'dark-rye', title: 'Dark rye' }] },
					],
				},
			},
			context: { message_id: 'wamid.QUOTED' },
		});
	});

	it('takes sections from an array that an expression gives, and rows of a fixed section likewise', async () => {
		const sections = [{ title: 'Today', rows: [{ title: 'Rye' }, 'Wheat'] }];
		const rows = { items: [{ json: { sections, breads: ['Spelt', 'Oat'] } }] };
		expect(await stage.arrived({ ...given, sectionsInput: 'json', sectionsJson: '={{ $json.sections }}' }, rows)).toMatchObject({
			action: { sections: [{ title: 'Today', rows: [{ id: 'rye', title: 'Rye' }, { id: 'wheat', title: 'Wheat' }] }] },
		});
		const nested = { section: [{ title: 'Today', rowsInput: 'json', rowsJson: '={{ $json.breads }}' }] };
		expect(await stage.arrived({ ...given, sections: nested }, rows)).toMatchObject({
			action: { sections: [{ title: 'Today', rows: [{ id: 'spelt', title: 'Spelt' }, { id: 'oat', title: 'Oat' }] }] },
		});
	});

	it('tells rows of the same title apart by their IDs, over all sections', async () => {
		const sections = { section: [section('Small', row('Rye')), section('Large', row('Rye'))] };
		expect(await stage.arrived({ ...given, sections })).toMatchObject({
			action: { sections: [{ rows: [{ id: 'rye' }] }, { rows: [{ id: 'rye-2' }] }] },
		});
	});

	it('sends ten rows over two sections, and a body of 4,096 characters', async () => {
		const sections = { section: [section('One', ...numbered(6)), section('Two', ...numbered(4, 7))] };
		expect(await stage.arrived({ ...given, body: 'x'.repeat(4096), sections })).toMatchObject({ body: { text: 'x'.repeat(4096) } });
	});

	it.each([
		[
			'11 rows over two sections',
			{ section: [section('One', ...numbered(6)), section('Two', ...numbered(5, 7))] },
			"'Sections' have 11 rows in all, and at most 10 are allowed over all sections of a list",
		],
		['11 rows in one section', { section: [section('One', ...numbered(11))] }, "'Rows' of 'Section 1' has 11 entries, and at most 10 are allowed"],
		['a section without rows', { section: [section('One')] }, "'Rows' of 'Section 1' has no entry, and WhatsApp wants at least 1"],
		['no section', {}, "'Sections' has no entry, and WhatsApp wants at least 1"],
		[
			'11 sections',
			{ section: numbered(11).map(({ title }) => section(title, row(title))) },
			"'Sections' has 11 entries, and at most 10 are allowed",
		],
		[
			'two sections of which one has no title',
			{ section: [section('One', row('a')), section(' ', row('b'))] },
			"'Title' of 'Section 2' is empty, and with two or more sections each one needs a title",
		],
		[
			'a row title of 25 emoji',
			{ section: [section('One', row('a')), section('Two', row('b'), row(emoji(25)))] },
			"'Title' of 'Row 2' of 'Section 2' has 25 characters, and at most 24 are allowed",
		],
		[
			'a section title of 25 characters',
			{ section: [section('x'.repeat(25), row('a'))] },
			"'Title' of 'Section 1' has 25 characters, and at most 24 are allowed",
		],
		[
			'a row description of 73 characters',
			{ section: [section('One', row('a', '', 'x'.repeat(73)))] },
			"'Description' of 'Row 1' of 'Section 1' has 73 characters, and at most 72 are allowed",
		],
		[
			'a row ID of 201 characters',
			{ section: [section('One', row('a', 'x'.repeat(201)))] },
			"'ID' of 'Row 1' of 'Section 1' has 201 characters, and at most 200 are allowed",
		],
		['a row without title', { section: [section('One', row(nothing))] }, "'Title' of 'Row 1' of 'Section 1' is empty"],
		[
			'the same row ID in two sections',
			{ section: [section('One', row('a', 'same')), section('Two', row('b'), row('c', 'same'))] },
			"'ID' of 'Row 2' of 'Section 2' is 'same', and 'Row 1' of 'Section 1' has the same",
		],
	])('refuses %s before anything is sent', async (_what, sections, message) => {
		expect((await stage.refused({ ...given, sections })).message).toBe(`${message} [item 0]`);
	});

	it.each([
		['a button text of 21 emoji', { buttonText: emoji(21) }, "'Button Text' has 21 characters, and at most 20 are allowed"],
		['no button text', { buttonText: nothing }, "'Button Text' is empty"],
		['an empty body', { body: nothing }, "'Body' is empty"],
		['a body of 4,097 characters', { body: 'x'.repeat(4097) }, "'Body' has 4097 characters, and at most 4096 are allowed"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
		[
			'JSON that is no JSON',
			{ sectionsInput: 'json', sectionsJson: 'rye, wheat' },
			expect.stringMatching(/^'Sections' is not valid JSON: /),
		],
	])('refuses %s', async (_what, parameters, message) => {
		const sections = { section: [section('One', row('a'))] };
		const refusal = await stage.refused({ ...given, sections, ...parameters });
		expect(refusal.message).toEqual(typeof message === 'string' ? `${message} [item 0]` : message);
	});
});
