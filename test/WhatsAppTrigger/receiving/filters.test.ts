import type { INodeParameters } from 'n8n-workflow';
import { patternTest } from '../../../nodes/WhatsAppTrigger/receiving/filtering/pattern';
import { patternCost } from '../../../nodes/WhatsAppTrigger/receiving/filtering/patternCost';
import { cpuTimeOf } from '../../cpuTime';
import { delivery, metadata, post, servedByHand, status, stopTriggers, textMessage } from '../stage';

afterEach(stopTriggers);

/** The message IDs that start an execution out of everything below, with these filters. */
async function kept(filters: INodeParameters, triggerOn = ['messages', 'statuses', 'smb_message_echoes', 'account_update']): Promise<unknown[]> {
	const trigger = await servedByHand({ parameters: { triggerOn, filters } });
	for (const body of everything) expect((await post(trigger.url, body)).status).toBe(200);
	return trigger.executions.flatMap(({ items }) => items.map(({ messageId, event }) => messageId ?? event));
}

const userId = 'US.13491208655302741918';
const groupId = 'Y2FwaV9ncm91cDoxNTU1MDEwMDAwMTox';
const secondNumber = { metadata: { phone_number_id: '207', display_phone_number: '+1 555-010-0009' } };

const everything = [
	delivery({ messages: [textMessage('ana', 'Order 66 please', '16505550101')] }),
	delivery({ contacts: [{ profile: { name: 'B', username: 'ben.b' }, user_id: userId }], messages: [{ id: 'ben', from_user_id: userId, type: 'text', text: { body: 'Hello' } }] }),
	delivery({ messages: [{ ...textMessage('group', 'order 7', '16505550103'), group_id: groupId }] }),
	delivery({ messages: [{ id: 'picture', from: '16505550101', type: 'image', image: { id: '1', caption: 'my ORDER' } }] }),
	delivery({ ...secondNumber, messages: [textMessage('second', 'hi', '16505550101')] }),
	delivery({ message_echoes: [{ from: metadata.display_phone_number, to: '16505550101', id: 'echo', type: 'text', text: { body: 'order sent' } }] }, 'smb_message_echoes'),
	delivery({ statuses: [status('out', 'sent'), status('out-failed', 'failed')] }),
	{ object: 'whatsapp_business_account', entry: [{ id: '102', changes: [{ field: 'account_update', value: { event: 'VERIFIED_ACCOUNT' } }] }] },
];

const all = ['ana', 'ben', 'group', 'picture', 'second', 'echo', 'out', 'out-failed', 'accountUpdate'];
const others = ['out', 'out-failed', 'accountUpdate'];

test.each<[string, INodeParameters, string[]]>([
	['no filter', {}, all],
	['a number by its ID', { phoneNumberIds: ['207'] }, ['second', 'accountUpdate']],
	['a number as it is written', { phoneNumberIds: ['+1 (555) 010-0009'] }, ['second', 'accountUpdate']],
	['groups only', { chats: 'groups' }, ['group', ...others]],
	['private chats only', { chats: 'private' }, ['ana', 'ben', 'picture', 'second', 'echo', ...others]],
	['all chats', { chats: 'all' }, all],
	['types', { messageTypes: ['image', 'document'] }, ['picture', ...others]],
	['a sender in any spelling', { senders: '+1 (650) 555-0101' }, ['ana', 'picture', 'second', 'echo', ...others]],
	['senders with commas and lines between them', { senders: `0016505550103;\n${userId}` }, ['ben', 'group', 'echo', ...others]],
	['a username', { senders: '@Ben.B' }, ['ben', 'echo', ...others]],
	['a group as the sender', { senders: groupId }, ['group', 'echo', ...others]],
	['statuses', { statuses: ['failed'] }, ['ana', 'ben', 'group', 'picture', 'second', 'echo', 'out-failed', 'accountUpdate']],
	['words of the text or caption', { textContains: ' ORDER ' }, ['ana', 'group', 'picture', 'echo', ...others]],
	['a pattern', { textPattern: '^order \\d+' }, ['ana', 'group', ...others]],
	['without own messages', { ownMessages: false }, ['ana', 'ben', 'group', 'picture', 'second', ...others]],
	['several at once', { senders: '16505550101', textContains: 'order', messageTypes: ['text'], statuses: ['read'] }, ['ana', 'echo', 'accountUpdate']],
])('with %s', async (_, filters, wanted) => {
	expect(await kept(filters)).toEqual(wanted);
});

test('an expression may give the senders as a list', async () => {
	expect(await kept({ senders: '={{ ["16505550101", 16505550103] }}' }, ['messages'])).toEqual(['ana', 'group', 'picture', 'second']);
});

test.each<[string, INodeParameters, string]>([
	['a sender that is none', { senders: 'the baker' }, "'Senders' is 'the baker'"],
	['a pattern that is none', { textPattern: '(' }, "'Text Matches Pattern' is no regular expression"],
	['a pattern that could hang', { textPattern: '(a+)+$' }, "'Text Matches Pattern' could take too long"],
	['a pattern without end', { textPattern: 'a'.repeat(501) }, "'Text Matches Pattern' has 501 characters, and a pattern may have 500"],
])('publishing with %s is refused by name', async (_, filters, message) => {
	const trigger = await servedByHand({ parameters: { filters } });
	await expect(trigger.production.activate()).rejects.toThrow(message);
});

describe('a pattern', () => {
	test.each(['(a+)+$', '(a|a)*$', '(a|ab)*c', '(.*)*x', 'a*a*a*a*b', '.*.*.*=', '(\\w+\\s?)*$', '^(([a-z])+.)+[A-Z]([a-z])+$', '(a?){30}a{30}', '(.*a){20}', '(x+x+)+y', '([a-zA-Z]+)*', '(a{0,50}){50}', '((a|b)?){40}', '(a)\\1', '(?=a)b', '(?<=a)b', '(?<n>a)\\k<n>', '(a{1,40}){1,40}b', '(?:a|aa)+$', '(s|\\w)*!'])('%s is refused before anybody can send a text for it', (pattern) => {
		expect(() => patternTest(pattern, 'Pattern')).toThrow('could take too long');
	});

	test.each([
		['hello', 'Say HELLO twice', 'matches'], ['^hello$', 'hello', 'matches'], ['^hello$', 'say hello', 'differs'],
		['order.*number', 'your order has the number 7', 'matches'], ['.*foo.*bar', 'xx foo yy bar', 'matches'],
		['\\b(yes|no)\\b', 'well, no.', 'matches'], ['^(?:hi|hello|hey)[!. ]*$', 'hey!!', 'matches'],
		['\\d{3}-\\d{4}', 'call 555-0101', 'matches'], ['(foo|bar)+$', 'foobarfoo', 'matches'], ['colou?r', 'a colour', 'matches'],
		['[a-z]+@[a-z]+\\.com', 'me@bakery.com', 'matches'], ['^.{5}$', '👍👍👍👍👍', 'matches'], ['x|', '', 'matches'],
	])('%s on %s: %s', (pattern, text, result) => {
		expect(patternTest(pattern, 'Pattern')(text)).toBe(result);
	});

	test.each(['.*.*b', '.*foo.*bar', 'a*a*b', '[a-z]+[a-z]+@', '\\s+\\s+$', '\\d+\\d+x'])('%s ends soon on every hostile text', async (pattern) => {
		const compare = patternTest(pattern, 'Pattern');
		for (const text of ['a'.repeat(4096), 'foo'.repeat(1365), `${' '.repeat(4095)}x`, 'foobarfoo'.repeat(455), '7'.repeat(9000)]) {
			expect(await cpuTimeOf(() => compare(text))).toBeLessThan(2_000);
		}
	});

	test('costs at least as much as its choices multiply to', () => {
		expect(patternCost('abc', 1000)).toBe(3);
		expect(patternCost('a*', 1000)).toBe(1001);
		expect(patternCost('a*b*', 1000)).toBe(1001 * 1001 * 2);
		expect(patternCost('(a*)*', 1000)).toBe(Infinity);
		expect(patternCost('(', 1000)).toBe(Infinity);
		expect(patternCost('[(*+]', 1000)).toBe(1);
	});
});

test('a text that takes too long to compare is let through, and the log says so', async () => {
	const trigger = await servedByHand({ parameters: { filters: { textPattern: '[a-z]+[a-z]+@' } } });
	await post(trigger.url, delivery({ messages: [textMessage('long', 'a'.repeat(4096))] }));
	expect(trigger.executions).toHaveLength(1);
	expect(trigger.logs.map(({ message }) => message)).toEqual([expect.stringContaining('took too long')]);
});

test('a delivery with a thousand hostile texts holds n8n up for seconds at most', async () => {
	const trigger = await servedByHand({ parameters: { triggerOn: ['messages'], filters: { textPattern: '[a-z]+[a-z]+@' } } });
	const messages = Array.from({ length: 1000 }, (_, index) => textMessage(`hostile.${index}`, 'a'.repeat(2500)));
	const taken = await cpuTimeOf(async () => expect((await post(trigger.url, delivery({ messages }))).status).toBe(200));
	expect(taken).toBeLessThan(6_000);
	expect(trigger.executions[0]?.items).toHaveLength(1000);
}, 30_000);

describe('the outputs', () => {
	test('are Messages and Statuses, and a third one for everything else', async () => {
		const two = await servedByHand();
		await post(two.url, everything[0]);
		await post(two.url, everything[6]);
		expect(two.executions.map(({ workflowData }) => workflowData.map((output) => output.length))).toEqual([[1, 0], [0, 2]]);
		const three = await servedByHand({ parameters: { triggerOn: ['messages', 'account_update'] } });
		await post(three.url, everything[7]);
		expect(three.executions.map(({ workflowData }) => workflowData.map((output) => output.length))).toEqual([[0, 0, 1]]);
	});

	test('get only what was chosen', async () => {
		expect(await kept({}, ['messages'])).toEqual(['ana', 'ben', 'group', 'picture', 'second']);
		expect(await kept({}, ['statuses'])).toEqual(['out', 'out-failed']);
		expect(await kept({}, ['account_update'])).toEqual(['accountUpdate']);
	});

	test('get fields that have no name here with Any Other, and only those', async () => {
		const trigger = await servedByHand({ parameters: { triggerOn: ['other'] } });
		await post(trigger.url, delivery({ event: 'NEW' }, 'a_field_still_to_come'));
		await post(trigger.url, delivery({ event: 'X' }, 'account_update'));
		await post(trigger.url, everything[0]);
		expect(trigger.executions.flatMap(({ items }) => items.map(({ field }) => field))).toEqual(['a_field_still_to_come']);
	});
});
