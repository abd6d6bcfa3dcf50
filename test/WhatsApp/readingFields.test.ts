import { fieldAlone } from '../../nodes/shared/expressions';
import { Preparation } from '../../nodes/WhatsApp/preparation';
import { setStage, type Stage } from './stage';

const echo = { name: 'Echo', value: 'echo', effect: 'read', request: () => ({ method: 'GET', path: '/echo' }) };
const journal = { settled: () => undefined, knows: () => false };
const unasked = async () => await Promise.reject(new Error('nothing is asked here'));

/* `={{ $json.field }}` alone is read without n8n's evaluation. Brackets around it say the same, and go through n8n. */

describe('a field of the input item', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage({ logFile: '' });
	});
	afterAll(async () => await stage.stop());

	const values: unknown[] = [
		'hello',
		'=hello',
		'={{ $json.other }}',
		'{{ $json.other }}',
		'  spaces\nand lines  ',
		'👋🏽 שלום',
		'',
		'null',
		42,
		0,
		-1.5,
		1e21,
		NaN,
		true,
		false,
		null,
		undefined,
		{ a: 1 },
		['a', 'b'],
		new Date(0),
	];

	const whatLeaves = async (body: string, given: Array<{ json: Record<string, unknown> }>) => {
		const before = stage.emulator.requests.length;
		const { items, error } = await stage.run(
			{ to: '16505550101', body },
			{ items: given as never, settings: { onError: 'continueRegularOutput' } },
		);
		return {
			bodies: stage.emulator.requests.slice(before).map((request) => request.body),
			items: items.map(({ status, errorMessage }) => ({ status, errorMessage })),
			error: error?.message,
		};
	};

	it.each(values.map((value, index) => [index, value]))('%i: %j leaves, or is refused, as by n8n’s own evaluation', async (_, value) => {
		const given = [{ json: { text: value, other: 'other' } }];
		const direct = await whatLeaves('={{ $json.text }}', given);
		expect(direct).toEqual(await whatLeaves('={{ ($json.text) }}', given));
		expect(direct.items).toHaveLength(1);
	});

	it('that is not there, or stands on every object, is what n8n makes of it', async () => {
		const given = [{ json: { other: 'x' } }];
		for (const name of ['text', 'toString', 'constructor', 'hasOwnProperty', '__proto__']) {
			expect(await whatLeaves(`={{ $json.${name} }}`, given)).toEqual(await whatLeaves(`={{ ($json.${name}) }}`, given));
		}
	});

	it('is that of each item', async () => {
		const given = ['one', 'two', 'three'].map((text) => ({ json: { text } }));
		const { bodies } = await whatLeaves('={{$json.text}}', given);
		expect(bodies).toEqual(['one', 'two', 'three'].map((body) => expect.objectContaining({ text: { body } })));
	});
});

test('the tool of an agent leaves all expressions to n8n, which knows what the agent gave', async () => {
	const preparation = (type: string) => {
		const context = {
			getNode: () => ({ type, name: 'WhatsApp', typeVersion: 1 }),
			getInputData: () => [{ json: { body: 'of the item' } }],
			getNodeParameter: (_name: string, _item: number, _fallback: unknown, options?: { rawExpressions: boolean }) =>
				options?.rawExpressions === true ? '={{ $json.body }}' : 'of n8n',
		};
		const operation = { ...echo, fields: [{ displayName: 'Body', name: 'body', type: 'string', default: '' }] };
		return new Preparation(context as never, { account: {} } as never, operation as never, unasked, journal as never);
	};
	const bodyBy = async (type: string) => (await preparation(type).all(1)).map((one) => one.parameters?.body);
	expect(await bodyBy('n8n-nodes-whatsapp-cloud.whatsApp')).toEqual(['of the item']);
	expect(await bodyBy('n8n-nodes-whatsapp-cloud.whatsAppTool')).toEqual(['of n8n']);
});

test.each([
	['={{ $json.chatId }}', 'chatId'],
	['={{$json.chat_id2}}', 'chat_id2'],
	['={{\n\t$json.chatId\n}}', 'chatId'],
	['={{ $json.chatId }} ', undefined],
	[' ={{ $json.chatId }}', undefined],
	['=+{{ $json.chatId }}', undefined],
	['={{ $json.chatId }}\n', undefined],
	['={{ $json.chat.id }}', undefined],
	['={{ $json.chatId.trim() }}', undefined],
	['={{ $json["chatId"] }}', undefined],
	['={{ $json.größe }}', undefined],
	['={{ $json.a }}{{ $json.b }}', undefined],
	['={{ $json }}', undefined],
	['{{ $json.chatId }}', undefined],
	[{ value: '={{ $json.chatId }}' }, undefined],
])('%j asks for %s alone', (typed, field) => {
	expect(fieldAlone(typed)).toBe(field);
});
