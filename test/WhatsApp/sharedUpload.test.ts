import { itemWithFile } from '../engine';
import { sampleFiles } from '../sampleFiles';
import { setStage, type Stage } from './stage';

const PEOPLE = 100;
const picture = { operation: 'sendMedia', to: '={{ $json.chatId }}', mediaType: 'image', source: 'file', inputDataFieldName: 'data' };
const continuing = { settings: { onError: 'continueRegularOutput' } } as const;

describe('one picture for more people than messages go out side by side', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage({ logFile: '', latencyMs: 10 });
	});
	afterEach(async () => await stage.stop());

	const sends = () => stage.emulator.requests.filter(({ path }) => path.endsWith('/messages')).length;
	const uploads = () => stage.emulator.requests.filter(({ path }) => path.endsWith('/media')).length;

	async function items() {
		const { binary } = await itemWithFile({ content: sampleFiles.jpeg.bytes, fileName: 'photo.jpg', mimeType: 'image/jpeg' });
		return Array.from({ length: PEOPLE }, (_, n) => ({ json: { chatId: `1650555${4000 + n}` }, ...(binary ? { binary } : {}) }));
	}

	it('arrives at all of them though its upload had to be tried again', async () => {
		stage.emulator.fault({ kind: 'status', status: 503, path: '/media$', times: 1 });
		const { items: output } = await stage.run(picture, { items: await items(), ...continuing });
		expect(output.map(({ status }) => status)).toEqual(Array(PEOPLE).fill('accepted'));
		expect([uploads(), sends()]).toEqual([2, PEOPLE]);
	}, 20_000);

	it('is reported for each when Meta does not take it', async () => {
		stage.emulator.fault({ kind: 'error', code: 131053, path: '/media$' });
		const { items: output } = await stage.run(picture, { items: await items(), ...continuing });
		expect(output.map(({ status, code }) => [status, code])).toEqual(Array(PEOPLE).fill(['failed', 131053]));
		expect(sends()).toBe(0);
	}, 20_000);

	it('ends within a second when it is cancelled while all wait for the upload', async () => {
		stage.emulator.fault({ kind: 'delay', ms: 5_000, path: '/media$' });
		const running = stage.start(picture, { items: await items(), ...continuing });
		await new Promise((resolve) => setTimeout(resolve, 500));
		const started = Date.now();
		running.cancel();
		const { logs } = await running.result;
		const said = () => logs.some(({ message }) => message.includes(`0 of ${PEOPLE} accepted`));
		while (!said() && Date.now() - started < 4_000) await new Promise((resolve) => setTimeout(resolve, 10));
		expect(Date.now() - started).toBeLessThan(1_000);
		expect(sends()).toBe(0);
	}, 20_000);
});
