import type { Browser } from 'playwright-core';
import { demoCredentialName } from '../demo/stage';
import { eventually, Phone } from '../demo/phone';
import { demoWorld } from '../emulator/contract';
import { at } from '../n8n/json';
import { Editor, part, startBrowser } from '../n8n/browser';
import type { WorkflowJson } from '../n8n/restApi';
import { onStage } from './onStage';

const [ana] = demoWorld.customers;
const TRIGGER = 'WhatsApp Cloud Trigger';
const credentials = { whatsAppCloudApi: { name: demoCredentialName } };

/** Answers in the 24-hour window, and as if the customer had written two days ago. */
const workflow = (): WorkflowJson => {
	const send = (name: string, options: object) => ({
		id: name,
		name,
		type: 'n8n-nodes-whatsapp-cloud.whatsApp',
		typeVersion: 1,
		position: [320, 0],
		parameters: {
			body: name,
			options: {
				outsideWindow: 'template',
				windowTemplate: { __rl: true, mode: 'list', value: 'order_confirmation|en_US', cachedResultName: 'order_confirmation' },
				windowTemplateParameters: '={{ { body: [$json.profileName, "4711"], "button.0": "4711" } }}',
				...options,
			},
		},
		credentials,
	});
	return {
		name: 'Window',
		settings: {},
		nodes: [
			{ id: 'trigger', name: TRIGGER, type: 'n8n-nodes-whatsapp-cloud.whatsAppTrigger', typeVersion: 1, position: [0, 0], parameters: {}, credentials, webhookId: '33333333-0000-4000-8000-000000000001' },
			send('In Time', {}),
			send('Late', { lastInbound: '={{ DateTime.fromISO($json.timestamp).minus({ days: 2 }) }}' }),
		],
		connections: { [TRIGGER]: { main: [[{ node: 'In Time', type: 'main', index: 0 }, { node: 'Late', type: 'main', index: 0 }]] } },
	};
};

describe('the 24-hour window in a real n8n', () => {
	const stage = onStage(() => false);
	let id = '';
	let browser: Browser | undefined;
	beforeAll(async () => {
		id = await stage().n8n.api.importWorkflow(workflow());
		await stage().n8n.api.publish(id);
		browser = await startBrowser();
	});
	afterAll(async () => await browser?.close());

	it('a message in time goes as it is, and one that is late as the template that was chosen', async () => {
		const phone = new Phone(stage().emulator.url, ana);
		const written = await phone.write('hi');
		const answers = await eventually('both answers', async () => {
			const found = await phone.answersTo(written);
			return found.length >= 2 && found;
		});
		const texts = answers.map(({ message, rendered }) => at(message, 'text', 'body') ?? rendered?.body);
		expect(texts.sort()).toEqual(['In Time', expect.stringMatching(/^Thank you, Ana! Your order 4711/)]);
		const late = await eventually('the execution', async () => {
			const [first] = await stage().n8n.api.executions(id);
			return first?.status === 'success' && (await stage().n8n.api.execution(first.id)).output('Late')[0];
		});
		expect(late).toMatchObject({ status: 'accepted', sentTemplate: true, template: 'order_confirmation|en_US' });
	});

	it('the panel shows the options, and lists the templates of the account among them', async () => {
		if (browser === undefined) throw new Error('There is no browser');
		const editor = await Editor.open(browser, stage().n8n, { width: 1280, height: 1600 });
		await editor.openWorkflow(id);
		await editor.openNode('Late');
		const panel = editor.page.locator(part('ndv')).first();
		for (const name of ['Last Customer Message', 'Outside the 24-Hour Window', 'Template Outside the Window', 'Template Values Outside the Window']) {
			await panel.getByText(name, { exact: true }).first().waitFor();
		}
		const template = panel.locator(part('resource-locator-windowTemplate'));
		expect(await template.locator('input').last().inputValue()).toContain('order_confirmation');
		await template.locator('input').last().click();
		await editor.page.getByText('hello_world', { exact: false }).first().waitFor();
		await editor.close();
	});
});
