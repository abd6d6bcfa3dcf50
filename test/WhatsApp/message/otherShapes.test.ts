import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { accepted, setInteractiveStage, type InteractiveStage } from './interactiveStage';

const yesAndNo = [
	{ type: 'reply', reply: { id: 'y', title: 'Yes' } },
	{ type: 'reply', reply: { id: 'n', title: 'No' } },
];

describe('buttons in the shapes in which AI models and other APIs give them', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendButtons');
	});
	afterAll(async () => await stage.stop());

	const buttonsOf = async (given: unknown): Promise<unknown> => {
		const items = [{ json: { given } as IDataObject }];
		const sent = await stage.arrived({ body: 'Shall we?', buttonsInput: 'json', buttonsJson: '={{ $json.given }}' }, { items });
		return JSON.parse(JSON.stringify(sent)).action.buttons;
	};

	it.each<[what: string, given: unknown]>([
		['with labels and values', [{ label: 'Yes', value: 'y' }, { label: 'No', value: 'n' }]],
		['with texts and payloads, as web chats have them', [{ text: 'Yes', payload: 'y' }, { text: 'No', payload: 'n' }]],
		['in an object', { buttons: [{ title: 'Yes', id: 'y' }, { title: 'No', id: 'n' }] }],
		["in Meta's own action", { action: { buttons: yesAndNo } }],
		['as JSON in the fence of a code block', '```json\n[{"title": "Yes", "id": "y"}, {"title": "No", "id": "n"}]\n```'],
	])('are the same buttons %s, with the IDs that the answers carry', async (_what, given) => {
		expect(await buttonsOf(given)).toEqual(yesAndNo);
	});

	it('are made of numbers, such as for a rating', async () => {
		expect(await buttonsOf([1, 2, 3])).toEqual(['1', '2', '3'].map((title) => ({ type: 'reply', reply: { id: title, title } })));
	});

	it('are refused by the number of the one that is none', async () => {
		const { message } = await stage.refused({ body: 'Shall we?', buttonsInput: 'json', buttonsJson: '["Yes", ["No"]]' });
		expect(message).toContain(`'Button 2' is '["No"]' where an object belongs`);
	});
});

describe('the sections of a list under other names', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendList');
	});
	afterAll(async () => await stage.stop());

	it('hold items or options as rows', async () => {
		const sections = { sections: [{ name: 'Bread', items: ['Rye'] }, { title: 'Cake', options: [{ label: 'Plum', value: 'plum' }] }] };
		const parameters = { body: 'What?', buttonText: 'Open', sectionsInput: 'json', sectionsJson: JSON.stringify(sections) };
		expect(await stage.arrived(parameters)).toMatchObject({
			action: {
				sections: [
					{ title: 'Bread', rows: [{ id: 'rye', title: 'Rye' }] },
					{ title: 'Cake', rows: [{ id: 'plum', title: 'Plum' }] },
				],
			},
		});
	});
});

describe('what an expression gives', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendText');
	});
	afterAll(async () => await stage.stop());

	it('is refused where it is NaN, which no customer should read', async () => {
		expect((await stage.refused({ body: '={{ Number("five") }}' })).message).toContain("'Text' is 'NaN' where a text belongs");
	});

	it.each<[what: string, to: string]>([
		['the address that unofficial clients have', '16505550177@s.whatsapp.net'],
		['another of theirs', '16505550177@c.us'],
		['a link to the chat', 'https://wa.me/16505550177'],
		['Arabic digits', '+١٦٥٠٥٥٥٠١٧٧'],
		['Persian digits', '+۱۶۵۰۵۵۵۰۱۷۷'],
	])('names the recipient by %s', async (_what, to) => {
		const { items } = await stage.run({ to, body: 'Hello' });
		expect(items).toEqual([accepted]);
	});

	it('leaves a sum in Markdown as it is', async () => {
		await stage.run({ body: '**Total:** 2*3*4 = 24', options: { formatMarkdown: true } });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ text: { body: '*Total:* 2*3*4 = 24' } });
	});
});

describe('a link with letters beyond ASCII', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendMedia');
	});
	afterAll(async () => await stage.stop());

	it.each<[link: string, sent: string]>([
		['https://example.com/Menü für heute.jpg?size=1', 'https://example.com/Men%C3%BC%20f%C3%BCr%20heute.jpg?size=1'],
		['https://example.com/menu.jpg?sig=a%2Fb%20c&x=1', 'https://example.com/menu.jpg?sig=a%2Fb%20c&x=1'],
	])('leaves encoded, and one that is encoded leaves as it is: %s', async (link, sent) => {
		const parameters: INodeParameters = { mediaType: 'image', source: 'link', link };
		expect((await stage.run(parameters)).error).toBeUndefined();
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ image: { link: sent } });
	});
});
