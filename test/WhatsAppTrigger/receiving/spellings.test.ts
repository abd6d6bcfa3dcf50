import type { INodeParameters } from 'n8n-workflow';
import { patternTest } from '../../../nodes/WhatsAppTrigger/receiving/filtering/pattern';
import { seenTexts } from '../../engine';
import { appSecret, delivery, post, servedByHand, stopTriggers, textMessage } from '../stage';

/* What people write into the filters, and how WhatsApp spells the same. */

afterEach(async () => {
	await stopTriggers();
	for (const text of seenTexts()) expect(text).not.toContain(appSecret);
});

let messages = 0;

/** Whether a message starts the workflow with these filters. */
async function starts(filters: INodeParameters, message: Record<string, unknown>): Promise<boolean> {
	const trigger = await servedByHand({ parameters: { triggerOn: ['messages'], filters } });
	messages += 1;
	expect((await post(trigger.url, delivery({ messages: [{ ...textMessage(`wamid.s${messages}`), ...message }] }))).status).toBe(200);
	const started = trigger.executions.length === 1;
	await stopTriggers();
	return started;
}

describe('a sender', () => {
	test.each([
		['Brazil, with the ninth digit, which WhatsApp leaves out', '+55 (11) 98765-4321', '551187654321'],
		['Brazil, without it, which WhatsApp has', '+55 11 8765-4321', '5511987654321'],
		['Mexico, with the 1, which WhatsApp leaves out', '+52 1 55 1234 5678', '525512345678'],
		['Mexico, without it, which WhatsApp has', '+52 55 1234 5678', '5215512345678'],
		['Argentina, with the 9, which WhatsApp leaves out', '+54 9 11 2345-6789', '541123456789'],
		['Argentina, without it, which WhatsApp has', '0054 11 2345 6789', '5491123456789'],
		['the United Kingdom, with a trunk zero', '+44 (0)20 7946 0958', '442079460958'],
		['a link', 'https://wa.me/16505551234', '16505551234'],
		['digits of another script', '+٩٧١ ٥٠ ١٢٣ ٤٥٦٧', '971501234567'],
		['a name as unofficial clients have it', '16505551234@s.whatsapp.net', '16505551234'],
	])('in %s, is found', async (_, senders, from) => {
		expect(await starts({ senders }, { from })).toBe(true);
	});

	test.each([
		['another number of Brazil', '+55 11 98765-4321', '5511987654322'],
		['another area of Brazil', '+55 11 98765-4321', '552187654321'],
		['a number that only begins the same', '+1 650 555 1234', '165055512345'],
		['a number that only ends the same', '+52 55 1234 5678', '15512345678'],
	])('is not %s', async (_, senders, from) => {
		expect(await starts({ senders }, { from })).toBe(false);
	});

	test('may be a number that Meta writes as a number', async () => {
		expect(await starts({ senders: '+1 650 555 1234' }, { from: 16505551234 })).toBe(true);
	});

	test('is found by the user ID where the phone number is hidden, and letters count as they are', async () => {
		const hidden = { from: undefined, from_user_id: 'US.13491208655302741918' };
		expect(await starts({ senders: 'US.13491208655302741918' }, hidden)).toBe(true);
		expect(await starts({ senders: 'US.13491208655302741919' }, hidden)).toBe(false);
		expect(await starts({ senders: 'US.ENT.77' }, { ...hidden, from_parent_user_id: 'US.ENT.77' })).toBe(true);
	});
});

describe('a pattern with slashes around it, as n8n\'s other nodes take it,', () => {
	test.each([
		['/^order \\d+/i', 'ORDER 7', 'matches'],
		['/^order/', 'my order', 'differs'],
		['/a.b/s', 'a\nb', 'matches'],
		['/a.b/', 'a\nb', 'differs'],
		['/^second/m', 'first\nsecond', 'matches'],
		['/^second/gi', 'first\nsecond', 'differs'],
		['/menu', 'show /menu', 'matches'],
	])('%s on %j: %s', (pattern, text, result) => {
		expect(patternTest(pattern, 'Pattern')(text)).toBe(result);
	});

	test('could hang as any other, and is refused', () => {
		expect(() => patternTest('/(a+)+$/', 'Pattern')).toThrow('could take too long');
		expect(() => patternTest('/(/i', 'Pattern')).toThrow('is no regular expression');
	});
});
