import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliveryOf } from '../../../nodes/WhatsAppTrigger/receiving/delivery';
import { normalise } from '../../../nodes/WhatsAppTrigger/receiving/normalise';
import { split } from '../../../nodes/WhatsAppTrigger/receiving/split';
import { fields } from '../samples/fields';
import { messages } from '../samples/messages';
import { statuses } from '../samples/statuses';

const itemsOf = (body: unknown) => {
	const delivery = deliveryOf(JSON.parse(JSON.stringify(body)));
	if (delivery === undefined) throw new Error('That is no delivery');
	return split(delivery).map(normalise);
};

/** Every leaf of a JSON value with its path, positions in lists left out: a batch is cut into lists of one. */
function leaves(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null) return [`${path} = ${JSON.stringify(value)}`];
	return Object.entries(value).flatMap(([name, inner]) => leaves(inner, Array.isArray(value) ? path : `${path}.${name}`));
}

/** The leaves of a body as they have to stand in the items' `raw`. */
function wantedLeaves(body: { entry: Array<Record<string, unknown>> }): string[] {
	return body.entry.flatMap(({ changes, ...entry }) => {
		if (!Array.isArray(changes)) return [];
		return changes.flatMap(({ field, value, ...change }: Record<string, unknown>) => [
			...leaves(entry, '.entry'),
			...leaves(change, '.entry'),
			...(field === undefined ? [] : leaves(field, '.field')),
			...(typeof value === 'object' ? leaves(value) : leaves(value, '.value')),
		]);
	});
}

const lost = (body: { entry: Array<Record<string, unknown>> }): string[] => {
	const kept = new Set(itemsOf(body).flatMap(({ raw }) => leaves(raw)));
	return wantedLeaves(body).filter((leaf) => !kept.has(leaf));
};

const samples = [...messages, ...statuses, ...fields];

describe.each(samples.map((sample) => [sample.name, sample] as const))('%s', (_, { body, items }) => {
	test('becomes these items', () => {
		expect(itemsOf(body).map(({ raw, ...item }) => item)).toEqual(items);
	});

	test('is in raw to the last leaf', () => {
		expect(lost(body)).toEqual([]);
	});

	test('has a raw of one event only, in the shape that expressions for n8n\'s own trigger expect', () => {
		for (const { raw, event } of itemsOf(body)) {
			const { messages: own = [], statuses: reached = [] } = raw as { messages?: unknown[]; statuses?: unknown[] };
			expect(own.length + reached.length).toBeLessThanOrEqual(1);
			if (event === 'message' && 'metadata' in (raw as object)) expect(raw).toHaveProperty('field');
		}
	});
});

test('names of objects\' own methods as fields and types harm nothing', () => {
	const body = '{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"constructor","value":{"__proto__":{"polluted":true},"toString":"x"}},{"field":"messages","value":{"messages":[{"type":"__proto__","id":"1"}]}}]}]}';
	const items = itemsOf(JSON.parse(body));
	expect(items).toHaveLength(2);
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a person described in a batch lends the name to nobody else', () => {
	const items = itemsOf({
		object: 'whatsapp_business_account',
		entry: [{ id: '1', changes: [{ field: 'messages', value: {
			contacts: [{ profile: { name: 'Ben' }, wa_id: '2' }, { profile: { name: 'Nobody here' }, wa_id: '9' }],
			messages: [{ from: '3', id: 'a', type: 'text', text: { body: 'x' } }, { from: '2', id: 'b', type: 'text', text: { body: 'y' } }],
		} }] }],
	});
	expect(items.map(({ from, profileName }) => [from, profileName])).toEqual([['3', undefined], ['2', 'Ben']]);
});

test('a thousand updates cost no more each than a single one', () => {
	const batch = (count: number) => {
		const contacts = Array.from({ length: count }, (_, index) => ({ profile: { name: `P${index}` }, wa_id: `1650${index}` }));
		const list = Array.from({ length: count }, (_, index) => ({ from: `1650${index}`, id: `wamid.${index}`, timestamp: '1750000000', type: 'text', text: { body: 'hello' } }));
		return { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', contacts, messages: list } }] }] };
	};
	const items = itemsOf(batch(1000));
	expect(items).toHaveLength(1000);
	expect(items.map(({ profileName }) => profileName)).toEqual(Array.from({ length: 1000 }, (_, index) => `P${index}`));
	expect(items.every(({ raw }) => JSON.stringify(raw).length < 400)).toBe(true);
});

const folder = process.env.WHATSAPP_SAMPLES_DIR ?? '';

if (folder !== '' && existsSync(folder)) {
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

	describe('the payloads in WHATSAPP_SAMPLES_DIR', () => {
		test('are there', () => expect(files.length).toBeGreaterThan(0));

		test.each(files)('%s becomes items without loss', (name) => {
			const body = JSON.parse(readFileSync(join(folder, name), 'utf8'));
			const items = itemsOf(body);
			expect(items.length).toBeGreaterThan(0);
			expect(lost(body)).toEqual([]);
			for (const item of items) expect(item).toMatchObject({ event: expect.any(String), field: expect.any(String) });
		});
	});
}
