import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoCredential } from '../demo/stage';
import { eventually } from '../demo/phone';
import { installEngine } from '../n8n/install';
import { cacheFolder } from '../n8n/packProject';
import { startN8n, type RealN8n } from '../n8n/realN8n';
import { delivery, post, status, textMessage } from '../WhatsAppTrigger/stage';
import { idsIn, triggerWorkflow } from './triggerWorkflow';

/** Seconds that each execution lasts. */
const RUN = 3;

let folder = '';
let n8n: RealN8n;

beforeAll(async () => {
	folder = await mkdtemp(join(cacheFolder, 'e2e-limit-'));
	n8n = await startN8n({
		engine: await installEngine(() => undefined),
		folder,
		packages: [process.env.E2E_TARBALL ?? ''],
		// Nothing is set up at Meta, so that nobody has to be there.
		credentials: [demoCredential('http://127.0.0.1:9')],
		env: { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' },
	});
}, 300_000);

afterAll(async () => {
	await n8n?.stop();
	await rm(folder, { recursive: true, force: true });
});

/** A published workflow whose executions last a while. */
async function published(name: string, last: number, options: Record<string, unknown>): Promise<{ id: string; url: string }> {
	const webhookId = `33333333-0000-4000-8000-00000000000${last}`;
	const wait = { type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters: { amount: RUN, unit: 'seconds' } };
	const id = await n8n.api.importWorkflow(triggerWorkflow({ name, webhookId, parameters: { setup: 'manual', options }, next: { 0: wait } }));
	await n8n.api.publish(id);
	return { id, url: `${n8n.url}/webhook/${webhookId}/webhook` };
}

interface Answer {
	status: number;
	seconds: number;
}

async function deliver(url: string, messageId: string): Promise<Answer> {
	const started = Date.now();
	const { status: code } = await post(url, delivery({ messages: [textMessage(messageId)] }));
	return { status: code, seconds: (Date.now() - started) / 1_000 };
}

const ended = async (workflowId: string, count: number): Promise<string[]> => {
	await eventually(`${count} executions that ended`, async () => {
		const executions = await n8n.api.executions(workflowId);
		return executions.length >= count && executions.every((one) => one.status === 'success');
	});
	return (await idsIn(n8n.api, workflowId)).sort();
};

describe('a real n8n that runs one production execution at a time', () => {
	it('answers once it takes the next execution: 200 for each message, one run each, and a twin of a waiting delivery starts none', async () => {
		const { id, url } = await published('Waits', 1, {});

		const first = await deliver(url, 'first');
		const [second, twin] = await Promise.all([deliver(url, 'second'), deliver(url, 'second')]);
		const [third, repeated] = await Promise.all([deliver(url, 'third'), deliver(url, 'first')]);

		expect([first, second, twin, third, repeated].map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
		// The second waited for the end of the first, and its twin for what became of the second.
		expect(second.seconds).toBeGreaterThan(RUN / 2);
		expect(twin.seconds).toBeGreaterThan(RUN / 2);
		expect(repeated.seconds).toBeLessThan(third.seconds);
		expect(await ended(id, 3)).toEqual(['first', 'second', 'third']);
	});

	it('Answer at Once answers while others still run, and each message runs once in the end', async () => {
		const { id, url } = await published('At once', 2, { answerAtOnce: true });

		const answers = [];
		for (const messageId of ['first', 'second', 'third', 'second']) answers.push(await deliver(url, messageId));

		expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
		// One after the other would have taken two executions' time at least.
		expect(answers.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThan(2 * RUN);
		expect(await ended(id, 3)).toEqual(['first', 'second', 'third']);
	});

	it('statuses that lead nowhere are answered while an execution runs, and take no place', async () => {
		const { id, url } = await published('Statuses', 3, {});
		await deliver(url, 'busy');

		const started = Date.now();
		const answer = await post(url, delivery({ statuses: [status('out', 'sent')] }));

		expect(answer.status).toBe(200);
		expect(Date.now() - started).toBeLessThan((RUN * 1_000) / 2);
		expect(await ended(id, 1)).toEqual(['busy']);
		expect(await n8n.api.executions(id)).toHaveLength(1);
	});
});
