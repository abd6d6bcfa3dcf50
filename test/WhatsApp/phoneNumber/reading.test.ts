import { demoWorld } from '../../emulator/contract';
import { setStage, type Stage } from '../stage';

describe('Phone Number > Get and Get Many', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterEach(() => stage.emulator.reset());
	afterAll(async () => await stage.stop());
	const get = async (parameters = {}) => await stage.run({ resource: 'phoneNumber', operation: 'get', ...parameters });
	const getAll = async (parameters = {}) => await stage.run({ resource: 'phoneNumber', operation: 'getAll', ...parameters });

	it('Composio "Get phone number": explains status, quality, limits and health', async () => {
		const { items, error } = await get();
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				phoneNumberId: demoWorld.phoneNumberId,
				displayPhoneNumber: demoWorld.displayPhoneNumber,
				verifiedName: demoWorld.verifiedName,
				status: 'CONNECTED',
				statusMeaning: 'Connected: it can send and receive',
				qualityRating: 'GREEN',
				qualityMeaning: 'High: people rarely block or report the number',
				nameStatus: 'APPROVED',
				codeVerificationStatus: 'VERIFIED',
				whatsappBusinessManagerMessagingLimit: 'TIER_10K',
				messagingLimitPerDay: 10_000,
				messagingLimitMeaning: 'Up to 10,000 people may be written to first in 24 hours',
				throughput: 'STANDARD',
				messagesPerSecond: 80,
				platformType: 'CLOUD_API',
				accountMode: 'LIVE',
				isOfficialBusinessAccount: false,
				canSendMessage: 'AVAILABLE',
				health: 'It can send messages',
			},
		]);
	});

	it('says why a number cannot send, with what to do about it', async () => {
		stage.emulator.object(demoWorld.accountId, {
			health_status: {
				entity_type: 'WABA',
				id: demoWorld.accountId,
				can_send_message: 'BLOCKED',
				errors: [{ error_code: 141006, error_description: 'There is no payment method.', possible_solution: 'Add one in the billing settings.' }],
			},
		});
		stage.emulator.object(demoWorld.phoneNumberId, { whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED', quality_rating: 'RED' });
		const { items } = await get();
		expect(items[0]).toMatchObject({
			canSendMessage: 'BLOCKED',
			health:
				'It cannot send messages; the WhatsApp account blocks sending: (141006) There is no payment method. Add one in the billing settings.',
			messagingLimitPerDay: null,
			qualityMeaning: 'Low: many people block or report the number, and its limit may be lowered',
		});
	});

	it('reads the fields that are named alone', async () => {
		const { items } = await get({ options: { fields: 'verified_name, quality_rating' } });
		expect(items).toEqual([
			{
				phoneNumberId: demoWorld.phoneNumberId,
				verifiedName: demoWorld.verifiedName,
				qualityRating: 'GREEN',
				qualityMeaning: 'High: people rarely block or report the number',
			},
		]);
	});

	it.each(['id){access_token', 'webhook_configuration{application}', 'messages.limit(1)', 'id&access_token=x', '../me'])(
		'refuses %p as names of fields before anything is asked',
		async (fields) => {
			const before = stage.emulator.requests.length;
			const { error } = await get({ options: { fields } });
			expect(error?.message).toMatch(/^'Fields' holds '.*', which is no name of a field/);
			expect(stage.emulator.requests).toHaveLength(before);
		},
	);

	it('passes on what Meta says of a field that does not exist', async () => {
		const { error } = await get({ options: { fields: 'colour' } });
		expect(error).toMatchObject({ description: expect.stringContaining('colour') });
	});

	it('explains an account’s ID where a number’s belongs', async () => {
		const { error } = await get({ phoneNumberId: { __rl: true, mode: 'id', value: demoWorld.accountId } });
		expect(error?.message).not.toBe('');
		expect(error).toMatchObject({ description: expect.stringContaining('(100') });
	});

	it('refuses a phone number where its ID belongs', async () => {
		const { error } = await get({ phoneNumberId: { __rl: true, mode: 'id', value: '+1 555 010 0001' } });
		expect(error?.message).toContain("'Number' is '+1 555 010 0001', a phone number where its ID belongs");
	});

	it('Composio "Get phone numbers": gives an item per number', async () => {
		const { items, outputs, error } = await getAll();
		expect(error).toBeUndefined();
		expect(items.map(({ phoneNumberId }) => phoneNumberId)).toEqual([demoWorld.phoneNumberId, demoWorld.secondPhoneNumberId]);
		expect(items[1]).toMatchObject({ health: 'It can send messages', messagesPerSecond: 80 });
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('gives pages as an envelope whose cursor continues the list, without the token', async () => {
		const envelope = { responseFormat: 'envelope', fields: 'id' };
		const { items } = await getAll({ limit: 1, options: envelope });
		expect(items).toEqual([
			{
				data: [{ id: demoWorld.phoneNumberId }],
				error: null,
				successful: true,
				paging: expect.objectContaining({ cursors: { before: expect.any(String), after: expect.any(String) }, next: expect.any(String) }),
			},
		]);
		expect(JSON.stringify(items)).not.toContain(demoWorld.accessToken);
		const [{ paging }] = items as [{ paging: { cursors: { after: string } } }];
		const rest = await getAll({ options: { after: paging.cursors.after, fields: 'id' } });
		expect(rest.items).toEqual([{ phoneNumberId: demoWorld.secondPhoneNumberId }]);
	});

	it('says what to do when the cursor has gone', async () => {
		const { error } = await getAll({ options: { after: 'bm90IGEgY3Vyc29y' } });
		expect(error?.message).not.toBe('');
		expect(error).toMatchObject({ description: expect.stringContaining('after') });
	});

	it('gives nothing for a mode that no number has', async () => {
		expect((await getAll({ options: { accountMode: 'SANDBOX' } })).items).toEqual([]);
	});

	it('says what the credential lacks when it names no account', async () => {
		const bare = await setStage({}, { businessAccountId: '' });
		const { error } = await bare.run({ resource: 'phoneNumber', operation: 'getAll' });
		await bare.stop();
		expect(error?.message).toContain("The credential's 'WhatsApp Business Account ID' is empty");
	});

	it.each([
		['no permission', { scopes: ['whatsapp_business_messaging'] }, /permission/i],
		['an expired token', { expiresAt: 1 }, /token/i],
	])('explains %s', async (_title, token, words) => {
		stage.emulator.token(token);
		const { error } = await getAll();
		expect(`${error?.message} ${error && 'description' in error ? String(error.description) : ''}`).toMatch(words);
		expect(JSON.stringify(error)).not.toContain(demoWorld.accessToken);
	});
});
