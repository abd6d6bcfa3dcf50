import { demoWorld } from '../emulator/contract';
import { onStage, workflowOf } from './onStage';

const stage = onStage(() => false);

const callbacks = (): string[] => stage().emulator.state().subscriptions.map(({ callbackUrl }) => callbackUrl);

describe('publishing a workflow with the trigger in a real n8n', () => {
	it("sets the app's callback to the workflow's production URL, and unpublishing takes it away", async () => {
		const { n8n, emulator } = stage();
		const id = workflowOf(stage(), 'echo.json');
		expect(callbacks()).toEqual([]);

		await n8n.api.publish(id);

		const [subscription] = emulator.state().subscriptions;
		expect(subscription?.appId).toBe(demoWorld.appId);
		expect(subscription?.callbackUrl.startsWith(`${n8n.url}/webhook/`)).toBe(true);
		expect(subscription?.fields).toContain('messages');

		await n8n.api.unpublish(id);

		expect(callbacks()).toEqual([]);
	});

	it('publishing again after that sets the same URL again', async () => {
		const { n8n } = stage();
		const id = workflowOf(stage(), 'echo.json');
		await n8n.api.publish(id);
		const first = callbacks();
		await n8n.api.unpublish(id);

		await n8n.api.publish(id);

		expect(callbacks()).toEqual(first);
		await n8n.api.unpublish(id);
	});

	it('a credential with a wrong secret keeps the workflow from being published, and the reason names no secret', async () => {
		const { n8n } = stage();
		const id = workflowOf(stage(), 'echo.json');
		const [credential] = await n8n.api.credentials();
		if (credential === undefined) throw new Error('The demo credential is missing');
		const wrong = 'wrong-app-secret-0000';
		const dataWith = (appSecret: string): Record<string, unknown> => ({
			...stage().credential.data,
			appSecret,
		});
		await n8n.api.saveCredential({ ...credential, data: dataWith(wrong) });

		const refusal = await n8n.api.publish(id).then(
			() => 'published',
			(problem: unknown) => String(problem),
		);

		await n8n.api.unpublish(id);
		await n8n.api.saveCredential({ ...credential, data: dataWith(demoWorld.appSecret) });
		expect(refusal).not.toBe('published');
		expect(refusal).not.toContain(wrong);
		expect(callbacks()).toEqual([]);
	});
});
