import type { Field, Fields } from '../../../nodes/WhatsApp/operations/fields/field';
import { findOperation, resources } from '../../../nodes/WhatsApp/operations/registry';
import { readParameters } from '../../../nodes/WhatsApp/parameters';
import { emoji } from './interactiveStage';

const inner = ({ options = [] }: Field): Fields => options.flatMap((one) => ('values' in one ? one.values : 'type' in one ? [one] : []));

/** The field at a path such as `cards.buttons.title`; where two of one name take turns, the one with a limit. */
function fieldAt(fields: Fields, path: string): Field {
	const [name = '', ...rest] = path.split('.');
	const named = fields.filter((field) => field.name === name);
	const field = named.find(({ limit }) => limit) ?? named[0];
	if (field === undefined) throw new Error(`There is no field ${path}`);
	return rest.length === 0 ? field : fieldAt(inner(field), rest.join('.'));
}

const fieldOf = (operation: string, path: string): Field => fieldAt(findOperation('message', operation)?.fields ?? [], path);

/** What is said about a value of this field alone; `fine` when it is taken. */
function verdict(field: Field, value: unknown): string {
	try {
		const { displayOptions: _, ...alone } = field;
		readParameters([alone], () => value);
		return 'fine';
	} catch (thrown) {
		return thrown instanceof Error ? thrown.message : String(thrown);
	}
}

/** Lengths in Unicode code points, as Meta's reference of messages and templates states them. */
const texts: Array<[operation: string, path: string, max: number]> = [
	['sendMedia', 'caption', 1024],
	['sendButtons', 'headerText', 60],
	['sendButtons', 'body', 1024],
	['sendButtons', 'footer', 60],
	['sendButtons', 'buttons.title', 20],
	['sendButtons', 'buttons.id', 256],
	['sendList', 'headerText', 60],
	['sendList', 'body', 4096],
	['sendList', 'footer', 60],
	['sendList', 'buttonText', 20],
	['sendList', 'sections.title', 24],
	['sendList', 'sections.rows.title', 24],
	['sendList', 'sections.rows.description', 72],
	['sendList', 'sections.rows.id', 200],
	['sendCtaUrl', 'headerText', 60],
	['sendCtaUrl', 'body', 1024],
	['sendCtaUrl', 'footer', 60],
	['sendCtaUrl', 'buttonText', 20],
	['sendFlow', 'headerText', 60],
	['sendFlow', 'body', 1024],
	['sendFlow', 'footer', 60],
	['sendFlow', 'buttonText', 30],
	['sendProduct', 'body', 1024],
	['sendProduct', 'footer', 60],
	['sendProductList', 'headerText', 60],
	['sendProductList', 'body', 1024],
	['sendProductList', 'footer', 60],
	['sendProductList', 'sections.title', 24],
	['sendCatalog', 'body', 1024],
	['sendCatalog', 'footer', 60],
	['sendCarousel', 'body', 1024],
	['sendCarousel', 'cards.body', 160],
	['sendCarousel', 'cards.buttonText', 20],
	['sendCarousel', 'cards.buttons.title', 20],
	['sendCarousel', 'cards.buttons.id', 256],
	['sendCallButton', 'headerText', 60],
	['sendCallButton', 'body', 1024],
	['sendCallButton', 'footer', 60],
	['sendCallButton', 'buttonText', 20],
	['sendCallButton', 'payload', 512],
	['requestLocation', 'body', 1024],
	['requestContactInfo', 'body', 1024],
	['requestContactInfo', 'footer', 60],
	['requestCallPermission', 'body', 1024],
	['requestCallPermission', 'footer', 60],
	['sendTemplate', 'templateName', 512],
];

const counts: Array<[operation: string, path: string, min: number, max: number]> = [
	['sendButtons', 'buttons', 1, 3],
	['sendList', 'sections', 1, 10],
	['sendList', 'sections.rows', 1, 10],
	['sendProductList', 'sections', 1, 10],
	['sendProductList', 'sections.productItems', 1, 30],
	['sendCarousel', 'cards', 2, 10],
	['sendCarousel', 'cards.buttons', 1, 3],
	['sendContacts', 'contacts', 1, 257],
];

describe('the limits of messages', () => {
	it.each(texts)('%s, %s: takes %d emoji and not one more', (operation, path, max) => {
		const field = fieldOf(operation, path);
		expect(verdict(field, emoji(max))).toBe('fine');
		expect(verdict(field, emoji(max + 1))).toBe(`'${field.displayName}' has ${max + 1} characters, and at most ${max} are allowed`);
	});

	it.each(counts)('%s, %s: takes %d to %d entries', (operation, path, min, max) => {
		const { limit } = fieldOf(operation, path);
		expect(limit).toEqual({ min, max });
	});

	it('hold for tracking data on every send', () => {
		const sends = resources.find(({ value }) => value === 'message')?.operations.filter(({ effect }) => effect === 'send') ?? [];
		expect(sends.length).toBeGreaterThan(18);
		for (const { value } of sends) {
			const field = fieldOf(value, 'options.trackingData');
			expect([value, verdict(field, emoji(512))]).toEqual([value, 'fine']);
			expect(verdict(field, emoji(513))).toBe("'Tracking Data' has 513 characters, and at most 512 are allowed");
		}
	});

	it('stand in the table for every text of a form that has one', () => {
		const missing = (operation: string, fields: Fields, path = ''): string[] =>
			fields.flatMap((field) => {
				const at = `${path}${field.name}`;
				// What the texts of a question and the shared options hold has tests of its own.
				if (field.type === 'collection' || operation === 'sendAndWait') return [];
				const known = texts.some(([one, known]) => one === operation && known === at);
				const own = field.type === 'string' && field.limit && Number.isFinite(field.limit.max) && !known ? [`${operation} ${at}`] : [];
				return [...own, ...missing(operation, inner(field), `${at}.`)];
			});
		const all = resources.find(({ value }) => value === 'message')?.operations.flatMap(({ value, fields }) => missing(value, fields)) ?? [];
		// An ID is Meta's own; a text may be longer than a message, since it can be split.
		expect([...new Set(all)].sort()).toEqual(['markAsRead messageId', 'sendReaction messageId', 'sendText body']);
	});
});
