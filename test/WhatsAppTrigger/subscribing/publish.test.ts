import { WhatsAppTrigger } from '../../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld, type Emulator } from '../../emulator/contract';
import { startEmulator } from '../../emulator/emulator';
import { appSecret, fullCredential, serve, stopTriggers } from '../stage';

let emulator: Emulator;
beforeEach(async () => {
	emulator = await startEmulator({ statusDelayMs: 5 });
});
afterEach(async () => {
	await stopTriggers();
	await emulator.stop();
});

const write = async (body: string) => await emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body } } });

test('publishing creates the subscription of an app that has none, a message arrives, unpublishing removes it', async () => {
	const trigger = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)] });
	await trigger.production.activate();
	expect(emulator.state()).toMatchObject({
		subscriptions: [{ appId: demoWorld.appId, callbackUrl: trigger.url, fields: ['messages'] }],
		overrides: { accounts: {}, numbers: {} },
		subscribedApps: { [demoWorld.accountId]: [demoWorld.appId] },
	});
	const id = await write('hello');
	expect(trigger.executions.map(({ items }) => items)).toMatchObject([[{ messageId: id, text: 'hello', phoneNumberId: demoWorld.phoneNumberId }]]);
	await trigger.production.deactivate();
	expect(emulator.state().subscriptions).toEqual([]);
	expect(JSON.stringify(emulator.requests)).not.toContain(appSecret);
});

test('publishing while a stranger has the callback is refused, names the host and says what to do', async () => {
	await fetch(`${emulator.url}/v26.0/${demoWorld.appId}/subscriptions`, {});
	const trigger = await serve({ node: WhatsAppTrigger, credentials: [fullCredential(emulator.url)] });
	await trigger.production.activate();
});
