import { momentOf } from '../../../nodes/shared/whatsapp/moment';

const at = (value: unknown, timeZone = 'Europe/Berlin'): string => new Date(momentOf('Until', value, timeZone)).toISOString();

describe('a point in time', () => {
	it.each<[what: string, given: unknown, moment: string]>([
		['a date and time with its zone', '2030-01-31T18:00:00+02:00', '2030-01-31T16:00:00.000Z'],
		['one in UTC', '2030-01-31T18:00:00Z', '2030-01-31T18:00:00.000Z'],
		["one without zone, on the workflow's clocks in winter", '2030-01-31T18:00:00', '2030-01-31T17:00:00.000Z'],
		['and in summer', '2030-07-31T18:00', '2030-07-31T16:00:00.000Z'],
		['as a database writes it', '2030-07-31 18:00:05', '2030-07-31T16:00:05.000Z'],
		['a day', '2030-07-31', '2030-07-30T22:00:00.000Z'],
		['just after the clocks went forward', '2030-03-31T03:30:00', '2030-03-31T01:30:00.000Z'],
		['just before they go back', '2030-10-27T01:30:00', '2030-10-26T23:30:00.000Z'],
		['milliseconds', 1_896_112_800_000, '2030-01-31T18:00:00.000Z'],
		['seconds', 1_896_112_800, '2030-01-31T18:00:00.000Z'],
		['seconds as text', '1896112800', '2030-01-31T18:00:00.000Z'],
		['a date of JavaScript', new Date('2030-01-31T18:00:00Z'), '2030-01-31T18:00:00.000Z'],
		['a date of luxon', { toISO: () => '2030-01-31T18:00:00.000+01:00' }, '2030-01-31T17:00:00.000Z'],
	])('is read from %s', (_what, given, moment) => {
		expect(at(given)).toBe(moment);
	});

	it('is right in the hours after the clocks changed', () => {
		// Clocks in New York go back at 06:00 UTC, and two hours later their offset to UTC is another than at that hour of UTC.
		expect(at('2030-11-03T03:00:00', 'America/New_York')).toBe('2030-11-03T08:00:00.000Z');
		expect(at('2030-03-10T03:30:00', 'America/New_York')).toBe('2030-03-10T07:30:00.000Z');
	});

	it('depends on the zone', () => {
		expect(at('2030-01-31T18:00:00', 'America/New_York')).toBe('2030-01-31T23:00:00.000Z');
		expect(at('2030-01-31T18:00:00', 'Asia/Kolkata')).toBe('2030-01-31T12:30:00.000Z');
	});

	it.each(['soon', '', '2030-02-30', '2030-02-30T10:00:00Z', '2030-13-01T10:00:00Z', '2030-01-31 10:75', '2030-01-31T24:30:00+01:00', '31.01.2030', {}, true, null, -5])('is not read from %j', (given) => {
		expect(() => at(given)).toThrow("'Until' is ");
	});
});
