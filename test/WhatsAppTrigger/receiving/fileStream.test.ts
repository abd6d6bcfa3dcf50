import { Readable } from 'node:stream';
import { watched } from '../../../nodes/WhatsAppTrigger/receiving/arrival/fileStream';

/** As n8n's storage in the database reads a file: it listens, and never resumes. */
const read = async (content: unknown): Promise<string> =>
	await new Promise((resolve, reject) => {
		if (!(content instanceof Readable)) throw new Error('It is no stream');
		const chunks: Buffer[] = [];
		content.on('data', (chunk: Buffer) => chunks.push(chunk));
		content.once('end', () => resolve(Buffer.concat(chunks).toString()));
		content.once('error', reject);
	});

test('a file reaches a storage that only listens, as that in the database does', async () => {
	const { content, end } = watched(Readable.from([Buffer.from('one '), Buffer.from('two')]), 100, 2_000);
	await new Promise((resolve) => setTimeout(resolve, 30));
	expect(await read(content)).toBe('one two');
	end();
});

test('a file that is longer than it may be breaks off also there', async () => {
	const { content, end } = watched(Readable.from([Buffer.alloc(80), Buffer.alloc(80)]), 100, 2_000);
	await expect(read(content)).rejects.toThrow('larger than it may be');
	end();
});
