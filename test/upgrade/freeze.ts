import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { operationsWithCases, type Case } from '../requests/cases';
import { latestVersion } from '../engine/nodeTypes';
import { delivery, status, textMessage } from '../WhatsAppTrigger/stage';
import { TRIGGER, triggered, type SavedTrigger } from './savedTrigger';
import { folderOf, runSaved, savedNode, type SavedResource } from './savedRelease';

// Writes the folder of a release from the golden cases, once; how, says the README beside it.

/** How many of an operation's cases are saved: the first is the typical one, and messages vary most. */
const casesOf = (resource: string): number => (resource === 'message' ? 2 : 1);

const version = latestVersion(WhatsApp);

const savedFiles = ({ files = {} }: Case) =>
	Object.fromEntries(
		Object.entries(files).map(([field, { bytes, ...file }]) => [field, { ...file, base64: bytes.toString('base64') }]),
	);

async function freeze(release: string): Promise<void> {
	const resources = new Map<string, Omit<SavedResource, 'results'>>();
	for (const { resource, operation, cases } of operationsWithCases()) {
		const saved = resources.get(resource) ?? {
			workflow: {
				name: `${resource} of ${release}`,
				nodes: [{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} }],
				connections: {},
			},
			answers: {},
			files: {},
		};
		cases.slice(0, casesOf(resource)).forEach((one, index) => {
			const name = `${operation.value}${index === 0 ? '' : ` ${index + 1}`}`;
			// The border: a case's parameters are as the panel saves them.
			const parameters = { resource, operation: operation.value, ...one.parameters } as INodeParameters;
			saved.workflow.nodes.push(savedNode(name, version, parameters));
			if (one.reads) saved.answers[name] = one.reads;
			if (one.files) saved.files[name] = savedFiles(one);
		});
		resources.set(resource, saved);
	}
	for (const [resource, saved] of resources) {
		const results: SavedResource['results'] = {};
		for (const { name } of saved.workflow.nodes) if (name !== 'Start') results[name] = await runSaved(saved, name);
		writeFileSync(join(folderOf(release), `${resource}.json`), `${JSON.stringify({ ...saved, results })}\n`, { flag: 'wx' });
	}
}

/** What typical triggers are set to, and what comes in. */
const deliveries: Array<Omit<SavedTrigger['cases'][number], 'outputs'>> = [
	{
		parameters: { setup: 'manual', triggerOn: ['messages', 'statuses'], filters: {}, options: {} },
		delivery: delivery({
			contacts: [{ wa_id: '16505551234', profile: { name: 'Ana' } }],
			messages: [
				textMessage('wamid.text', 'hello'),
				{ ...textMessage('wamid.image'), type: 'image', image: { id: '1013859600285441', mime_type: 'image/jpeg', sha256: 'hash', caption: 'A cake' } },
				{ ...textMessage('wamid.tap'), type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
			],
			statuses: [status('wamid.out', 'failed', { errors: [{ code: 131047, title: 'Re-engagement message' }] })],
		}),
	},
	{
		parameters: { setup: 'manual', triggerOn: ['messages', 'account_update'], filters: { messageTypes: ['text'], senders: '+1 650 555 1234' }, options: { ignoreDuplicates: false } },
		delivery: delivery({ messages: [textMessage('wamid.a', 'hello'), textMessage('wamid.b', 'hello', '16505559999')] }),
	},
	{
		parameters: { setup: 'manual', triggerOn: ['message_template_status_update'], filters: {}, options: {} },
		delivery: delivery({ event: 'APPROVED', message_template_id: 7, message_template_name: 'order_update', message_template_language: 'en_US' }, 'message_template_status_update'),
	},
];

async function freezeTrigger(release: string): Promise<void> {
	const cases: SavedTrigger['cases'] = [];
	for (const one of deliveries) cases.push({ ...one, outputs: await triggered(one) });
	writeFileSync(join(folderOf(release), `${TRIGGER}.json`), `${JSON.stringify({ cases })}\n`, { flag: 'wx' });
}

test('the release is written down', async () => {
	const release = process.env.RELEASE ?? '';
	expect(release).toMatch(/^\d+\.\d+\.\d+$/);
	await freeze(release);
	await freezeTrigger(release);
});
