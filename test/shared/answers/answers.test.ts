import { buttonId, isGenuine, looksLikeButtonId, sealingKey, ticketIn } from '../../../nodes/shared/answers/buttonId';
import { isSamePerson, personKeys } from '../../../nodes/shared/answers/people';
import { addressesIn, resumeUrlOf, resumptionIn } from '../../../nodes/shared/answers/resumption';
import { plainWait, waitIn } from '../../../nodes/shared/answers/wait';

const appKey = Buffer.from('an app secret');
const key = sealingKey(appKey, 'an n8n');
const resumption = { execution: '17', node: 'a/node: with "marks"', signature: 'ab'.repeat(32) };

describe("n8n's addresses", () => {
	test.each([
		['https://n8n.example.com/webhook-waiting/17', 'https://n8n.example.com/', 'https://n8n.example.com/webhook-waiting'],
		['https://example.com/n8n/webhook-waiting/17?signature=x', 'https://example.com/n8n/', 'https://example.com/n8n/webhook-waiting'],
		['http://127.0.0.1:5678/waiting/__UNKNOWN__', 'http://127.0.0.1:5678/', 'http://127.0.0.1:5678/waiting'],
	])('come from %s', (resumeUrl, instance, waiting) => {
		expect(addressesIn(resumeUrl)).toEqual({ instance, waiting });
	});

	test.each([[undefined], [''], ['no address'], [17]])('are not known from %p', (resumeUrl) => {
		expect(addressesIn(resumeUrl)).toBeUndefined();
	});
});

describe('the link that resumes', () => {
	const addresses = { instance: 'https://n8n.example.com/', waiting: 'https://n8n.example.com/webhook-waiting' };

	test('is read from n8n and made again the same', () => {
		const url = `https://n8n.example.com/webhook-waiting/17/6f0d4a5e?signature=${'ab'.repeat(32)}`;
		const read = resumptionIn(url, addresses, '6f0d4a5e');
		expect(read).toEqual({ execution: '17', node: '6f0d4a5e', signature: 'ab'.repeat(32) });
		expect(read && resumeUrlOf(addresses, read)).toBe(url);
	});

	test.each([
		['another host', 'https://evil.example/webhook-waiting/17/6f0d4a5e?signature=ab'],
		['more in it', 'https://n8n.example.com/webhook-waiting/17/6f0d4a5e?signature=ab&to=x'],
		['no signature', 'https://n8n.example.com/webhook-waiting/17/6f0d4a5e'],
		['no address at all', 'evil'],
	])('with %s is none that can be used', (_, url) => {
		expect(resumptionIn(url, addresses, '6f0d4a5e')).toBeUndefined();
	});

	test.each(['../../evil', '@evil.example', '//evil.example', '?x=', '#', '17/..'])('never leaves n8n, whatever the parts are: %s', (part) => {
		const url = new URL(resumeUrlOf(addresses, { execution: part, node: part, signature: part }));
		expect(url.origin).toBe('https://n8n.example.com');
		expect(url.pathname.startsWith('/webhook-waiting/')).toBe(true);
		expect(url.pathname.split('/')).toHaveLength(4);
	});
});

describe("a button's ID", () => {
	test('brings back what was put in, and holds for its n8n, number and secret alone', () => {
		const id = buttonId(resumption, 9, '106', key);
		const ticket = ticketIn(id);
		expect(looksLikeButtonId(id)).toBe(true);
		expect(ticket).toMatchObject({ ...resumption, choice: 9 });
		expect(ticket && isGenuine(ticket, '106', key)).toBe(true);
		expect(ticket && isGenuine(ticket, '107', key)).toBe(false);
		expect(ticket && isGenuine(ticket, '106', sealingKey(Buffer.from('another secret'), 'an n8n'))).toBe(false);
		expect(ticket && isGenuine(ticket, '106', sealingKey(appKey, 'another n8n'))).toBe(false);
		expect(ticket && isGenuine({ ...ticket, choice: 8 }, '106', key)).toBe(false);
	});

	test.each(['', 'yes', 'wait1:', 'wait1:1:2:3:4:5', `wait1:%E0%A4%A:n:s:0:${'A'.repeat(32)}`])('is not %p', (id) => {
		expect(ticketIn(id)).toBeUndefined();
	});
});

describe('a person', () => {
	test.each([
		['+5511987654321', '551187654321'],
		['5215512345678', '525512345678'],
		['+5491112345678', '541112345678'],
		['16505550101', '+16505550101'],
		['US.13491208655302741918', 'US.13491208655302741918'],
	])('is the same as %s and as %s', (one, other) => {
		expect(isSamePerson(personKeys([one]), personKeys([undefined, '', other]))).toBe(true);
	});

	test.each([
		['16505550101', '16505550102'],
		['US.1349', '1349'],
		['', ''],
	])('is not the same as %p and as %p', (one, other) => {
		expect(isSamePerson(personKeys([one]), personKeys([other]))).toBe(false);
	});
});

describe('a wait in static data', () => {
	const wait = { ...resumption, phoneNumberId: '106', people: ['16505550101', 'US.1'], until: 1_900_000_000_000 };

	test('is read as it was written', () => {
		expect(waitIn(JSON.parse(JSON.stringify(plainWait(wait))))).toEqual(wait);
	});

	test.each([[undefined], [{}], [{ w: 'x' }], [{ w: ['1', 'n', 's', '106', 5] }], [{ w: ['1', '', 's', '106', 5, 'p'] }], [{ w: ['1', 'n', 's', '106', 'x', 'p'] }]])(
		'that is damaged is none: %j',
		(saved) => {
			expect(waitIn(saved)).toBeUndefined();
		},
	);
});
