import { WhatsAppTrigger } from '../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { subscribedFields, webhookFields } from '../../nodes/WhatsAppTrigger/fields/webhookFields';
import { verifyTokenForManual } from '../../nodes/WhatsAppTrigger/subscribing/verifyToken';
import { WhatsAppCloudApi } from '../../credentials/WhatsAppCloudApi.credentials';
import { demoWorld, type Emulator } from '../emulator/contract';
import { startEmulator } from '../emulator/emulator';
import { loadOptionsContext, testCredential } from '../engine';
import { appSecret, fullCredential } from './stage';

const { description } = new WhatsAppTrigger();

test('the handshake is declared first: Meta asks while the other webhook is being created', () => {
	expect(description.webhooks?.map(({ name, httpMethod, path }) => [name, httpMethod, path])).toEqual([
		['setup', 'GET', 'webhook'],
		['default', 'POST', 'webhook'],
	]);
	expect(Object.keys(new WhatsAppTrigger().webhookMethods)).toEqual(['default']);
});

test('no option is called binaryData, which would switch the parsing of bodies off', () => {
	expect(JSON.stringify(description.properties)).not.toContain('"binaryData"');
});

test('options and filters stand in alphabetical order', () => {
	for (const name of ['options', 'filters']) {
		const entries = description.properties.find((property) => property.name === name)?.options ?? [];
		const names = entries.map((entry) => ('displayName' in entry ? entry.displayName : ''));
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
		expect(names.length).toBeGreaterThan(4);
	}
});

test('the events to choose from stand in alphabetical order, and the one for all others last', () => {
	const entries = description.properties.find(({ name }) => name === 'triggerOn')?.options ?? [];
	const names = entries.map(({ name }) => name);
	expect(names.at(-1)).toBe('Any Other');
	expect(names.slice(0, -1)).toEqual(names.slice(0, -1).sort((one, other) => one.localeCompare(other)));
	expect(names).toHaveLength(webhookFields.length + 3);
});

test("every field that Meta has can be chosen", () => {
	const values = webhookFields.map(({ value }) => value);
	expect(new Set(values).size).toBe(values.length);
	for (const field of ['message_template_status_update', 'message_template_quality_update', 'account_update', 'security', 'flows', 'calls', 'history', 'smb_message_echoes', 'user_preferences', 'group_status_update', 'standby', 'message_echoes', 'consumer_profile', 'messaging_handovers', 'account_settings_update']) {
		expect(values).toContain(field);
	}
	expect(subscribedFields(['messages', 'statuses', 'other', 'calls'])).toEqual(['messages', 'calls']);
});

describe("the panel's lists", () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(async () => await emulator.stop());

	test('show the verify token for manual set-up and save it nowhere', async () => {
		const panel = loadOptionsContext({ node: WhatsAppTrigger, credentials: [testCredential(WhatsAppCloudApi, { appSecret })] });
		expect(await panel.loadOptions('getVerifyToken')).toEqual([{ name: verifyTokenForManual(appSecret), value: '' }]);
	});

	test("say so when the credential has words of its own, and when its secret is empty", async () => {
		const own = loadOptionsContext({ node: WhatsAppTrigger, credentials: [testCredential(WhatsAppCloudApi, { appSecret, verifyToken: 'our own words' })] });
		expect(await own.loadOptions('getVerifyToken')).toEqual([{ name: 'The Verify Token of Your Credential', value: '' }]);
		const empty = loadOptionsContext({ node: WhatsAppTrigger, credentials: [testCredential(WhatsAppCloudApi, {})] });
		await expect(empty.loadOptions('getVerifyToken')).rejects.toThrow("The credential's App Secret is empty");
	});

	test("show the account's numbers", async () => {
		const panel = loadOptionsContext({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)] });
		const numbers = await panel.loadOptions('getPhoneNumbers');
		expect(numbers.map(({ value }) => value)).toEqual([demoWorld.phoneNumberId, demoWorld.secondPhoneNumberId]);
		expect(numbers[0]?.name).toContain(demoWorld.verifiedName);
	});
});
