import type { Browser } from 'playwright-core';
import { verifyTokenForManual } from '../../nodes/WhatsAppTrigger/subscribing/verifyToken';
import { demoWorld } from '../emulator/contract';
import { eventually } from '../demo/phone';
import { Editor, part, startBrowser } from '../n8n/browser';
import { onStage, workflowOf } from './onStage';
import { TRIGGER, triggerWorkflow } from './triggerWorkflow';

const stage = onStage(() => false);
let browser: Browser | undefined;
let editor: Editor | undefined;

beforeAll(async () => {
	browser = await startBrowser();
	editor = await Editor.open(browser, stage().n8n);
});

afterAll(async () => {
	await browser?.close();
});

function opened(): Editor {
	if (editor === undefined) throw new Error('The editor is not open');
	return editor;
}

describe("the nodes in n8n's editor", () => {
	it('the example opens without a login, and each of our nodes has its icon', async () => {
		await opened().openWorkflow(workflowOf(stage(), 'echo.json'));

		for (const name of ['WhatsApp Cloud Trigger', 'Mark as Read', 'Answer']) {
			const icon = opened().page.locator(`${part('canvas-node')}[data-node-name="${name}"] img`).first();
			await icon.waitFor();
			const width = await icon.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
			expect(width).toBeGreaterThan(0);
		}
	});

	it("the action node's panel shows what the workflow says, with the recipient at its default", async () => {
		await opened().openNode('Answer');

		const panel = opened().page.locator(part('ndv')).first();
		expect(await panel.locator(`${part('parameter-input-operation')} input`).first().inputValue()).toBe('Send Text');
		expect(await panel.innerText()).toContain('{{ $json.chatId }}');
		await opened().closeNode();
	});

	it('Settings lists the package as installed', async () => {
		const { n8n } = stage();
		await opened().page.goto(`${n8n.url}/settings/community-nodes`);
		await opened().page.getByText('n8n-nodes-whatsapp-cloud').first().waitFor();
		expect(await opened().page.getByText('failed to load', { exact: false }).count()).toBe(0);
	});

	it('the trigger says on the canvas in words what starts the workflow', async () => {
		await opened().openWorkflow(await imported('Automatic', 1, { triggerOn: ['messages', 'statuses', 'message_template_status_update'] }));

		expect(await opened().page.locator(part('canvas-node')).first().innerText()).toContain('Messages, Statuses, Message Template Status Update');
	});

	it("the trigger's panel tells what automatic set-up does, and needs no URL for it", async () => {
		await opened().openNode(TRIGGER);

		const panel = await opened().page.locator(part('ndv')).first().innerText();
		expect(panel).toContain('When you publish, n8n registers itself at Meta');
		expect(panel).not.toContain('Verify Token to Enter at Meta');
		await opened().closeNode();
	});

	it('with manual set-up the panel shows the URL and the verify token to enter at Meta', async () => {
		const { page } = opened();
		await opened().openWorkflow(await imported('Manual', 2, { setup: 'manual' }));
		await opened().openNode(TRIGGER);

		const panel = page.locator(part('ndv')).first();
		await panel.getByText('Webhook URLs').first().click();
		await panel.getByText('Production URL').first().click();
		await panel.getByText(`${stage().n8n.url}/webhook/${webhookId(2)}/webhook`).first().waitFor();
		expect(await panel.innerText()).toContain("Publish this workflow before you click 'Verify and save'");
		const token = panel.locator(`${part('parameter-input-verifyToken')} input`).first();
		await eventually('the verify token', async () => (await token.inputValue()) === verifyTokenForManual(demoWorld.appSecret));
		await opened().closeNode();
	});
});

const webhookId = (last: number): string => `22222222-0000-4000-8000-00000000000${last}`;

const imported = async (name: string, last: number, parameters: Record<string, unknown>): Promise<string> =>
	await stage().n8n.api.importWorkflow(triggerWorkflow({ name, webhookId: webhookId(last), parameters }));
