import { retryAfter, usageWait } from '../../../nodes/shared/graph/failures/waiting';

const now = Date.parse('2026-11-21T08:00:00Z');

describe('Retry-After', () => {
	it.each([
		['seconds', { 'Retry-After': '30' }, 30_000],
		['seconds with a fraction', { 'retry-after': '0.5' }, 500],
		['a date', { 'retry-after': 'Sat, 21 Nov 2026 08:01:00 GMT' }, 60_000],
		['a date, by a clock that is an hour behind ours', { 'retry-after': 'Sat, 21 Nov 2026 07:01:00 GMT', date: 'Sat, 21 Nov 2026 07:00:00 GMT' }, 60_000],
		['a date, by a clock that is an hour ahead of ours', { 'retry-after': 'Sat, 21 Nov 2026 09:01:00 GMT', Date: 'Sat, 21 Nov 2026 09:00:00 GMT' }, 60_000],
		['a date beside a Date that is none', { 'retry-after': 'Sat, 21 Nov 2026 08:01:00 GMT', date: 'today' }, 60_000],
		['a time beyond a day', { 'retry-after': '9999999' }, 86_400_000],
		['zero', { 'retry-after': '0' }, undefined],
		['a date that is over', { 'retry-after': 'Sat, 21 Nov 2026 07:00:00 GMT' }, undefined],
		['words', { 'retry-after': 'soon' }, undefined],
		['a negative number', { 'retry-after': '-5' }, undefined],
		['nothing', {}, undefined],
	])('as %s', (_, headers, wait) => {
		expect(retryAfter(headers as Record<string, string>, now)).toBe(wait);
	});
});

describe("Meta's usage headers", () => {
	it.each([
		['minutes', 'X-Business-Use-Case-Usage', '{"1022":[{"type":"whatsapp","estimated_time_to_regain_access":10}]}', 600_000],
		['minutes as a text', 'x-business-use-case-usage', '{"1022":[{"estimated_time_to_regain_access":"10"}]}', 600_000],
		['the longest of several', 'x-business-use-case-usage', '{"1":[{"estimated_time_to_regain_access":1}],"2":[{"estimated_time_to_regain_access":3}]}', 180_000],
		['minutes of the app', 'X-App-Usage', '{"estimated_time_to_regain_access":2}', 120_000],
		['none', 'x-app-usage', '{"call_count":100}', undefined],
		['less than none', 'x-app-usage', '{"estimated_time_to_regain_access":-5}', undefined],
		['half of the JSON', 'x-business-use-case-usage', '{"1022":[{"est', undefined],
		['another type', 'x-business-use-case-usage', '{"1022":[{"estimated_time_to_regain_access":null},7,"x"]}', undefined],
		['more levels than the stack holds', 'x-business-use-case-usage', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, undefined],
	])('%s', (_, name, value, wait) => {
		expect(usageWait({ [name]: value })).toBe(wait);
	});
});
