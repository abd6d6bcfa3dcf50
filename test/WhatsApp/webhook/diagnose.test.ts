import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { WhatsAppTrigger } from '../../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld } from '../../emulator/contract';
import { defaultInstanceUrl, startInstance, type Instance, type ServeTriggerOptions } from '../../engine';
import { findingsWith } from '../../requests/webhook/diagnose';
import { fullCredential, serve, stopTriggers } from '../../WhatsAppTrigger/stage';
import { register, startStranger, type Stranger } from '../../WhatsAppTrigger/stranger';
import { demoCredential, setStage, type Stage } from '../stage';

const { appId, accountId, phoneNumberId, secondPhoneNumberId } = demoWorld;

let stage: Stage;
let stranger: Stranger;
beforeAll(async () => {
	stage = await setStage();
	stranger = await startStranger();
});
beforeEach(() => {
	stage.emulator.reset();
	stage.emulator.clearFaults();
});
afterEach(stopTriggers);
afterAll(async () => {
	await stranger.stop();
	await stage.stop();
});

/** Publishes a trigger: from here on everything is as it should be. */
async function publish(parameters: INodeParameters = {}, more: Partial<ServeTriggerOptions> = {}) {
	const trigger = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(stage.emulator.url)], parameters, ...more });
	await trigger.production.activate();
	return trigger;
}

interface Given {
	callbackUrl?: string;
	/** Other values of the credential. */
	credential?: Record<string, string>;
	instanceUrl?: string;
}

/** All findings. Whatever is broken: the node has to go through without a word of complaint. */
async function diagnose({ callbackUrl = '', credential = {}, instanceUrl = defaultInstanceUrl }: Given = {}): Promise<IDataObject[]> {
	const { items, error } = await stage.run(
		{ resource: 'webhook', operation: 'diagnose', callbackUrl },
		{ credentials: [demoCredential(stage.emulator.url, credential)], instanceUrl },
	);
	expect(error).toBeUndefined();
	for (const { status, found, why, remedy } of items) {
		expect(found).toMatch(/^\S[^]*\.$/);
		expect(why).toMatch(/\.$/);
		expect(remedy).toMatch(status === 'ok' ? /^$/ : /^[A-Z0-9][^]*\.$/);
	}
	return items;
}

/** The findings of one check. */
const those = (found: readonly IDataObject[], check: string): IDataObject[] => found.filter((one) => one.check === check);

const statuses = (found: readonly IDataObject[], ...without: string[]): IDataObject =>
	Object.fromEntries(found.filter(({ check }) => !without.includes(String(check))).map(({ check, status }) => [check, status]));

const away = { status: 'blocking' };

test('with a published trigger all is well, and the first row says so', async () => {
	const trigger = await publish();
	const found = await diagnose({ instanceUrl: new URL(trigger.url).origin });
	// The test's own n8n has an address of this machine.
	expect(statuses(found, 'summary', 'publicUrl')).toEqual({
		credential: 'ok',
		accessToken: 'ok',
		permissions: 'ok',
		app: 'ok',
		appSecret: 'ok',
		businessAccount: 'ok',
		subscription: 'ok',
		appCallback: 'ok',
		delivery: 'ok',
		callback: 'ok',
		defaultNumber: 'ok',
		number: 'ok',
		appMode: 'unknown',
	});
	expect(those(found, 'delivery')).toMatchObject([
		{ phoneNumberId, displayPhoneNumber: '+1 555-010-0001', callbackUrl: trigger.url },
		{ phoneNumberId: secondPhoneNumberId, callbackUrl: trigger.url },
	]);
	expect(found[0]).toMatchObject({ check: 'summary', status: 'blocking', found: expect.stringMatching(/^1 thing is in the way\. First: http:\/\/127/) });
});

test('it changes nothing', async () => {
	await publish();
	stage.emulator.requests.length = 0;
	await diagnose();
	expect(new Set(stage.emulator.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
});

describe('the token', () => {
	test('has expired: the rest is not seen, and does not count as broken', async () => {
		await publish();
		stage.emulator.token({ expiresAt: Date.now() - 60_000 });
		const found = await diagnose();
		expect(those(found, 'accessToken')).toMatchObject([{ ...away, found: expect.stringContaining('has expired'), remedy: expect.stringContaining('System Users') }]);
		expect(statuses(found)).toMatchObject({ businessAccount: 'unknown', subscription: 'unknown', delivery: 'unknown', appSecret: 'ok', appCallback: 'ok' });
		expect(found[0]).toMatchObject({ status: 'blocking', remedy: expect.stringContaining('Generate a new one') });
	});

	test('is none of Meta’s', async () => {
		expect(those(await diagnose({ credential: { accessToken: 'EAAnonsense0123456789' } }), 'accessToken')).toMatchObject([
			{ ...away, found: expect.stringContaining('Meta does not accept it') },
		]);
	});

	test('is not there', async () => {
		const found = await diagnose({ credential: { accessToken: '' } });
		expect(those(found, 'accessToken')).toMatchObject([{ ...away, found: "The credential's 'Access Token' is empty." }]);
		expect(statuses(found)).toMatchObject({ businessAccount: 'unknown', appSecret: 'ok' });
	});

	test('ends tomorrow', async () => {
		stage.emulator.token({ expiresAt: Date.now() + 86_400_000 + 60_000 });
		expect(those(await diagnose(), 'accessToken')).toMatchObject([
			{ status: 'warning', found: expect.stringMatching(/^Valid for 1 day more, until 20/), remedy: expect.stringContaining('API Setup') },
		]);
	});

	test.each([
		['whatsapp_business_messaging', 'whatsapp_business_management', /lacks whatsapp_business_management \(for templates/],
		['whatsapp_business_management', 'whatsapp_business_messaging', /lacks whatsapp_business_messaging \(for sending\)/],
	])('has the permission %s, and not %s', async (scope, _, lacks) => {
		stage.emulator.token({ scopes: [scope] });
		expect(those(await diagnose(), 'permissions')).toMatchObject([
			{ ...away, found: expect.stringMatching(lacks), remedy: expect.stringContaining('tick whatsapp_business_messaging and') },
		]);
	});

	test('was given for another account', async () => {
		const data = {
			is_valid: true,
			app_id: appId,
			scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
			granular_scopes: [{ scope: 'whatsapp_business_messaging', target_ids: ['5'] }],
		};
		expect(those(await findingsWith({ '/debug_token': { data } }), 'permissions')).toMatchObject([
			{ ...away, found: expect.stringContaining(`whatsapp_business_messaging for other accounts than ${accountId}`) },
		]);
	});

	test('belongs to another app', async () => {
		stage.emulator.token({ appId: '1021000000000009' });
		expect(those(await diagnose(), 'app')).toMatchObject([
			{ ...away, found: `The token belongs to the app Another App (1021000000000009), and the credential names the app ${appId}.` },
		]);
	});
});

describe('the credential', () => {
	test.each([
		[{ appSecret: '' }, 'blocking', 'App Secret is empty.'],
		[{ appId: '' }, 'warning', 'App ID is empty.'],
		[{ businessAccountId: '', appId: '' }, 'warning', 'WhatsApp Business Account ID and App ID are empty.'],
	])('lacks something: %j', async (credential, status, found) => {
		const all = await diagnose({ credential });
		expect(those(all, 'credential')).toMatchObject([{ status, found, remedy: expect.stringContaining('fill in') }]);
		expect(those(all, 'appSecret')).toEqual('businessAccountId' in credential || 'appId' in credential || 'appSecret' in credential ? [] : [expect.anything()]);
	});

	test.each([
		['another app’s secret', 'another-app-secret-0123456789abcd', /Meta does not accept App ID 1021000000000001 with this App Secret/],
		['the secret in Base64', Buffer.from(demoWorld.appSecret).toString('base64'), /is in Base64/],
	])('has %s', async (_, appSecret, seen) => {
		const found = await diagnose({ credential: { appSecret } });
		expect(those(found, 'appSecret')).toMatchObject([{ ...away, found: expect.stringMatching(seen), remedy: expect.stringContaining('App Secret > Show') }]);
		expect(those(found, 'appCallback')).toEqual([]);
	});

	test('names an account that is not there', async () => {
		const found = await diagnose({ credential: { businessAccountId: '1022000000000009' } });
		expect(statuses(found)).toMatchObject({ businessAccount: 'blocking', subscription: 'blocking', delivery: 'blocking' });
		expect(those(found, 'businessAccount')[0]?.found).toContain("Meta: (100/33) Unsupported get request. Object with ID '1022000000000009'");
	});

	test('names a number of another account', async () => {
		expect(those(await diagnose({ credential: { phoneNumberId: '77' } }), 'defaultNumber')).toMatchObject([
			{ status: 'warning', found: expect.stringContaining('77 is none of'), remedy: expect.stringContaining(`${phoneNumberId} (+1 555-010-0001)`) },
		]);
	});
});

describe('what Meta delivers', () => {
	const subscribe = async (parameters: INodeParameters, operation = 'subscribe') => {
		const { error } = await stage.run({ resource: 'webhook', operation, ...parameters });
		expect(error).toBeUndefined();
	};

	test('nothing: nobody has ever subscribed', async () => {
		const found = await diagnose();
		expect(statuses(found)).toMatchObject({ subscription: 'blocking', appCallback: 'blocking', delivery: 'blocking' });
		expect(those(found, 'delivery')).toMatchObject([
			{ found: 'Messages to +1 555-010-0001 go nowhere.', callbackUrl: null },
			{ found: 'Messages to +1 555-010-0002 go nowhere.' },
		]);
		expect(found[0]).toMatchObject({ found: expect.stringMatching(/^4 things are in the way\. First: The account does not deliver/) });
	});

	test('nothing to the app, since the account is not subscribed', async () => {
		await publish();
		await subscribe({ remove: 'subscription' }, 'unsubscribe');
		const found = await diagnose();
		expect(those(found, 'subscription')).toMatchObject([{ ...away, remedy: expect.stringContaining('Webhook > Subscribe') }]);
		expect(those(found, 'delivery')).toMatchObject([{ ...away, remedy: expect.stringContaining('does not deliver to the app') }, away]);
	});

	test('no messages: the app has ticked other fields', async () => {
		await publish({ triggerOn: ['flows'] });
		expect(those(await diagnose(), 'appCallback')).toMatchObject([
			{ ...away, found: 'The app is not subscribed to messages, only to flows.', remedy: expect.stringContaining('Webhook fields') },
		]);
	});

	test('nothing any more: Meta has switched the callback off', async () => {
		const data = [{ object: 'whatsapp_business_account', callback_url: 'https://n8n.example.com/webhook/a', active: false, fields: [] }];
		expect(those(await findingsWith({ [`/${appId}/subscriptions`]: { data } }), 'appCallback')).toMatchObject([
			{ ...away, found: expect.stringContaining('switched the callback') },
		]);
	});

	test('to a workflow that is no longer published', async () => {
		const trigger = await publish();
		for (const method of ['GET', 'POST']) trigger.instance.unregister(method, new URL(trigger.url).pathname);
		const found = await diagnose({ callbackUrl: trigger.url });
		expect(those(found, 'callback')).toMatchObject([{ ...away, found: expect.stringContaining('Nobody listens'), remedy: expect.stringContaining('Publish the workflow') }]);
		expect(those(found, 'delivery')).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
	});

	test.each(['app', 'account', 'number'] as const)('to somebody else, by the callback of the %s', async (level) => {
		await publish();
		if (level !== 'app') await register(stage.emulator, stranger, level);
		else await subscribe({ level, callbackUrl: stranger.url, verifyToken: "a stranger's own words" });
		const wanted = 'https://n8n.example.com/webhook/mine/webhook';
		const found = await diagnose({ callbackUrl: wanted });
		const host = new URL(stranger.url).host;
		expect(those(found, 'callback')).toContainEqual(
			expect.objectContaining({ status: 'warning', callbackUrl: stranger.url, found: expect.stringContaining('Something else than') }),
		);
		expect(those(found, 'delivery')[0]).toMatchObject({
			...away,
			found: `Messages to +1 555-010-0001 go to ${stranger.url}, the callback of the ${level}. It is not ${wanted}.`,
			remedy: expect.stringContaining(`If ${host} is somebody else's system`),
		});
		expect(those(await diagnose(), 'delivery')[0]).toMatchObject({ status: 'ok', callbackUrl: stranger.url });
	});

	test('to another trigger of ours, which was published later and passes on', async () => {
		const instance: Instance = await startInstance();
		const first = await publish({}, { instance, workflowId: 'first', webhookId: '00000000-0000-4000-8000-000000000001' });
		const second = await publish({}, { instance, workflowId: 'second', webhookId: '00000000-0000-4000-8000-000000000002' });
		const found = await diagnose({ callbackUrl: first.url, instanceUrl: instance.url });
		expect(those(found, 'delivery')).toMatchObject([
			{ status: 'warning', callbackUrl: second.url, remedy: expect.stringContaining('passes on') },
			{ status: 'warning' },
		]);
		expect(those(found, 'callback')).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
		await instance.stop();
	});

	test('to a system that is down', async () => {
		const down = await startStranger();
		await register(stage.emulator, down, 'app');
		await down.stop();
		expect(those(await diagnose(), 'callback')).toMatchObject([{ status: 'warning', found: `n8n gets no answer from ${down.url}.` }]);
	});
});

describe('the address of n8n', () => {
	test.each([
		['http://localhost:5678', /can be reached from this network alone/],
		['http://n8n:5678', /can be reached from this network alone/],
		['https://192.168.1.20', /can be reached from this network alone/],
		['http://n8n.example.com', /is no https address/],
	])('%s is out of Meta’s reach', async (instanceUrl, found) => {
		expect(those(await diagnose({ instanceUrl }), 'publicUrl')).toMatchObject([
			{ ...away, found: expect.stringMatching(found), remedy: expect.stringContaining('WEBHOOK_URL') },
		]);
	});

	test('is another one than the URL that is wanted', async () => {
		expect(those(await diagnose({ callbackUrl: 'https://flows.example.com/webhook/a/webhook' }), 'publicUrl')).toMatchObject([
			{ status: 'warning', found: 'https://flows.example.com is not the address that n8n gives out: https://n8n.example.com.' },
		]);
	});

	test('differs from the one where a trigger with the same secret answers', async () => {
		await publish();
		expect(those(await diagnose(), 'callback')).toMatchObject([{ status: 'warning', remedy: expect.stringContaining('WEBHOOK_URL') }]);
	});
});

describe('account and numbers', () => {
	const blocked = {
		can_send_message: 'BLOCKED',
		entity_type: 'WABA',
		errors: [{ error_code: 141006, error_description: 'There is an issue with the payment method.', possible_solution: 'Add a valid one.' }],
	};

	test.each<[string, IDataObject, string, RegExp]>([
		['was rejected', { account_review_status: 'REJECTED' }, 'blocking', /rejected/],
		['waits for its review', { account_review_status: 'PENDING' }, 'warning', /not reviewed/],
		['may not send', { health_status: { ...blocked, entities: [blocked] } }, 'blocking', /\(141006\) There is an issue with the payment method/],
	])('the account %s', async (_, fields, status, found) => {
		stage.emulator.object(accountId, fields);
		expect(those(await diagnose(), 'businessAccount')).toMatchObject([{ status, found: expect.stringMatching(found) }]);
	});

	test.each<[string, IDataObject, string, RegExp, RegExp]>([
		['is not registered', { status: 'DISCONNECTED' }, 'blocking', /Not registered/, /Phone Number > Register/],
		['was banned', { status: 'BANNED' }, 'blocking', /Banned/, /Business Support Home/],
		['was never verified', { status: 'UNVERIFIED' }, 'blocking', /Not verified/, /Request Code/],
		['has a low quality', { quality_rating: 'RED' }, 'warning', /Low: many people block/, /Stop campaigns/],
		['has a name that was declined', { name_status: 'DECLINED' }, 'warning', /display name is declined/, /another display name/],
		['is on premises', { platform_type: 'ON_PREMISE' }, 'blocking', /not registered for the Cloud API \(ON_PREMISE\)/, /Register/],
		['is a test number', { account_mode: 'SANDBOX' }, 'warning', /test numbers/, /API Setup/],
		['may not send', { health_status: { ...blocked, entity_type: 'PHONE_NUMBER' } }, 'blocking', /cannot send/, /Business Support Home/],
	])('the number %s', async (_, fields, status, found, remedy) => {
		stage.emulator.object(secondPhoneNumberId, fields);
		expect(those(await diagnose(), 'number')).toMatchObject([
			{ status: 'ok', phoneNumberId },
			{ status, phoneNumberId: secondPhoneNumberId, found: expect.stringMatching(found), remedy: expect.stringMatching(remedy) },
		]);
	});

	test('a number with several things at once says them all in one row, the worst counts', async () => {
		stage.emulator.object(phoneNumberId, { status: 'FLAGGED', quality_rating: 'RED', platform_type: 'ON_PREMISE' });
		const [number] = those(await diagnose(), 'number');
		expect(number).toMatchObject({ ...away, found: expect.stringMatching(/Flagged: .*Cloud API \(ON_PREMISE\)\. Quality: Low/) });
	});
});

describe('Meta itself', () => {
	test('is out of order: nothing is called broken that was not seen', async () => {
		await publish();
		stage.emulator.fault({ kind: 'status', status: 503 });
		const found = await diagnose();
		expect(statuses(found)).toMatchObject({ accessToken: 'blocking', businessAccount: 'unknown', appSecret: 'unknown', delivery: 'unknown' });
	});

	test('is out of reach', async () => {
		const found = await diagnose({ credential: { baseUrl: 'http://127.0.0.1:9' } });
		expect(those(found, 'accessToken')).toMatchObject([{ ...away, found: expect.stringMatching(/127\.0\.0\.1|connection|reach/i) }]);
	});
});

test('a wanted URL that is no address stops the node and says which field it is', async () => {
	const { error } = await stage.run({ resource: 'webhook', operation: 'diagnose', callbackUrl: 'my workflow' });
	expect(error?.message).toBe("'Callback URL' is 'my workflow', which is no web address [item 0]");
});
