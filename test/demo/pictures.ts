import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { demoWorld } from '../emulator/contract';
import { Editor, part, startBrowser } from '../n8n/browser';
import { installEngine } from '../n8n/install';
import { cacheFolder, packProject, projectFolder } from '../n8n/packProject';
import { explain, PlainError } from '../n8n/sentence';
import { takeExamples } from './examplePictures';
import { eventually, Phone } from './phone';
import { buildPhonePage } from './phonePage';
import { startStage, type Stage } from './stage';

/** `npm run pictures`: takes the pictures of the docs in the real n8n and on the phone page; `-- readme` or `-- examples` some of them. */
const pictures = join(projectFolder, 'docs', 'pictures');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const [ana, ben] = demoWorld.customers;
const picture = (name: string): string => join(pictures, `${name}.png`);

/** The example after a test run, so that nodes show their items and panels their data. */
async function takeEditor(browser: Browser, { n8n, emulator, workflows }: Stage): Promise<void> {
	const editor = await Editor.open(browser, n8n, { width: 1200, height: 640 }, 2);
	await editor.openWorkflow(workflows.get('echo.json') ?? '');
	await editor.executeWorkflow();
	await eventually('the test listener', async () => emulator.state().subscriptions.length > 0);
	await new Phone(emulator.url, ben).write('Do you have rye bread today?');
	await editor.waitForRun('Answer');
	await editor.closeToasts();
	await editor.settle();
	await editor.page.screenshot({ path: picture('editor') });
	await editor.page.setViewportSize({ width: 1440, height: 800 });
	for (const [name, node] of [['node', 'Answer'], ['trigger', 'WhatsApp Cloud Trigger']] as const) {
		await editor.openNode(node);
		await editor.page.locator(part('output-panel')).locator(part('radio-button-schema')).click();
		await editor.settle();
		await editor.page.locator(part('ndv')).first().screenshot({ path: picture(name) });
		await editor.closeNode();
	}
	await editor.close();
}

/** A customer types on the phone page; the published workflow answers. */
async function takePhone(browser: Browser, { n8n, emulator, workflows }: Stage): Promise<void> {
	await n8n.api.publish(workflows.get('echo.json') ?? '');
	const page = await browser.newPage({ viewport: { width: 1000, height: 640 }, deviceScaleFactor: 2, colorScheme: 'light' });
	await page.goto(`${emulator.url}/phone`);
	await page.getByText(ana.name).first().click();
	for (const text of ['hi', 'Two sourdough loaves for tomorrow, please']) {
		await page.getByTestId('composer-input').fill(text);
		await page.keyboard.press('Enter');
		await page.getByText(`You wrote: ${text}`).last().waitFor();
	}
	await eventually('the read ticks', async () => {
		const bubbles = (await new Phone(emulator.url, ana).conversation())?.bubbles ?? [];
		return bubbles.filter(({ from }) => from === 'business').every(({ tick }) => tick === 'read');
	});
	await page.mouse.move(0, 0);
	await page.waitForTimeout(800);
	await page.screenshot({ path: picture('phone') });
	await page.close();
}

async function main([only]: string[]): Promise<void> {
	if (only !== undefined && !['readme', 'examples'].includes(only)) throw new PlainError(`${only} is neither readme nor examples.`);
	await mkdir(cacheFolder, { recursive: true });
	await mkdir(pictures, { recursive: true });
	const browser = await startBrowser();
	const engine = await installEngine(say);
	const tarball = await packProject(say);
	await buildPhonePage(say);
	const folder = await mkdtemp(join(cacheFolder, 'pictures-'));
	say('Starting n8n and the emulator (about 20 seconds) …');
	try {
		const stage = await startStage({ engine, tarball, folder, publish: () => false, say });
		try {
			if (only === undefined || only === 'readme') {
				await takeEditor(browser, stage);
				await takePhone(browser, stage);
				say('docs/pictures: editor.png, node.png, trigger.png, phone.png');
			}
			if (only === undefined || only === 'examples') {
				await takeExamples(browser, stage, picture);
				say('docs/pictures/examples: one for each example');
			}
		} finally {
			await stage.stop();
		}
	} finally {
		await browser.close();
		await rm(folder, { recursive: true, force: true });
	}
}

main(process.argv.slice(2)).catch((problem: unknown) => {
	process.stderr.write(`\n${explain(problem)}\n`);
	process.exit(1);
});
