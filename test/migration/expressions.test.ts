import { chunksOf, textOfChunks } from '../../migration/expressions/chunks';
import { jsonField } from '../../migration/expressions/asJson';
import type { Origin, Readings } from '../../migration/expressions/origin';
import { rewriteCode } from '../../migration/expressions/rewriteCode';

const readings = (incoming?: Origin): Readings => ({
	triggers: new Set(['WhatsApp Trigger']),
	converted: new Set(['WhatsApp Trigger', 'Reply']),
	incoming,
});

const fromTrigger: Origin = { certain: true };
const perhapsFromTrigger: Origin = { certain: false };

describe("an expression that reads the built-in trigger's item", () => {
	it.each([
		['$json.messages[0].text.body', '$json.raw.messages[0].text.body'],
		['$json["messages"][0]["from"]', '$json.raw["messages"][0]["from"]'],
		['$json?.contacts?.[0]?.profile.name', '$json.raw?.contacts?.[0]?.profile.name'],
		['$json.messages[0].text.body.toUpperCase() + $json.metadata.phone_number_id', '$json.raw.messages[0].text.body.toUpperCase() + $json.raw.metadata.phone_number_id'],
		['JSON.stringify($json)', 'JSON.stringify($json.raw)'],
		['$jmespath($json, "messages[0].id")', '$jmespath($json.raw, "messages[0].id")'],
		['{ json: $json.messages }', '{ json: $json.raw.messages }'],
		['$json.messages ? "yes $json.messages" : `no ${$json.statuses[0].id}`', '$json.raw.messages ? "yes $json.messages" : `no ${$json.raw.statuses[0].id}`'],
		['$input.item.json.messages', '$input.item.json.raw.messages'],
		['$input.first().json.messages', '$input.first().json.raw.messages'],
		['$input.all().map(i => i.json.messages[0].id)', '$input.all().map(i => i.json.raw.messages[0].id)'],
		["$('WhatsApp Trigger').item.json.messages[0].id", "$('WhatsApp Trigger').item.json.raw.messages[0].id"],
		["$('WhatsApp Trigger').first().json['messages']", "$('WhatsApp Trigger').first().json.raw['messages']"],
		["$('WhatsApp Trigger').all()[0].json", "$('WhatsApp Trigger').all()[0].json.raw"],
		["$('WhatsApp Trigger').itemMatching(0).json.field", "$('WhatsApp Trigger').itemMatching(0).json.raw.field"],
		['$node["WhatsApp Trigger"].json.messages', '$node["WhatsApp Trigger"].json.raw.messages'],
		['$node["WhatsApp Trigger"].data["messages"]', '$node["WhatsApp Trigger"].data.raw["messages"]'],
		['$items("WhatsApp Trigger")[0].json.messages', '$items("WhatsApp Trigger")[0].json.raw.messages'],
		["$('Reply').item.json.messages[0].id", "$('Reply').item.json.messages[0].id"],
		["$('Other').item.json.messages[0].id", "$('Other').item.json.messages[0].id"],
		['$now.json', '$now.json'],
		['$json.messages[0', '$json.messages[0'],
	])('%s becomes %s', (before, after) => {
		expect(rewriteCode(before, readings(fromTrigger), 'expression')).toEqual({ code: after, changed: before !== after, doubts: [] });
	});

	it.each([
		['$json.messages[0].id', '($json.raw ?? $json).messages[0].id'],
		['$json?.messages', '($json.raw ?? $json)?.messages'],
		['$json["contacts"]', '($json.raw ?? $json)["contacts"]'],
		['$json.orderNumber', '$json.orderNumber'],
		['$input.first().json.messages', '($input.first().json.raw ?? $input.first().json).messages'],
	])('where other items come in as well, %s becomes %s, which fits both', (before, after) => {
		expect(rewriteCode(before, readings(perhapsFromTrigger), 'expression').code).toBe(after);
	});

	it('where none of its items come in, $json stays', () => {
		expect(rewriteCode('$json.messages[0].id', readings(), 'expression').code).toBe('$json.messages[0].id');
	});

	it('what reads the parameters of a converted node is left, and listed', () => {
		const { code, doubts } = rewriteCode("$('WhatsApp Trigger').params.updates", readings(), 'expression');
		expect(code).toBe("$('WhatsApp Trigger').params.updates");
		expect(doubts).toEqual(["$('WhatsApp Trigger').params"]);
	});
});

describe("a script that reads the built-in trigger's items", () => {
	it.each([
		['return items[0].json.messages;', 'return items[0].json.raw.messages;'],
		['for (const item of items) { item.json.from = item.json.messages[0].from; }\nreturn items;', 'for (const item of items) { item.json.from = item.json.raw.messages[0].from; }\nreturn items;'],
		['item.json.n = 1; return item.json.n + item.json.event + item.json.messages', 'item.json.n = 1; return item.json.n + item.json.raw.event + item.json.raw.messages'],
		['const [one] = [1];\nconst all = $input.all();\nconst first = all[0];\nreturn { json: first.json.messages[0] };', 'const [one] = [1];\nconst all = $input.all();\nconst first = all[0];\nreturn { json: first.json.raw.messages[0] };'],
		['const { json } = $input.first(); return json.messages;', 'const { json: { raw: json } } = $input.first(); return json.messages;'],
		['return items.map(({ json: { messages } }) => messages[0]);', 'return items.map(({ json: { raw: { messages } } }) => messages[0]);'],
		['return items.filter((one) => one.json.messages).sort((a, b) => a.json.field > b.json.field)', 'return items.filter((one) => one.json.raw.messages).sort((a, b) => a.json.raw.field > b.json.raw.field)'],
		['return items.reduce((sum, one) => sum + one.json.messages.length, 0)', 'return items.reduce((sum, one) => sum + one.json.raw.messages.length, 0)'],
		['return item.json.messages[0];', 'return item.json.raw.messages[0];'],
		['// $json.messages\nreturn "$json.messages";', '// $json.messages\nreturn "$json.messages";'],
		["const items = $('Other').all(); return items[0].json.messages;", "const items = $('Other').all(); return items[0].json.messages;"],
		["const x = await $input.first().json.messages; return x", "const x = await $input.first().json.raw.messages; return x"],
	])('%s', (before, after) => {
		expect(rewriteCode(before, readings(fromTrigger), 'script').code).toBe(after);
	});
});

describe('the text of an expression', () => {
	it.each(['plain', '={{ $json.a }}', '=a {{ 1 }} b {{ 2 }}', '=\\{{ no }} {{ yes }}', '={{ open', '={{ }}', '}} {{ "}" + 1 }}', '={{ {a: 1} }}'])(
		'%s is the same after it was taken apart and put together',
		(text) => {
			expect(textOfChunks(chunksOf(text))).toBe(text);
		},
	);

	it('is taken apart where n8n does', () => {
		expect(chunksOf('a {{ $json.b }}\\{{ c }}')).toEqual([{ text: 'a ' }, { code: ' $json.b ' }, { text: '\\{{ c }}' }]);
	});
});

describe('values as a JSON field', () => {
	it('without an expression are plain JSON', () => {
		expect(JSON.parse(jsonField([{ type: 'text', text: 'a }} {{ b' }]))).toEqual([{ type: 'text', text: 'a }} {{ b' }]);
	});

	it('with one become one expression, in which no braces end too early', () => {
		const field = jsonField([{ text: '=Hi {{ $json.name; }} // }}', other: '={{ $json.n // why\n }}', braces: '}}{{' }]);
		const inner = /^=\{\{ ([\s\S]*) \}\}$/.exec(field)?.[1] ?? '';
		expect(inner).not.toContain('}}');
		const evaluate = new Function('$json', `return ${inner}`);
		expect(evaluate({ name: 'Ana', n: 7 })).toEqual([{ text: 'Hi Ana // }}', other: 7, braces: '}}{{' }]);
	});
});
