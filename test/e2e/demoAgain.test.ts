import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, Phone } from '../demo/phone';
import { startStage, type Stage } from '../demo/stage';
import { demoWorld } from '../emulator/contract';
import { installEngine } from '../n8n/install';
import { cacheFolder } from '../n8n/packProject';
import { workflowOf } from './onStage';
import { idsIn, triggerWorkflow } from './triggerWorkflow';

const portOf = (url: string): number => Number(new URL(url).port);

let folder = '';
let stage: Stage;
const [ana] = demoWorld.customers;

/** The demo with Echo published, on the ports of the one before. */
const play = async (before?: Stage): Promise<Stage> =>
	await startStage({
		engine: await installEngine(() => undefined),
		tarball: process.env.E2E_TARBALL ?? '',
		folder,
		publish: (file) => file === 'echo.json',
		say: () => undefined,
		...(before && { n8nPort: portOf(before.n8n.url), emulator: { port: portOf(before.emulator.url) } }),
	});

beforeAll(async () => {
	folder = await mkdtemp(join(cacheFolder, 'e2e-'));
	stage = await play();
});
afterAll(async () => {
	await stage.stop();
	await rm(folder, { recursive: true, force: true });
});

test('a workflow that a visitor built and published in the demo works in the next demo, too', async () => {
	const own = await stage.n8n.api.importWorkflow(triggerWorkflow({ name: 'Of my own', webhookId: '9d1c52a0-5c0e-4b7e-9a55-2f3d0f0c6a10' }));
	await stage.n8n.api.publish(own);

	await stage.stop();
	stage = await play(stage);

	const { api } = stage.n8n;
	const published = (await api.workflows()).filter((workflow) => workflow.published).map(({ id }) => id);
	expect(published.sort()).toEqual([own, workflowOf(stage, 'echo.json')].sort());
	const phone = new Phone(stage.emulator.url, ana);
	const written = await phone.write('hi');
	await eventually('the answer of Echo', async () => (await phone.answersTo(written)).length > 0);
	await eventually('the other workflow', async () => (await idsIn(api, own)).includes(written));
});
