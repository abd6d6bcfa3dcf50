import type { Browser } from 'playwright-core';
import { Editor, part, startBrowser } from '../n8n/browser';
import { onStage, workflowOf } from './onStage';

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
});
