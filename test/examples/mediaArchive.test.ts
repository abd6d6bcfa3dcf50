import { publishExample, type ExampleStage } from './exampleStage';
import { filesOnDisk } from './standIns/outside';

describe('the media archive', () => {
	let stage: ExampleStage;
	const files = new Map<string, Buffer>();
	beforeAll(async () => {
		stage = await publishExample('media-archive.json', { nodeTypes: [filesOnDisk(files)] });
	});
	afterAll(async () => await stage.stop());

	/** The customer's phone uploads a file before it sends the message. */
	async function upload(bytes: Buffer, type: string, name: string): Promise<string> {
		const form = new FormData();
		form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
		const answer = await fetch(`${stage.emulator.url}/_emulator/media`, { method: 'POST', body: form });
		const { id } = Object(await answer.json());
		return String(id);
	}

	it('stores what a customer sends, byte by byte, under date, sender and Meta’s ID', async () => {
		const bytes = Buffer.from('%PDF-1.7 a cake, drawn');
		const id = await upload(bytes, 'application/pdf', 'plan.pdf');

		await stage.write({ type: 'document', document: { id, mime_type: 'application/pdf', filename: '../../plan.pdf' } });

		expect(stage.problems()).toEqual([]);
		const [[name, stored] = []] = files;
		expect(name).toMatch(new RegExp(`^\\.n8n-files/\\d{4}-\\d\\d-\\d\\d 16505550101 ${id}\\.pdf$`));
		expect(stored?.equals(bytes)).toBe(true);
	});

	it('answers with a thumbs-up on the message', async () => {
		const bubbles = stage.emulator.conversation('16505550101')?.bubbles ?? [];
		expect(bubbles.find(({ from }) => from === 'customer')?.reactions).toEqual([{ from: 'business', emoji: '👍' }]);
	});

	it('asks for the file again when Meta has none', async () => {
		await stage.write({ type: 'image', image: { id: '999', mime_type: 'image/jpeg', sha256: 'x' } });

		expect(stage.texts()).toEqual(['Your image could not be opened here. Could you send it again, please?']);
		expect(files.size).toBe(1);
	});

	it('does not start for texts', async () => {
		const before = stage.runs.length;
		await stage.write({ type: 'text', text: { body: 'hi' } });
		expect(stage.runs).toHaveLength(before);
	});
});
