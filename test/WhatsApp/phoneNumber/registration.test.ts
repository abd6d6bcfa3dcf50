import { demoWorld } from '../../emulator/contract';
import { setStage, type Stage } from '../stage';

describe('Phone Number > registration', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterEach(() => stage.emulator.reset());
	afterAll(async () => await stage.stop());
	const run = async (operation: string, parameters = {}) => await stage.run({ resource: 'phoneNumber', operation, ...parameters });
	const status = async () => (await run('get', { options: { fields: 'status' } })).items[0]?.status;
	const unverified = () => stage.emulator.object(demoWorld.phoneNumberId, { code_verification_status: 'NOT_VERIFIED' });

	it('Prismatic "Register phone number": registers with PIN and region', async () => {
		await run('deregister');
		expect(await status()).toBe('DISCONNECTED');
		const { items, error } = await run('register', { pin: '123456', dataLocalizationRegion: 'CH' });
		expect(error).toBeUndefined();
		expect(items).toEqual([{ success: true, phoneNumberId: demoWorld.phoneNumberId }]);
		expect(await status()).toBe('CONNECTED');
		const settings = await run('getSettings');
		expect(settings.items[0]).toMatchObject({
			storageConfiguration: { status: 'IN_COUNTRY_STORAGE_ENABLED', data_localization_region: 'CH' },
		});
	});

	it.each([
		['12345', "'PIN' has 5 digits, and it takes 6 digits"],
		['1234567', "'PIN' has 7 digits, and it takes 6 digits"],
		['12a456', "'PIN' has other characters than digits, and it takes 6 digits"],
	])('refuses the PIN %p without showing it', async (pin, message) => {
		const before = stage.emulator.requests.length;
		const { error } = await run('register', { pin });
		expect(error?.message).toContain(message);
		expect(error?.message).not.toContain(pin);
		expect(stage.emulator.requests).toHaveLength(before);
	});

	it('refuses a region that Meta does not have, naming those that it has', async () => {
		const { error } = await run('register', { pin: '123456', dataLocalizationRegion: '={{ "FR" }}' });
		expect(error?.message).toContain("'Data Localization Region' is 'FR', which is not among its values");
		expect(error).toMatchObject({ description: expect.stringContaining('CH') });
	});

	it('explains a PIN that is not the number’s', async () => {
		const { error } = await run('register', { pin: '999999' });
		expect(error?.message).toMatch(/PIN/);
		expect(JSON.stringify(error)).toContain('133005');
	});

	it('names the rate of registrations when it is used up', async () => {
		for (let count = 0; count < 10; count += 1) await run('register', { pin: '123456' });
		const { error } = await run('register', { pin: '123456' });
		expect(`${error?.message} ${String((error as { description?: unknown }).description)}`).toMatch(/72 hours/);
	});

	it('Prismatic "Request verification code": asks for a code in English by text message, then verifies it', async () => {
		unverified();
		const asked = await run('requestCode');
		expect(asked.error).toBeUndefined();
		expect(asked.items).toEqual([{ success: true, phoneNumberId: demoWorld.phoneNumberId, codeMethod: 'SMS' }]);
		expect(stage.emulator.requests.at(-1)?.body).toEqual({ code_method: 'SMS', language: 'en_US' });
		const verified = await run('verifyCode', { code: '123-456' });
		expect(verified.items).toEqual([{ success: true, phoneNumberId: demoWorld.phoneNumberId }]);
		expect((await run('get', { options: { fields: 'code_verification_status' } })).items[0]).toMatchObject({
			codeVerificationStatus: 'VERIFIED',
		});
	});

	it('asks for a call in another language', async () => {
		unverified();
		await run('requestCode', { codeMethod: 'VOICE', language: 'es' });
		expect(stage.emulator.requests.at(-1)).toMatchObject({ status: 200, body: { code_method: 'VOICE', language: 'es_ES' } });
	});

	it.each(['english', 'e', 'en_USA', '12'])('refuses %p as a language', async (language) => {
		const { error } = await run('requestCode', { language });
		expect(error?.message).toContain(`'Language' is '${language}', which is no code of a language`);
	});

	it('explains a wrong code', async () => {
		unverified();
		await run('requestCode');
		const { error } = await run('verifyCode', { code: '000000' });
		expect(JSON.stringify(error)).toContain('136025');
	});

	it('sets a PIN that the next registration wants', async () => {
		const { items } = await run('setPin', { pin: '024680' });
		expect(items).toEqual([{ success: true, phoneNumberId: demoWorld.phoneNumberId }]);
		expect((await run('register', { pin: '024680' })).items).toEqual([{ success: true, phoneNumberId: demoWorld.phoneNumberId }]);
	});

	it('changes one group of settings and leaves the others', async () => {
		const changed = await run('updateSettings', { settingGroup: 'calling', callIconVisibility: 'DISABLE_ALL' });
		expect(changed.items).toEqual([{ success: true, phoneNumberId: demoWorld.phoneNumberId, updated: ['calling'] }]);
		const { items } = await run('getSettings');
		expect(items).toEqual([
			{
				phoneNumberId: demoWorld.phoneNumberId,
				calling: { status: 'ENABLED', call_icon_visibility: 'DISABLE_ALL' },
				storageConfiguration: { status: 'DEFAULT' },
			},
		]);
	});

	it.each([
		['two groups', '{"calling":{"status":"ENABLED"},"payload_encryption":{"status":"DISABLED"}}', 'holds 2 groups'],
		['no group', '{}', 'holds 0 groups'],
		['a list', '[]', 'holds 0 groups'],
		['broken JSON', '{"calling":', 'is not valid JSON'],
	])('refuses settings with %s', async (_title, settingsJson, words) => {
		const before = stage.emulator.requests.length;
		const { error } = await run('updateSettings', { settingGroup: 'json', settingsJson });
		expect(error?.message).toContain(`'Settings (JSON)' ${words}`);
		expect(stage.emulator.requests).toHaveLength(before);
	});

	it.each([
		[{ settingGroup: 'storage_configuration' }, "'Country' is empty"],
		[{ settingGroup: 'payload_encryption' }, "'Public Key' is empty"],
	])('refuses settings that lack a value', async (parameters, message) => {
		const { error } = await run('updateSettings', parameters);
		expect(error?.message).toContain(message);
	});
});
