import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startMetaHost, type MetaHost } from '../bench/metaHost';
import { convertWorkflow } from '../../migration/convert';
import { readWorkflows } from '../../migration/readWorkflows';
import type { Workflow } from '../../migration/workflow';
import { demoCredential } from '../demo/stage';
import { eventually } from '../demo/phone';
import { demoWorld, type Emulator } from '../emulator/contract';
import { startEmulator } from '../emulator/emulator';
import { sentRequest, type SentRequest } from '../migration/sentRequest';
import { installEngine } from '../n8n/install';
import { cacheFolder } from '../n8n/packProject';
import { startN8n, type RealN8n } from '../n8n/realN8n';
import { sampleFiles } from '../sampleFiles';

/* n8n's own WhatsApp nodes and ours, side by side in a real n8n in which Meta's host is the emulator. */

const SENDING = { name: 'WhatsApp account', type: 'whatsAppApi', data: { accessToken: demoWorld.accessToken, businessAccountId: demoWorld.accountId } };
const RECEIVING = { name: 'WhatsApp OAuth account', type: 'whatsAppTriggerApi', data: { clientId: demoWorld.appId, clientSecret: demoWorld.appSecret } };

let folder = '';
let emulator: Emulator;
let host: MetaHost;
let n8n: RealN8n;

beforeAll(async () => {
	folder = await mkdtemp(join(cacheFolder, 'e2e-migration-'));
	const engine = await installEngine(() => undefined);
	emulator = await startEmulator({ statuses: false, pairBurst: 1_000, redeliveryMs: 250 });
	host = await startMetaHost(emulator.url, folder);
	n8n = await startN8n({
		engine,
		folder,
		packages: [process.env.E2E_TARBALL ?? ''],
		credentials: [demoCredential(emulator.url), SENDING, RECEIVING],
		env: host.env,
	});
}, 300_000);

afterAll(async () => {
	await n8n?.stop();
	await host?.stop();
	await emulator?.stop();
	await rm(folder, { recursive: true, force: true });
});

const fixture = async (folder: string, file: string): Promise<string> => await readFile(join(__dirname, '..', 'migration', folder, file), 'utf8');

async function workflowIn(file: string): Promise<Workflow> {
	const [workflow] = readWorkflows(await fixture('workflows', file)).workflows;
	if (workflow === undefined) throw new Error(`${file} holds no workflow`);
	return workflow;
}

/** The workflow with a webhook before it, whose call gives its item and files. No node's refusal stops the others. */
function called(workflow: Workflow, path: string): Record<string, unknown> {
	const [item] = (workflow.pinData as Record<string, Array<{ json: unknown }>>).Start ?? [];
	const hook = { id: `hook-${path}`, webhookId: path, name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [-300, 0], parameters: { path, httpMethod: 'POST', responseMode: 'lastNode' } };
	const start = {
		id: `start-${path}`,
		name: 'Start',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [0, 0],
		parameters: { mode: 'raw', jsonOutput: JSON.stringify(item?.json), includeOtherFields: true, options: { stripBinary: false } },
	};
	const others = workflow.nodes.filter(({ name }) => name !== 'Start').map((node) => ({ ...node, onError: 'continueRegularOutput' }));
	return {
		name: path,
		nodes: [hook, start, ...others],
		connections: { ...workflow.connections, Hook: { main: [[{ node: 'Start', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** Publishes a workflow, calls it once, and gives the requests that left. */
async function requestsOf(workflow: Workflow, path: string): Promise<SentRequest[]> {
	const id = await n8n.api.importWorkflow(called(workflow, path));
	await n8n.api.publish(id);
	const before = emulator.requests.length;
	const form = new FormData();
	for (const [field, { bytes, fileName, mimeType }] of Object.entries({ data: sampleFiles.pdf, photo: sampleFiles.png })) {
		form.append(field, new File([new Uint8Array(bytes)], fileName, { type: mimeType }));
	}
	await fetch(`${n8n.url}/webhook/${path}`, { method: 'POST', body: form });
	await eventually('the end of the execution', async () =>
		(await n8n.api.executions(id)).some(({ status }) => status === 'success' || status === 'error'),
	);
	const [execution] = await n8n.api.executions(id);
	expect(execution?.status).toBe('success');
	await n8n.api.unpublish(id);
	return emulator.requests.slice(before).map(sentRequest);
}

describe("a workflow of n8n's own WhatsApp nodes and the one that it was converted to", () => {
	it.each(['messages.json', 'files.json'])('send the same requests, in the same order: %s', async (file) => {
		const theirs = await workflowIn(file);
		const { workflow: ours, entries } = convertWorkflow(theirs);
		expect(entries.filter(({ kind }) => kind === 'byHand')).toEqual([]);

		const sentByTheirs = await requestsOf(theirs, `theirs-${file}`);
		const sentByOurs = await requestsOf(ours, `ours-${file}`);
		expect(sentByOurs).toEqual(sentByTheirs);
		// What the test without n8n's own nodes relies on (test/migration/sameRequests.test.ts).
		expect(sentByTheirs).toEqual(JSON.parse(await fixture('sent', file)));
	});
});

describe('a published workflow that is converted in place while customers write', () => {
	const URL_PART = '5ac1b0e2-0000-4000-8000-000000000001';
	const [ana] = demoWorld.customers;

	const theirs: Workflow = {
		name: 'Moving over',
		settings: { executionOrder: 'v1' },
		nodes: [
			{ id: URL_PART, webhookId: URL_PART, name: 'WhatsApp Trigger', type: 'n8n-nodes-base.whatsAppTrigger', typeVersion: 1, position: [0, 0], parameters: { updates: ['messages'], options: { messageStatusUpdates: [] } }, credentials: { whatsAppTriggerApi: { name: RECEIVING.name } } },
			{
				id: 'reply',
				name: 'Reply',
				type: 'n8n-nodes-base.whatsApp',
				typeVersion: 1.1,
				position: [240, 0],
				parameters: {
					operation: 'send',
					phoneNumberId: '={{ $json.metadata.phone_number_id }}',
					recipientPhoneNumber: "={{ $('WhatsApp Trigger').item.json.messages[0].from }}",
					textBody: '=Answer to {{ $json.messages[0].text.body }} of {{ $json.contacts[0].profile.name }}',
				},
				credentials: { whatsAppApi: { name: SENDING.name } },
			},
		],
		connections: { 'WhatsApp Trigger': { main: [[{ node: 'Reply', type: 'main', index: 0 }]] } },
	};

	const answers = (): string[] =>
		(emulator.conversation(ana.phone)?.bubbles ?? [])
			.filter(({ from, type }) => from === 'business' && type === 'text')
			.map(({ message }) => String((message.text as { body?: string }).body))
			.filter((body) => body.startsWith('Answer to '));

	it('each message is answered once, at the same address, and none is lost', async () => {
		// The built-in trigger leaves it to the user to subscribe the account to the app.
		await fetch(`${emulator.url}/v26.0/${demoWorld.accountId}/subscribed_apps`, { method: 'POST', headers: { authorization: `Bearer ${demoWorld.accessToken}` } });
		const id = await n8n.api.importWorkflow(theirs);
		await n8n.api.publish(id);
		const [before] = emulator.state().subscriptions;
		// docs/migration.md: the old trigger must not delete the subscription at Meta on its way out.
		await n8n.api.saveCredential({ ...RECEIVING, data: { ...RECEIVING.data, clientId: '0' } });

		let written = 0;
		let writes = true;
		const flow = (async () => {
			while (writes) {
				await Promise.all([emulator.inbound({ from: ana.phone, message: { type: 'text', text: { body: `message ${written}` } } }), new Promise((resolve) => setTimeout(resolve, 150))]);
				written += 1;
			}
		})();
		await eventually('an answer of the old workflow', async () => await Promise.resolve(answers().length > 0));
		await n8n.api.updateWorkflow(id, convertWorkflow(theirs).workflow);
		await n8n.api.publish(id);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		writes = false;
		await flow;
		await eventually('the last answer', async () => await Promise.resolve(answers().length >= written));
		await eventually('the end of the executions', async () => (await n8n.api.executions(id)).every(({ status }) => status !== 'running' && status !== 'new'));

		expect(answers().sort()).toEqual(Array.from({ length: written }, (_, n) => `Answer to message ${n} of ${ana.name}`).sort());
		expect(emulator.state().subscriptions).toEqual([before]);
		expect(before?.callbackUrl).toBe(`${n8n.url}/webhook/${URL_PART}/webhook`);
		await n8n.api.unpublish(id);
		expect(emulator.state().subscriptions).toEqual([]);
	});
});
