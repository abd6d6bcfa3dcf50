import { ageOf, isWindowOpen, lastInboundOf } from '../../../nodes/shared/whatsapp/customerWindow';

const HOUR = 3_600_000;
const wrote = Date.UTC(2026, 10, 20, 9, 30);
const now = wrote + 5 * HOUR;
const read = (value: unknown): number => lastInboundOf('Last Customer Message', value, now, 'America/New_York');

describe('the time of the customer’s last message', () => {
	it.each([
		['the trigger’s ISO time', '2026-11-20T09:30:00.000Z'],
		['a time with an offset', '2026-11-20T15:00:00+05:30'],
		['a time without a zone, in the workflow’s zone', '2026-11-20 04:30'],
		['Meta’s Unix seconds as text', '1795167000'],
		['Unix seconds', 1_795_167_000],
		['Unix seconds with a fraction, as text', '1795167000.0'],
		['Unix milliseconds', 1_795_167_000_000],
		['Unix milliseconds as text', ' 1795167000000 '],
		['a JavaScript date', new Date(wrote)],
		['a date of luxon', { toISO: () => '2026-11-20T09:30:00.000+00:00' }],
	])('is understood as %s', (_, value) => {
		expect(read(value)).toBe(wrote);
	});

	it.each([undefined, null, '', '  '])('that is missing (%p) is an input error that says where to take it from', (value) => {
		expect(() => read(value)).toThrow("'Last Customer Message' is empty, so it is not known whether the 24-hour window is open");
		try {
			read(value);
		} catch (thrown) {
			expect(thrown).toMatchObject({ remedy: expect.stringContaining("$('WhatsApp Cloud Trigger').item.json.timestamp") });
		}
	});

	it.each(['yesterday', '24', true, { day: 1 }, [], NaN, -5, '2026-02-31', '99999999999999999999'])(
		'that cannot be read (%p) is an input error that names the field',
		(value) => {
			expect(() => read(value)).toThrow(/^'Last Customer Message' is '.*', which is no date and time$/);
		},
	);

	it('may be a few minutes ahead of n8n’s clock, and no more', () => {
		expect(read(now + 9 * 60_000)).toBe(now + 9 * 60_000);
		expect(() => read(now + 11 * 60_000)).toThrow(
			"'Last Customer Message' is 2026-11-20T14:41:00.000Z, which is still to come: it is 2026-11-20T14:30:00.000Z now",
		);
	});
});

describe('the 24-hour window', () => {
	it('is open until the last millisecond, and closed at exactly 24 hours', () => {
		expect(isWindowOpen(wrote, wrote + 24 * HOUR - 1)).toBe(true);
		expect(isWindowOpen(wrote, wrote + 24 * HOUR)).toBe(false);
	});

	it('is open for a message that Meta’s clock puts in the future', () => {
		expect(isWindowOpen(wrote + 60_000, wrote)).toBe(true);
	});

	it.each([
		[24, '24 hours'],
		[47.9, '47 hours'],
		[48, '2 days'],
		[24 * 30 + 5, '30 days'],
	])('that closed %p hours ago counts as %s', (hours, text) => {
		expect(ageOf(wrote, wrote + hours * HOUR)).toBe(text);
	});
});
