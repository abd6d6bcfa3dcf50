import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser } from 'playwright-core';
import { Editor, part } from '../n8n/browser';
import { listAt, recordAt } from '../n8n/json';
import type { WorkflowJson } from '../n8n/restApi';
import { readExamples } from './examples';
import type { Stage } from './stage';

/** What lies over the canvas and is no part of the workflow. */
const overlays = [
	'node-creator-plus-button',
	'command-bar-button',
	'add-sticky-button',
	'toggle-focus-panel-button',
	'instance-ai-canvas-action-button',
	'canvas-controls',
	'canvas-minimap',
	'logs-panel',
	'main-sidebar',
	'main-header',
].map(part);

const hidden = [...overlays, '[class*="executionButtons"]', '#sidebar', '#header', '.vue-flow__panel', '.el-notification'].join(', ');

/** Pixels: a node, what n8n draws below it (its name) and to its right (an open output), and the room around a workflow. */
const NODE = 96;
const NAME = 48;
const OUTPUT = 72;
const ROOM = 24;
/** n8n leaves this much free on each side when it fits a workflow into the window. */
const MARGIN = 112;

/** How large a picture has to be for the workflow to stand in it in its own size. */
function sizeOf(workflow: WorkflowJson): { width: number; height: number } {
	const boxes = listAt(workflow, 'nodes').map((node) => {
		const [x, y] = listAt(node, 'position').map(Number);
		const { width = NODE, height = NODE + NAME } = recordAt(recordAt(node, 'parameters'));
		return { left: x ?? 0, top: y ?? 0, right: (x ?? 0) + Number(width), bottom: (y ?? 0) + Number(height) };
	});
	const across = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
	const down = Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
	return { width: across + 2 * MARGIN, height: down + 2 * MARGIN };
}

/** The part of the page that the workflow takes, with a little room around it. */
async function drawn({ page }: Editor): Promise<{ x: number; y: number; width: number; height: number }> {
	const boxes = await page.locator('.vue-flow__node').evaluateAll(
		(nodes, { note, name, output }) =>
			nodes.map((node) => {
				const { left, top, right, bottom } = node.getBoundingClientRect();
				const isNote = node.querySelector(note) !== null;
				return { left, top, right: right + (isNote ? 0 : output), bottom: bottom + (isNote ? 0 : name) };
			}),
		{ note: part('sticky'), name: NAME, output: OUTPUT },
	);
	const x = Math.max(0, Math.min(...boxes.map(({ left }) => left)) - ROOM);
	const y = Math.max(0, Math.min(...boxes.map(({ top }) => top)) - ROOM);
	const width = Math.max(...boxes.map(({ right }) => right)) + ROOM - x;
	const height = Math.max(...boxes.map(({ bottom }) => bottom)) + ROOM - y;
	return { x, y, width, height };
}

/**
 * Takes a picture of each example in the editor, as large as the workflow is, without what the editor shows around it.
 *
 * @param picture where the picture of a name such as `examples/echo` goes
 */
export async function takeExamples(browser: Browser, { n8n, workflows }: Stage, picture: (name: string) => string): Promise<void> {
	await mkdir(dirname(picture('examples/any')), { recursive: true });
	for (const { file, workflow } of await readExamples()) {
		const editor = await Editor.open(browser, n8n, sizeOf(workflow), 1);
		await editor.openWorkflow(workflows.get(file) ?? '');
		await editor.page.addStyleTag({ content: `${hidden} { visibility: hidden !important; } #sidebar, #header { display: none !important; }` });
		await editor.settle();
		await editor.page.keyboard.press('1');
		await editor.settle();
		await editor.page.screenshot({ path: picture(`examples/${file.replace('.json', '')}`), clip: await drawn(editor) });
		await editor.close();
	}
}
