import type { Failure } from '../../../nodes/shared/graph/failure';
import { describeFailure, failureOfAnswer, isRefusal } from '../../../nodes/shared/graph/failures';

const TOKEN = 'EAATestOnlyTokenNobodyCanUse0123456789';
const UNCERTAIN = 'It is not certain whether the request took effect: check before you run it again.';

const answered = (
	httpStatus: number,
	body: unknown,
	headers: Record<string, string> = {},
	secrets: readonly string[] = [TOKEN],
): Failure => failureOfAnswer({ httpStatus, headers, body, secrets });

const notInList = {
	message: '(#130999) Recipient is on the moon',
	type: 'OAuthException',
	code: 130999,
	error_data: { messaging_product: 'whatsapp', details: 'Rockets are not supported' },
	fbtrace_id: 'AbC123',
};
const pairRate = { message: '(#131056) Pair rate limit hit', code: 131056, fbtrace_id: 'T1' };

describe("Meta's error object", () => {
	it('gives words from the table, and all that Meta said as facts', () => {
		const body = {
			error: {
				message: '(#131030) Recipient phone number not in allowed list',
				type: 'OAuthException',
				code: 131030,
				error_subcode: 2494010,
				error_data: { messaging_product: 'whatsapp', details: 'Add it in the dashboard' },
				fbtrace_id: 'AI5Ob2z72R0JAUB5zOF-nao',
			},
		};
		expect(answered(400, body)).toEqual({
			message: 'This is a test phone number, and the recipient is not on its list.',
			remedy: "Add the recipient in the Meta App Dashboard > WhatsApp > API Setup, under 'To', or send from a phone number of your own.",
			retry: 'never',
			httpStatus: 400,
			code: 131030,
			subcode: 2494010,
			title: 'Recipient phone number not in allowed list',
			details: 'Add it in the dashboard',
			traceId: 'AI5Ob2z72R0JAUB5zOF-nao',
		});
	});

	it.each([
		['as JSON text', JSON.stringify({ error: pairRate })],
		['as bytes', Buffer.from(JSON.stringify({ error: pairRate }))],
		['in an array', [{ error: pairRate }]],
		['as an array', { error: [pairRate] }],
		['as the first of several', { errors: [pairRate] }],
		['in the answer to a batch', [{ code: 200, body: '{}' }, { code: 400, body: JSON.stringify({ error: pairRate }) }]],
		['wrapped by a gateway', { error: { error: pairRate } }],
		['as text inside JSON', { error: JSON.stringify(pairRate) }],
		['with its code as text', { error: { ...pairRate, code: '131056' } }],
	])('is found %s', (_where, body) => {
		expect(answered(400, body)).toMatchObject({
			retry: 'notAccepted',
			throttledBy: 'recipient',
			code: 131056,
			title: 'Pair rate limit hit',
			traceId: 'T1',
		});
	});

	it('takes the row of a subcode', () => {
		const failure = answered(400, { error: { message: 'Invalid parameter', code: 100, error_subcode: 2388023 } });
		expect(failure.message).toBe('A template of this name and language is still being deleted.');
		expect(failure).toMatchObject({ code: 100, subcode: 2388023 });
	});

	it('keeps the words that Meta wrote for people in the details', () => {
		const error = {
			message: 'Invalid parameter',
			code: 100,
			error_user_title: 'Language is being deleted',
			error_user_msg: 'Try again in 4 weeks.',
			error_data: 'Name: order_update',
		};
		expect(answered(400, { error })).toMatchObject({
			title: 'Invalid parameter',
			details: 'Language is being deleted Name: order_update Try again in 4 weeks.',
		});
	});

	it.each([
		[1, 400],
		[2, 503],
		[131000, 500],
		[131016, 500],
		[131000, 400],
	])('with code %i and HTTP %i is ambiguous and says so', (code, httpStatus) => {
		const failure = answered(httpStatus, { error: { message: 'x', code } });
		expect(failure.retry).toBe('ambiguous');
		expect(failure.remedy).toMatch(/ It is not certain whether the request took effect: check before you run it again\.$/);
	});

	it.each([4, 80007, 130429, 131056, 131057])('with code %i was not accepted, whatever the status', (code) => {
		for (const httpStatus of [200, 400, 429, 500, 503]) {
			expect(answered(httpStatus, { error: { message: 'x', code } }).retry).toBe('notAccepted');
		}
	});

	it('with a code of the table that stands is never tried again, even with HTTP 500', () => {
		expect(answered(500, { error: { message: 'x', code: 131045 } }).retry).toBe('never');
	});
});

describe('a code that is in no table', () => {
	it("is shown in Meta's words", () => {
		const failure = answered(400, { error: notInList });
		expect(failure).toMatchObject({
			message: 'Meta did not accept the request: Recipient is on the moon.',
			retry: 'never',
			code: 130999,
			details: 'Rockets are not supported',
		});
		expect(failure.remedy).toContain('developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes');
	});

	it("takes Meta's words for people where there are any", () => {
		const error = { ...notInList, error_user_title: 'Too far away', error_user_msg: 'Come back to Earth' };
		const failure = answered(400, { error });
		expect(failure.message).toBe('Meta did not accept the request: Too far away.');
		expect(failure.remedy).toBe('Come back to Earth.');
	});

	it.each([
		[400, false, 'never'],
		[200, false, 'never'],
		[429, false, 'notAccepted'],
		[500, false, 'ambiguous'],
		[503, false, 'ambiguous'],
		[408, false, 'ambiguous'],
		[400, true, 'ambiguous'],
	])('with HTTP %i (said to pass: %s) is %s', (httpStatus, transient, retry) => {
		expect(answered(httpStatus, { error: { ...notInList, is_transient: transient } }).retry).toBe(retry);
	});
});

describe('an answer without a code', () => {
	const page = '<!DOCTYPE html>\n<html><head><title>502 <b>Bad</b>&nbsp;Gateway</title></head><body>nginx</body></html>';

	it("is recognised as a gateway's page, of which only the title is shown", () => {
		expect(answered(502, page)).toEqual({
			message: 'The answer did not come from Meta\'s API (HTTP 502): "502 Bad Gateway".',
			remedy: `Something between n8n and Meta answered, such as a proxy, a gateway or a firewall: check the credential's 'Base URL', and ask whoever runs it. ${UNCERTAIN}`,
			retry: 'ambiguous',
			httpStatus: 502,
		});
	});

	it.each([
		['nothing', undefined, 503, 'ambiguous', 'The answer was empty (HTTP 503).'],
		['empty text', '', 400, 'never', 'The answer was empty (HTTP 400).'],
		['too many requests', '', 429, 'notAccepted', 'The answer was empty (HTTP 429).'],
		['a page without a title', '<html></html>', 403, 'never', "The answer did not come from Meta's API (HTTP 403)."],
		['plain text', 'upstream connect\n timeout', 504, 'ambiguous', 'The answer did not come from Meta\'s API (HTTP 504): "upstream connect timeout".'],
		['JSON of a gateway', { message: 'no Route matched' }, 404, 'never', 'The answer did not come from Meta\'s API (HTTP 404): "no Route matched".'],
		['a page with HTTP 200', page, 200, 'ambiguous', 'The answer did not come from Meta\'s API (HTTP 200): "502 Bad Gateway".'],
		['nothing with HTTP 200', '', 200, 'ambiguous', 'The answer was empty (HTTP 200).'],
		['an error that is a text', { error: 'invalid_request', error_description: 'No scope' }, 401, 'never', 'Meta did not accept the request: invalid_request.'],
		['a refusal in one word', { success: false }, 200, 'never', 'Meta answered that it did not do this.'],
		['an error object without a code', { error: { message: 'Unsupported get request.' } }, 400, 'never', 'Meta did not accept the request: Unsupported get request.'],
	])('%s: %j with HTTP %i is %s', (_what, body, httpStatus, retry, message) => {
		expect(answered(httpStatus, body)).toMatchObject({ message, retry, httpStatus });
	});

	it('tells where a redirect leads, without what stands behind the host', () => {
		const location = `https://user:pass@login.example.com:8443/sso?access_token=${TOKEN}`;
		expect(answered(302, '', { location })).toMatchObject({
			message: 'The request was sent on to login.example.com:8443 (HTTP 302), which is not followed.',
			retry: 'never',
		});
	});

	it('shortens a text that nobody would read', () => {
		expect([...answered(400, { error: { message: 'a'.repeat(9_000), code: 100 } }).title ?? '']).toHaveLength(600);
		expect(answered(500, 'b'.repeat(9_000)).message.length).toBeLessThan(220);
	});
});

describe('how long to wait', () => {
	const throttled = { error: { message: 'x', code: 80007 } };
	const usage = (minutes: number): string =>
		JSON.stringify({ '102290129340398': [{ type: 'whatsapp_business_management', estimated_time_to_regain_access: minutes }] });

	it.each([
		['7', 7_000],
		['1.5', 1_500],
		['99999999', 86_400_000],
		['0', undefined],
		['-5', undefined],
		['soon', undefined],
		['Wed, 21 Oct 2015 07:28:00 GMT', undefined],
		['', undefined],
	])('Retry-After: %s', (value, wait) => {
		expect(answered(503, '', { 'retry-after': value }).retryAfterMs).toBe(wait);
	});

	it('Retry-After with a date, under any spelling of the name', () => {
		const in90Seconds = new Date(Date.now() + 90_000).toUTCString();
		const wait = answered(429, '', { 'Retry-After': in90Seconds }).retryAfterMs ?? 0;
		expect(wait).toBeGreaterThan(80_000);
		expect(wait).toBeLessThanOrEqual(90_000);
	});

	it('the usage headers count in minutes', () => {
		expect(answered(400, throttled, { 'x-business-use-case-usage': usage(3) }).retryAfterMs).toBe(180_000);
		expect(answered(400, throttled, { 'x-app-usage': '{"call_count":100,"estimated_time_to_regain_access":2}' }).retryAfterMs).toBe(120_000);
		expect(answered(429, '', { 'x-business-use-case-usage': usage(1) }).retryAfterMs).toBe(60_000);
	});

	it('Retry-After wins over the usage headers', () => {
		const headers = { 'retry-after': '2', 'x-business-use-case-usage': usage(3) };
		expect(answered(400, throttled, headers).retryAfterMs).toBe(2_000);
	});

	it.each([
		['a usage of zero minutes', 80007, usage(0)],
		['a usage that is no JSON', 80007, '{{{'],
		['a usage of the account when the recipient is throttled', 131056, usage(9)],
		['a usage of the account when the number is throttled', 130429, usage(9)],
		['a usage beside a mistake in the request', 100, usage(9)],
	])('%s asks for no wait', (_what, code, header) => {
		const failure = answered(400, { error: { message: 'x', code } }, { 'x-business-use-case-usage': header });
		expect(failure).not.toHaveProperty('retryAfterMs');
	});
});

describe('what n8n shows', () => {
	it("is what happened, then what to do and Meta's own words", () => {
		expect(describeFailure(answered(400, { error: { ...notInList, error_subcode: 7 } }))).toEqual({
			message: 'Meta did not accept the request: Recipient is on the moon.',
			description:
				"Correct what Meta's own words name. Meta's list of codes is at developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes.\nMeta: (130999/7) Recipient is on the moon: Rockets are not supported, trace AbC123",
		});
	});

	const said = (facts: Partial<Failure>): string =>
		describeFailure({ message: 'm', remedy: 'Do it.', retry: 'never', ...facts }).description;

	it.each([
		[{}, 'Do it.'],
		[{ httpStatus: 502 }, 'Do it.'],
		[{ code: 4 }, 'Do it.\nMeta: (4)'],
		[{ code: 4, traceId: 'T' }, 'Do it.\nMeta: (4), trace T'],
		[{ traceId: 'T' }, 'Do it.\nMeta: trace T'],
		[{ title: 'A', details: 'B' }, 'Do it.\nMeta: A: B'],
		[{ code: 1, subcode: 2, details: 'B' }, 'Do it.\nMeta: (1/2) B'],
	])('of %j only what exists', (facts, description) => {
		expect(said(facts)).toBe(description);
	});
});

describe('which answers are no success', () => {
	it.each([
		[200, { messages: [{ id: 'wamid.1' }] }, false],
		[200, { success: true }, false],
		[200, { data: [] }, false],
		[200, { error: null }, false],
		[200, { error: {} }, false],
		[200, { data: { error: { code: 190 }, is_valid: false } }, false],
		[200, [], false],
		[200, 'some text', false],
		[200, Buffer.from('<html>a file</html>'), false],
		[204, '', false],
		[200, { error: { message: 'x', code: 100 } }, true],
		[200, JSON.stringify({ error: { message: 'x', code: 100 } }), true],
		[206, { error: { message: 'x', code: 131201 } }, true],
		[200, { error: 'invalid_request' }, true],
		[200, { success: false }, true],
		[200, [{ error: { message: 'x' } }], true],
		[200, '<!doctype html><title>Log in</title>', true],
		[200, '', true],
		[200, undefined, true],
		[302, '', true],
		[400, { success: true }, true],
		[500, '', true],
	])('HTTP %i with %j', (httpStatus, body, refused) => {
		expect(isRefusal(httpStatus, body)).toBe(refused);
	});
});
