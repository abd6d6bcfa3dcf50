import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeExecutionData } from 'n8n-workflow';
import { convertWorkflow } from '../../migration/convert';
import { readWorkflows } from '../../migration/readWorkflows';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { itemWithFile, runWorkflow, type WorkflowJson, type WorkflowRunResult } from '../engine';
import { sampleFiles } from '../sampleFiles';
import { demoCredential, setStage, type Stage } from '../WhatsApp/stage';
import { sentRequest } from './sentRequest';

/* `sent` holds what n8n's own nodes sent for `workflows` in n8n 2.40; test/e2e/migration.test.ts compares the two there. */

const textOf = (folder: string, file: string): string => readFileSync(join(__dirname, folder, file), 'utf8');

function convertedWorkflow(file: string): WorkflowJson & { nodes: INode[] } {
	const [theirs] = readWorkflows(textOf('workflows', file)).workflows;
	if (theirs === undefined) throw new Error(`${file} holds no workflow`);
	const { workflow, entries } = convertWorkflow(theirs);
	expect(entries.filter(({ kind }) => kind === 'byHand')).toEqual([]);
	return JSON.parse(JSON.stringify(workflow));
}

describe('a converted workflow', () => {
	let stage: Stage;
	beforeEach(async () => {
		// Media IDs and one template are made up here, and Meta would refuse them.
		stage = await setStage({ logFile: '' });
	});
	afterEach(async () => await stage.stop());

	async function run(file: string, items?: INodeExecutionData[]): Promise<WorkflowRunResult> {
		const workflow = convertedWorkflow(file);
		const credential = demoCredential(stage.emulator.url);
		return await runWorkflow({
			workflow: {
				...workflow,
				nodes: workflow.nodes.map((node): INode =>
					node.name === 'Start' ? node : { ...node, onError: 'continueRegularOutput', credentials: { whatsAppCloudApi: { id: credential.id, name: credential.name } } },
				),
			},
			nodeTypes: [WhatsApp],
			credentials: [credential],
			...(items ? { pinData: { Start: items } } : {}),
		});
	}

	const sent = () => stage.emulator.requests.map(sentRequest);

	it("sends with every type of message, template and media operation what n8n's own nodes sent", async () => {
		await run('messages.json');
		expect(sent()).toEqual(JSON.parse(textOf('sent', 'messages.json')));
	});

	it("uploads files and sends them as n8n's own nodes did", async () => {
		const { binary: document } = await itemWithFile({ content: sampleFiles.pdf.bytes, fileName: 'invoice.pdf', mimeType: 'application/pdf' });
		const { binary: photo } = await itemWithFile({ content: sampleFiles.png.bytes, fileName: 'picture.png', mimeType: 'image/png', property: 'photo' });
		await run('files.json', [{ json: { phone: '16505550101' }, binary: { ...document, ...photo } }]);
		expect(sent()).toEqual(JSON.parse(textOf('sent', 'files.json')));
	});

	it("gives Meta's answer as it came, so that expressions on messages[0].id go on working", async () => {
		const { outputs } = await run('messages.json');
		const json = (name: string) => outputs[name]?.[0]?.[0]?.json;
		expect(json('Text')).toEqual({
			messaging_product: 'whatsapp',
			contacts: [expect.objectContaining({ wa_id: '16505550101' })],
			messages: [expect.objectContaining({ id: expect.stringMatching(/^wamid\./) })],
		});
	});
});
