import { Readable } from 'node:stream';
import { watched, type SizeLimit, type Storable } from '../../../nodes/shared/graph/fileStream';

const roomy: SizeLimit = { largest: 100, tooLarge: () => new Error('The file is larger than it may be') };

const wait = async (milliseconds: number): Promise<void> => await new Promise((resolve) => setTimeout(resolve, milliseconds));

/** As n8n's storage in the database reads a file: it listens, and never resumes. */
const readByListening = async (content: Storable): Promise<string> =>
	await new Promise((resolve, reject) => {
		if (!(content instanceof Readable)) throw new Error('It is no stream');
		const chunks: Buffer[] = [];
		content.on('data', (chunk: Buffer) => chunks.push(chunk));
		content.once('end', () => resolve(Buffer.concat(chunks).toString()));
		content.once('error', reject);
	});

/** As n8n's storage on disk reads it. */
async function read(content: Storable): Promise<string> {
	if (!(content instanceof Readable)) throw new Error('It is no stream');
	const parts: string[] = [];
	for await (const part of content) parts.push(String(part));
	return parts.join('');
}

test('a file reaches a storage that only listens, as that in the database does', async () => {
	const { content, end } = watched(Readable.from([Buffer.from('one '), Buffer.from('two')]), roomy, 2_000);
	await wait(30);
	expect(await readByListening(content)).toBe('one two');
	end();
});

test('a file that is longer than it may be breaks off also there', async () => {
	const { content, end } = watched(Readable.from([Buffer.alloc(80), Buffer.alloc(80)]), roomy, 2_000);
	await expect(readByListening(content)).rejects.toThrow('larger than it may be');
	end();
});

test('a file that came in one piece is measured as well', () => {
	expect(() => watched(Buffer.alloc(101), roomy, 2_000)).toThrow('larger than it may be');
	expect(watched(Buffer.alloc(100), roomy, 2_000).content).toHaveLength(100);
});

test('what broke before the storage listened is told to it all the same', async () => {
	const broken = new Readable({ read: () => undefined });
	const { content, end } = watched(broken, roomy, 2_000);
	broken.destroy(new Error('The line went dead'));
	await wait(20);
	await expect(readByListening(content)).rejects.toThrow('The line went dead');
	end();
});

test('a file is given up when nothing comes any more', async () => {
	const stream = new Readable({ read: () => undefined });
	stream.push('begun');
	const { content, end } = watched(stream, roomy, 40);
	await expect(read(content)).rejects.toThrow('The file stopped on its way');
	end();
});

test('a file that stands still is given up also when the clock of the machine is set back', async () => {
	const stream = new Readable({ read: () => undefined });
	stream.push('begun');
	const { content, end } = watched(stream, roomy, 40);
	const wall = jest.spyOn(Date, 'now').mockReturnValue(0);
	await expect(read(content)).rejects.toThrow('The file stopped on its way');
	wall.mockRestore();
	end();
});

test('a storage may take its time: what came waits for it', async () => {
	const stream = new Readable({ read: () => undefined });
	const { content, end } = watched(stream, roomy, 60);
	stream.push('all of it');
	await wait(300);
	stream.push(null);
	expect(await readByListening(content)).toBe('all of it');
	end();
});

test('an empty file reaches a storage that listens late', async () => {
	const { content, end } = watched(Readable.from([]), roomy, 2_000);
	if (content instanceof Readable) content.resume();
	await wait(20);
	expect(await readByListening(content)).toBe('');
	end();
});

test('a file may be slow as long as it comes', async () => {
	const parts = async function* (): AsyncGenerator<string> {
		for (const part of 'abcdefghijklmnopqrst') {
			await wait(30);
			yield part;
		}
	};
	const { content, end } = watched(Readable.from(parts()), roomy, 200);
	expect(await read(content)).toBe('abcdefghijklmnopqrst');
	end();
});

test('a file is closed once it is stored or given up, and is no standstill then', async () => {
	const stream = new Readable({ read: () => undefined });
	watched(stream, roomy, 30).end();
	await wait(90);
	expect([stream.destroyed, stream.errored]).toEqual([true, null]);
});
