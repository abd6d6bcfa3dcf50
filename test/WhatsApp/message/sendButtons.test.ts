import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { itemWithFile } from '../../engine/binaryData';
import { runAsTool } from '../../engine/tools';
import { sampleFiles } from '../../sampleFiles';
import { demoCredential } from '../stage';
import { accepted, emoji, groupId, nothing, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

const rows = (...titles: string[]) => ({ button: titles.map((title) => ({ title, id: '' })) });
const body = 'When shall we deliver?';
const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });

describe('Send Buttons', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendButtons');
	});
	afterAll(async () => await stage.stop());

	it('Composio "Send interactive buttons": up to three buttons, body, header, footer and reply', async () => {
		const { items } = await stage.run({
			headerType: 'text',
			headerText: 'Order 1042',
			body,
			footer: 'Riverside Bakery',
			buttons: rows('Today', 'Tomorrow', 'Never'),
			options: { replyToMessageId: 'wamid.QUOTED' },
		});
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: 'interactive',
			interactive: {
				type: 'button',
				header: { type: 'text', text: 'Order 1042' },
				body: { text: body },
				footer: { text: 'Riverside Bakery' },
				action: { buttons: [reply('today', 'Today'), reply('tomorrow', 'Tomorrow'), reply('never', 'Never')] },
			},
			context: { message_id: 'wamid.QUOTED' },
		});
	});

	it('Prismatic "Send message" (interactive): the customer sees the buttons', async () => {
		await stage.run({ body: 'Tea or coffee?', buttons: rows('Tea', 'Coffee') });
		expect(stage.emulator.conversation('16505550177')?.bubbles.at(-1)).toMatchObject({
			from: 'business',
			type: 'interactive',
			message: { interactive: { type: 'button', action: { buttons: [reply('tea', 'Tea'), reply('coffee', 'Coffee')] } } },
		});
	});

	it('takes the buttons from an array that an expression gives', async () => {
		const buttons = [{ title: 'Yes', id: 'order-1042-yes' }, 'No', reply('later', 'Later')];
		const interactive = await stage.arrived(
			{ body, buttonsInput: 'json', buttonsJson: '={{ $json.buttons }}' },
			{ items: [{ json: { buttons } }] },
		);
		expect(interactive).toMatchObject({
			action: { buttons: [reply('order-1042-yes', 'Yes'), reply('no', 'No'), reply('later', 'Later')] },
		});
	});

	it('takes the buttons that an AI model chose', async () => {
		const { answers } = await runAsTool({
			node: WhatsApp,
			parameters: {
				resource: 'message',
				operation: 'sendButtons',
				to,
				body: "={{ $fromAI('question', 'what to ask', 'string') }}",
				buttonsInput: 'json',
				buttonsJson: "={{ $fromAI('buttons', 'the titles of one to three buttons', 'json') }}",
			},
			credentials: [demoCredential(stage.emulator.url)],
			calls: [{ arguments: { question: 'Pick-up or delivery?', buttons: ['Pick-up', 'Delivery'] } }],
		});
		expect(answers).toEqual([[accepted]]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			interactive: {
				body: { text: 'Pick-up or delivery?' },
				action: { buttons: [reply('pick-up', 'Pick-up'), reply('delivery', 'Delivery')] },
			},
		});
	});

	it.each([
		['image', sampleFiles.jpeg],
		['video', sampleFiles.mp4],
		['document', sampleFiles.pdf],
	] as const)('uploads a file of the input item and puts it above the text (%s)', async (headerType, { bytes, ...file }) => {
		const item = await itemWithFile({ content: bytes, ...file, property: 'attachment' });
		const interactive = await stage.arrived(
			{ headerType, headerSource: 'file', headerInputDataFieldName: 'attachment', body, buttons: rows('Yes') },
			{ items: [item] },
		);
		const upload = stage.emulator.requests.at(-2);
		expect(upload?.path).toMatch(/\/media$/);
		expect(interactive).toMatchObject({
			header: {
				type: headerType,
				[headerType]: { id: expect.stringMatching(/^\d+$/), ...(headerType === 'document' ? { filename: 'invoice.pdf' } : {}) },
			},
		});
	});

	it('makes an ID for titles of every script, and never the same one twice', async () => {
		const buttons = { button: [{ title: 'はい', id: '' }, { title: '🍞', id: '' }, { title: 'Già!', id: 'gia' }] };
		const interactive = await stage.arrived({ body, buttons });
		expect(interactive).toMatchObject({ action: { buttons: [reply('はい', 'はい'), reply('option-2', '🍞'), reply('gia', 'Già!')] } });
		const alike = { button: [{ title: 'Yes', id: '' }, { title: 'Yes!', id: '' }, { title: 'No', id: 'yes' }] };
		expect(await stage.arrived({ body, buttons: alike })).toMatchObject({
			action: { buttons: [reply('yes-2', 'Yes'), reply('yes-3', 'Yes!'), reply('yes', 'No')] },
		});
	});

	it('counts emoji as one character each: a title of 20 is sent, one of 21 is refused', async () => {
		expect(await stage.arrived({ body, buttons: rows(emoji(20)) })).toMatchObject({
			action: { buttons: [reply('option-1', emoji(20))] },
		});
		expect(await stage.refused({ body, buttons: rows('Yes', emoji(21)) })).toEqual({
			message: "'Title' of 'Button 2' has 21 characters, and at most 20 are allowed [item 0]",
			remedy: 'Shorten it by 1.',
		});
	});

	it.each([
		['four buttons', { body, buttons: rows('1', '2', '3', '4') }, "'Buttons' has 4 entries, and at most 3 are allowed"],
		['no button', { body, buttons: {} }, "'Buttons' has no entry, and WhatsApp wants at least 1"],
		['a button without title', { body, buttons: rows(nothing) }, "'Title' of 'Button 1' is empty"],
		['an empty body', { body: nothing, buttons: rows('Yes') }, "'Body' is empty"],
		['a body of 1,025 characters', { body: 'x'.repeat(1025), buttons: rows('Yes') }, "'Body' has 1025 characters, and at most 1024 are allowed"],
		['a footer of 61 characters', { body, footer: 'x'.repeat(61), buttons: rows('Yes') }, "'Footer' has 61 characters, and at most 60 are allowed"],
		[
			'a header of 61 characters',
			{ body, headerType: 'text', headerText: 'x'.repeat(61), buttons: rows('Yes') },
			"'Header Text' has 61 characters, and at most 60 are allowed",
		],
		['a media header without link', { body, headerType: 'image', headerLink: nothing, buttons: rows('Yes') }, "'Header Link' is empty"],
		[
			'the same title twice',
			{ body, buttons: { button: [{ title: 'Yes', id: 'a' }, { title: 'No', id: 'b' }, { title: 'Yes', id: 'c' }] } },
			"'Title' of 'Button 3' is 'Yes', and 'Button 1' has the same",
		],
		[
			'the same ID twice',
			{ body, buttons: { button: [{ title: 'Yes', id: 'a' }, { title: 'No', id: 'a ' }] } },
			"'ID' of 'Button 2' is 'a', and 'Button 1' has the same",
		],
		[
			'an ID of 257 characters',
			{ body, buttons: { button: [{ title: 'Yes', id: 'x'.repeat(257) }] } },
			"'ID' of 'Button 1' has 257 characters, and at most 256 are allowed",
		],
		[
			'JSON that is no JSON',
			{ body, buttonsInput: 'json', buttonsJson: '[{"title": "Yes"' },
			expect.stringContaining("'Buttons' is not valid JSON"),
		],
		['nothing where a button belongs', { body, buttonsInput: 'json', buttonsJson: '["Yes", null]' }, "'Button 2' is 'null' where an object belongs"],
		[
			'a group as recipient',
			{ to: groupId, body, buttons: rows('Yes') },
			"'To' is a group, and WhatsApp takes no interactive messages in groups",
		],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		const refusal = await stage.refused(parameters);
		expect(refusal.message).toEqual(typeof message === 'string' ? `${message} [item 0]` : message);
		expect(refusal.remedy).not.toBe('');
	});

	it('refuses a file of another kind, by its bytes, before anything is sent', async () => {
		const { bytes } = sampleFiles.pdf;
		const item = await itemWithFile({ content: bytes, fileName: 'picture.jpg', mimeType: 'image/jpeg' });
		const refusal = await stage.refused({ headerType: 'image', headerSource: 'file', body, buttons: rows('Yes') }, { items: [item] });
		expect(refusal.message).toContain("'Header Input Data Field Name'");
		expect(refusal.message).toContain('application/pdf');
	});

	it('names the field of a file that the item does not have', async () => {
		const refusal = await stage.refused({ headerType: 'video', headerSource: 'file', body, buttons: rows('Yes') });
		expect(refusal.message).toBe("The input item has no file in its field 'data' [item 0]");
	});

	it("says what to do when Meta refuses the message, with Meta's own code", async () => {
		stage.emulator.fault({ kind: 'error', code: 131047, path: '/messages$', times: 1 });
		const { error } = await stage.run({ body, buttons: rows('Yes') });
		expect(error && 'description' in error ? error.description : '').toContain('Meta: (131047)');
	});
});
