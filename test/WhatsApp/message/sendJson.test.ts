import { accepted, groupId, nothing, setInteractiveStage, to, type InteractiveStage } from './interactiveStage';

describe('Send JSON', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendJson');
	});
	afterAll(async () => await stage.stop());

	it('Prismatic "Send message": any message object, with tracking data and context from the options', async () => {
		const { items } = await stage.run({
			message: '{"type": "text", "text": {"body": "See https://example.com", "preview_url": true}}',
			options: { trackingData: 'order 17', replyToMessageId: 'wamid.QUOTED' },
		});
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			to,
			type: 'text',
			text: { body: 'See https://example.com', preview_url: true },
			biz_opaque_callback_data: 'order 17',
			context: { message_id: 'wamid.QUOTED' },
		});
	});

	it.each([
		['the field', to, {}, { to, recipient_type: 'individual' }],
		['the JSON, where the field is empty', nothing, { to: 16505550177 }, { to, recipient_type: 'individual' }],
		['the JSON, as a user ID', nothing, { recipient: 'US.13491208655302741918' }, { recipient: 'US.13491208655302741918' }],
		['both, in two spellings', to, { to: '1 (650) 555-0177' }, { to }],
	])('takes the recipient from %s', async (_where, field, inJson, expected) => {
		const message = { type: 'text', text: { body: 'Hello' }, ...inJson };
		await stage.run({ to: field, message: '={{ $json }}' }, { items: [{ json: message }] });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject(expected);
	});

	it('sends the object that an expression gives, whatever its type', async () => {
		const message = { type: 'location', location: { latitude: 1, longitude: 2 } };
		const { items } = await stage.run({ message: '={{ $json.message }}' }, { items: [{ json: { message } }] });
		expect(items).toEqual([accepted]);
	});

	it.each([
		['={{ "{type: text}" }}', "'Message' is not valid JSON", 'Correct the JSON'],
		['[{"type":"text"}]', "'Message' is a list where one message object belongs", 'For several messages use an item for each.'],
		['={{ 7 }}', "'Message' is a number where one message object belongs", 'Give an object'],
		['{"text":{"body":"x"}}', "'Message' has no type", 'It holds \'text\', so add "type": "text".'],
		['{"body":"x"}', "'Message' has no type", 'Add "type" with one of: audio, contacts'],
		['{"type":"TEXT","text":{"body":"x"}}', "'Message' has the type 'TEXT', and Meta writes its types in lower case", 'Write "type": "text".'],
		['{"type":"text","body":"x"}', "'Message' is of the type 'text' and has no object 'text'", 'Put the content under the type\'s name: {"type": "text", "text": {…}}.'],
		['{"type":"text","text":"x"}', "'Message' is of the type 'text' and has 'x' as its 'text' where an object belongs", 'Put the content'],
		['{"type":"contacts","contacts":{"name":{}}}', "where a list belongs", '{"type": "contacts", "contacts": […]}'],
		['{"type":"button","action":{}}', "'Message' has the type 'button', which is a type of interactive message", 'Write {"type": "interactive", "interactive": {"type": "button", …}}.'],
		['{"type":"txt","text":{"body":"x"}}', "'Message' has the type 'txt' and no content of that name", 'Use one of: audio, contacts'],
		['{"type":7}', "'Message' has '7' as its type where a text belongs", 'Use one of'],
		['{"status":"read","message_id":"wamid.X"}', "'Message' holds a status and no message", 'use the operation Mark as Read'],
		['{"to":"+16505550178","type":"text","text":{"body":"x"}}', "'To' is '+16505550177', and 'Message' names '+16505550178' as the recipient", 'clear the field To'],
	])('refuses %s', async (message, words, remedy) => {
		const refused = await stage.refused({ message });
		expect(refused.message).toContain(words);
		expect(refused.remedy).toContain(remedy);
	});

	it('refuses a message without any recipient', async () => {
		expect((await stage.refused({ to: nothing, message: '{"type":"text","text":{"body":"x"}}' })).message).toContain("'To' is empty");
	});

	it('sends to a group that the JSON names', async () => {
		await stage.run({ to: nothing, message: JSON.stringify({ recipient_type: 'group', to: groupId, type: 'text', text: { body: 'Hello all' } }) });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ recipient_type: 'group', to: groupId });
	});
});
