import { createHmac } from 'node:crypto';
import { demoWorld } from '../../emulator/contract';
import type { LocalCase } from '../requestCase';

const notification = {
	object: 'whatsapp_business_account',
	entry: [
		{
			id: '1022000000000001',
			changes: [
				{
					field: 'messages',
					value: {
						messaging_product: 'whatsapp',
						metadata: { display_phone_number: '15550100001', phone_number_id: '1023000000000001' },
						contacts: [{ profile: { name: 'Ana' }, wa_id: '16505550101' }],
						messages: [
							{
								from: '16505550101',
								id: 'wamid.HBgLMTY1MDU1NTAxMDEVAgASGBQzQTdC',
								timestamp: '1790000000',
								type: 'text',
								text: { body: 'Is the café open? https://example.com/' },
							},
						],
					},
				},
			],
		},
	],
};

const [entry] = notification.entry;

const signs = '5 % off < all, ask é@example.com/';

/** The same notification with another text. */
const withSigns = structuredClone(notification);
for (const { changes } of withSigns.entry) for (const { value } of changes) for (const message of value.messages) message.text.body = signs;

const item = {
	status: 'success',
	event: 'message',
	field: 'messages',
	accountId: '1022000000000001',
	phoneNumberId: '1023000000000001',
	displayPhoneNumber: '15550100001',
	timestamp: '2026-09-21T14:13:20.000Z',
	messageId: 'wamid.HBgLMTY1MDU1NTAxMDEVAgASGBQzQTdC',
	from: '16505550101',
	chatId: '16505550101',
	waId: '16505550101',
	profileName: 'Ana',
	type: 'text',
	text: 'Is the café open? https://example.com/',
	chatInput: 'Is the café open? https://example.com/',
	sessionId: '1023000000000001:16505550101',
	raw: { ...entry?.changes[0]?.value, field: 'messages', entry: { id: '1022000000000001' } },
};

/** The item of what stands inside the notification alone. */
const bare = {
	...Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'accountId')),
	raw: { ...entry?.changes[0]?.value, field: 'messages', entry: {} },
};

/** As Meta posts it: everything beyond ASCII and each slash escaped. */
const posted = JSON.stringify(notification).replaceAll('é', '\\u00e9').replaceAll('/', '\\/');

const sign = (text: string, secret: string = demoWorld.appSecret): string =>
	`sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;

const base64 = Buffer.from(demoWorld.appSecret).toString('base64');

export const cases: LocalCase[] = [
	{ title: 'a message in an object, as n8n’s Webhook node gives it', parameters: { notification }, output: [item] },
	{ title: 'the same as text', parameters: { notification: posted }, output: [item] },
	{
		title: 'the same as a file, with its signature',
		parameters: { notificationSource: 'file', checkSignature: true, signature: sign(posted) },
		files: { data: { fileName: 'file', mimeType: 'application/json', bytes: Buffer.from(posted) } },
		output: [item],
	},
	{
		title: 'text whose signature is checked with an App Secret in Base64',
		parameters: { notification: posted, checkSignature: true, signature: sign(posted), appSecret: base64 },
		appSecret: 'another-app-secret',
		output: [item],
	},
	{
		title: 'an object whose signature fits the text that Meta made it from',
		parameters: { notification, checkSignature: true, signature: sign(posted) },
		output: [item],
	},
	{
		title: 'a value with nothing around it, as n8n’s built-in trigger gives it',
		parameters: { notification: { ...entry?.changes[0]?.value, field: 'messages' } },
		output: [bare],
	},
	{
		title: 'an object whose text Meta wrote with every sign escaped that it ever escapes',
		parameters: { notification: withSigns, checkSignature: true, signature: sign(JSON.stringify(withSigns).replaceAll('é', '\\u00e9').replaceAll('/', '\\/').replaceAll('%', '\\u0025').replaceAll('<', '\\u003C').replaceAll('@', '\\u0040')) },
		output: [{ ...item, text: signs, chatInput: signs, raw: { ...withSigns.entry[0]?.changes[0]?.value, field: 'messages', entry: { id: '1022000000000001' } } }],
	},
	{
		title: 'a list of notifications, as a node that aggregates items makes it',
		parameters: { notification: [notification, { ...entry?.changes[0]?.value, field: 'messages' }] },
		output: [item, bare],
	},
	{
		title: 'a list that holds something else than notifications',
		parameters: { notification: [notification, { hello: 'there' }] },
		output: { failure: "The notification is JSON, but no webhook of Meta's: it has no 'object' and no 'entry'" },
	},
	{
		title: 'an empty list',
		parameters: { notification: [] },
		output: { failure: "The notification is JSON, but no webhook of Meta's: it has no 'object' and no 'entry'" },
	},
	{
		title: 'a signature made with another secret',
		parameters: { notification: posted, checkSignature: true, signature: sign(posted, 'another') },
		output: { failure: 'The signature does not fit the notification' },
	},
	{
		title: 'one letter changed after it was signed',
		parameters: { notification: posted.replace('open', 'shut'), checkSignature: true, signature: sign(posted) },
		output: { failure: 'The signature does not fit the notification' },
	},
	{
		title: 'no signature where one is wanted',
		parameters: { notification: posted, checkSignature: true },
		output: { failure: 'The notification is not signed' },
	},
	{
		title: 'a body that is nested too deep to be read, with a signature of somebody’s',
		parameters: { notification: `${'['.repeat(200_000)}${']'.repeat(200_000)}`, checkSignature: true, signature: sign('[]') },
		output: { failure: 'The signature does not fit the notification' },
	},
	{ title: 'text that is no JSON', parameters: { notification: 'hello' }, output: { failure: 'The notification is not valid JSON' } },
	{
		title: 'JSON that is no webhook',
		parameters: { notification: { hello: 'there' } },
		output: { failure: "The notification is JSON, but no webhook of Meta's: it has no 'object' and no 'entry'" },
	},
	{ title: 'nothing', parameters: {}, output: { failure: 'The notification is empty' } },
];
