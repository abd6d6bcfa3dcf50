import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { RealN8n } from './realN8n';
import { PlainError } from './sentence';

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A headless Chromium: the one of CHROMIUM_PATH, or the system's own.
 *
 * @throws PlainError when there is none
 */
export async function startBrowser(): Promise<Browser> {
	const given = process.env.CHROMIUM_PATH;
	const executablePath = given ?? usualPlaces.find((path) => existsSync(path));
	if (executablePath === undefined || !existsSync(executablePath)) {
		throw new PlainError(
			given === undefined
				? 'Pictures and browser tests need Chromium: install it (Debian and Ubuntu: apt-get install -y chromium), or set CHROMIUM_PATH.'
				: `CHROMIUM_PATH is ${given}, where there is nothing: set it to a Chromium or Chrome.`,
		);
	}
	// As root Chromium starts only without its sandbox; the pages it opens here are our own.
	const args = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
	return await chromium.launch({ executablePath, args });
}

/** A part of the editor by the name that n8n's own tests know it by. */
export const part = (name: string): string => `[data-test-id="${name}"]`;

/** n8n's editor in a browser, signed in. */
export class Editor {
	private constructor(
		private readonly url: string,
		readonly page: Page,
		private readonly context: BrowserContext,
	) {}

	static async open(browser: Browser, n8n: RealN8n, size = { width: 1280, height: 800 }, scale = 1): Promise<Editor> {
		const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale, colorScheme: 'light' });
		const page = await context.newPage();
		page.setDefaultTimeout(60_000);
		return new Editor(n8n.url, page, context);
	}

	/** Opens a workflow and fits it into the window. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.locator(part('canvas-node')).first().waitFor();
		await this.page.keyboard.press('1');
	}

	/** Opens a node's panel. */
	async openNode(name: string): Promise<void> {
		await this.page.locator(`${part('canvas-node')}[data-node-name="${name}"]`).dblclick();
		await this.page.locator(part('ndv')).first().waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.page.locator(part('ndv')).first().waitFor({ state: 'hidden' });
	}

	/** Presses "Execute workflow": from then on its webhook trigger listens for one test delivery. */
	async executeWorkflow(): Promise<void> {
		await this.page.locator(part('execute-workflow-button')).first().click();
		await this.page.locator(part('stop-execution-waiting-for-webhook-button')).waitFor();
	}

	/** Waits until a node shows that it ran well. */
	async waitForRun(node: string): Promise<void> {
		await this.page.locator(`${part('canvas-node')}[data-node-name="${node}"] ${part('canvas-node-status-success')}`).waitFor();
	}

	/** Closes what the editor has popped up, such as "Workflow executed successfully". */
	async closeToasts(): Promise<void> {
		const closers = this.page.locator('.el-notification__closeBtn');
		// One may come up while another fades away.
		for (let closed = 0; closed < 10 && (await closers.count()) > 0; closed += 1) {
			await closers.last().click();
			await this.page.waitForTimeout(700);
		}
		await this.page.locator('.el-notification').first().waitFor({ state: 'hidden' });
	}

	/** Waits until nothing moves any more: icons are there, the canvas has come to rest. */
	async settle(): Promise<void> {
		await this.page.waitForLoadState('networkidle');
		await this.page.waitForTimeout(1_500);
	}

	async close(): Promise<void> {
		await this.context.close();
	}
}
