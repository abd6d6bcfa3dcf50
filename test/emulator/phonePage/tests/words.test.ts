import { amountOf, demoPrice, moneyLabel } from '../src/format/money';
import { initials, phoneLabel } from '../src/format/people';
import { previewOf } from '../src/format/preview';
import { dayLabel, duration, rowTime, soundLength } from '../src/format/times';

const at = (day: number, hours: number, minutes = 0): number => new Date(2026, 10, day, hours, minutes).getTime();

describe('times of the chat', () => {
	const now = at(20, 0, 5);

	it('count days by the calendar, not by 24 hours', () => {
		expect(dayLabel(at(20, 0, 1), now)).toBe('Today');
		expect(dayLabel(at(19, 23, 59), now)).toBe('Yesterday');
		expect(dayLabel(at(16, 12), now)).toBe('Monday');
		expect(dayLabel(at(1, 12), now)).toBe('1 November 2026');
	});

	it('are short in the list', () => {
		expect(rowTime(at(20, 0, 1), now)).toBe('00:01');
		expect(rowTime(at(19, 9), now)).toBe('Yesterday');
		expect(rowTime(at(2, 9), now)).toBe('02/11/2026');
	});

	it('say how long the window stays open', () => {
		expect(duration((23 * 60 + 59) * 60_000 + 59_000)).toBe('23 h 59 min');
		expect(duration(2 * 3_600_000)).toBe('2 h');
		expect(duration(4 * 60_000)).toBe('4 min');
		expect(duration(30_000)).toBe('under a minute');
	});

	it('say how long a sound is', () => {
		expect(soundLength(67.9)).toBe('1:07');
		expect(soundLength(Number.NaN)).toBe('0:00');
	});
});

describe('people and money', () => {
	it('have initials', () => {
		expect([initials('Ana'), initials('Riverside Bakery Orders'), initials('🙂 Émile Zola'), initials(' ')]).toEqual(['A', 'RO', 'ÉZ', '?']);
	});

	it('have readable phone numbers', () => {
		expect(phoneLabel('16505550101')).toBe('+1 650 555 0101');
		expect(phoneLabel('4915112345678')).toMatch(/^\+[\d ]+$/);
		expect(phoneLabel('4915112345678').replace(/ /g, '')).toBe('+4915112345678');
	});

	it('divide amounts by their offset', () => {
		expect(amountOf({ value: 1250, offset: 100 })).toBe(12.5);
		expect(amountOf(undefined)).toBeUndefined();
		expect(moneyLabel(12.5, 'USD')).toBe('$12.50');
		expect(moneyLabel(12.5, 'coins')).toBe('12.50 coins');
		expect(demoPrice('rye')).toBe(demoPrice('rye'));
	});
});

describe('a message in one line', () => {
	const line = (message: Record<string, unknown>): string => previewOf({ type: String(message['type']), message }).text;

	it('is its words without marks', () => {
		expect(line({ type: 'text', text: { body: '*Hi*\n- you' } })).toBe('Hi you');
		expect(line({ type: 'image', image: { caption: 'A _loaf_' } })).toBe('A loaf');
	});

	it('is its kind where there are no words', () => {
		expect(line({ type: 'image', image: {} })).toBe('Photo');
		expect(line({ type: 'audio', audio: { voice: true } })).toBe('Voice message');
		expect(line({ type: 'document', document: { filename: 'a.pdf' } })).toBe('a.pdf');
		expect(line({ type: 'contacts', contacts: [{ name: { formatted_name: 'Dee' } }, {}] })).toBe('Dee and 1 more');
		expect(line({ type: 'order', order: { product_items: [{ quantity: 2 }, { quantity: 1 }] } })).toBe('Order, 3 items');
		expect(line({ type: 'hologram' })).toBe('Message of type hologram');
	});

	it('is what was chosen', () => {
		expect(line({ type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'r', title: 'Rye' } } })).toBe('Rye');
		expect(line({ type: 'button', button: { payload: 'P', text: 'Stop' } })).toBe('Stop');
	});
});
