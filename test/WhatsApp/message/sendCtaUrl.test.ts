import { itemWithFile } from '../../engine/binaryData';
import { sampleFiles } from '../../sampleFiles';
import { accepted, emoji, groupId, nothing, setInteractiveStage, type InteractiveStage } from './interactiveStage';

const given = { body: 'Your order is on its way.', buttonText: 'Track order', url: 'https://example.com/orders/1042' };

describe('Send URL Button', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendCtaUrl');
	});
	afterAll(async () => await stage.stop());

	it('Prismatic "Send message" (interactive): sends a button that opens a page, below a text header', async () => {
		const { items } = await stage.run({ ...given, headerType: 'text', headerText: 'Order 1042', footer: 'Riverside Bakery' });
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			interactive: {
				type: 'cta_url',
				header: { type: 'text', text: 'Order 1042' },
				body: { text: 'Your order is on its way.' },
				footer: { text: 'Riverside Bakery' },
				action: { name: 'cta_url', parameters: { display_text: 'Track order', url: 'https://example.com/orders/1042' } },
			},
		});
	});

	it('uploads a picture once for all items that carry it', async () => {
		const { bytes, ...file } = sampleFiles.png;
		const item = await itemWithFile({ content: bytes, ...file });
		const before = stage.emulator.requests.length;
		await stage.run({ ...given, headerType: 'image', headerSource: 'file' }, { items: [item, item] });
		const paths = stage.emulator.requests.slice(before).map(({ path }) => path.split('/').at(-1));
		expect(paths).toEqual(['media', 'messages', 'messages']);
	});

	it.each([
		['an address without https', { url: 'http://example.com' }, "'URL' is 'http://example.com', which is no address that starts with https://"],
		['an address without scheme', { url: 'example.com' }, "'URL' is 'example.com', which is no address that starts with https://"],
		['no address', { url: nothing }, "'URL' is empty"],
		['a button text of 21 emoji', { buttonText: emoji(21) }, "'Button Text' has 21 characters, and at most 20 are allowed"],
		['an empty body', { body: nothing }, "'Body' is empty"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
		[
			'a header link that is none',
			{ headerType: 'image', headerLink: 'picture.jpg' },
			"'Header Link' is 'picture.jpg', which is no link to a file",
		],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		expect((await stage.refused({ ...given, ...parameters })).message).toBe(`${message} [item 0]`);
	});
});
