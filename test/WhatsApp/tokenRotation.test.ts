import { demoWorld } from '../emulator/contract';
import { demoCredential, setStage, type Stage } from './stage';

const NEW_TOKEN = 'EAARotatedAccessToken9876543210';
const items = Array.from({ length: 60 }, (_, n) => ({ json: { chatId: `1650555${5000 + n}`, text: `message ${n}` } }));
const perItem = { to: '={{ $json.chatId }}', body: '={{ $json.text }}', options: { messagesPerSecond: 30 } };

describe('an access token that ends while messages go out', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage({ latencyMs: 20, logFile: '' });
	});
	afterEach(async () => await stage.stop());

	const requests = (code?: number) => stage.emulator.requests.filter((one) => one.code === code).length;

	/** Runs; once ten messages are out, the token of the run has expired. */
	async function expiredMeanwhile(replacement?: string) {
		const credential = demoCredential(stage.emulator.url);
		const running = stage.start(perItem, { items, credentials: [credential], settings: { onError: 'continueRegularOutput' } });
		while (stage.emulator.requests.length < 10) await new Promise((resolve) => setTimeout(resolve, 5));
		if (replacement !== undefined) {
			stage.emulator.token({ token: replacement });
			credential.rotate({ accessToken: replacement });
		}
		stage.emulator.token({ expiresAt: Date.now() - 1_000 });
		return { ...(await running.result), credential };
	}

	it('and was replaced in the credential: the run goes on with the new one, and no message is lost or doubled', async () => {
		const { items: output, credential, logs, outputs } = await expiredMeanwhile(NEW_TOKEN);
		expect(output.every(({ status }) => status === 'accepted')).toBe(true);
		expect(requests()).toBe(60);
		expect(requests(190)).toBeLessThan(30);
		expect(credential.calls.getDecrypted).toBe(2);
		expect(JSON.stringify([logs, outputs])).not.toContain(NEW_TOKEN);
	});

	it('and was not replaced: the rest is refused with what to do, and the credential is not read for each of them', async () => {
		const { items: output, credential } = await expiredMeanwhile();
		const refused = output.filter(({ status }) => status === 'failed');
		expect(refused.length).toBeGreaterThan(20);
		expect(refused[0]).toMatchObject({ code: 190, remedy: expect.stringMatching(/credential/i) });
		expect(output.filter(({ status }) => status === 'accepted')).toHaveLength(requests());
		expect(credential.calls.getDecrypted).toBeLessThan(4);
		expect(JSON.stringify(output)).not.toContain(demoWorld.accessToken);
	});
});
