import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	deduplication,
	fileOf,
	generatedSha256,
	itemWithFile,
	loadPackage,
	runNode,
	useBinaryMode,
} from './index';
import { nodeWith, textField } from './samples';

describe('files', () => {
	const Copy = nodeWith(async function () {
		const binary = this.helpers.assertBinaryData(0, 'data');
		const content = binary.id ? await this.helpers.getBinaryStream(binary.id) : Buffer.from(binary.data, 'base64');
		const copy = await this.helpers.prepareBinaryData(content, 'copy.txt', 'text/plain');
		return [[{ json: {}, binary: { copy } }]];
	});
	afterAll(() => useBinaryMode('filesystem'));

	it.each(['filesystem', 'default'] as const)('go in and out in mode %s', async (mode) => {
		await useBinaryMode(mode);
		const item = await itemWithFile({ content: Buffer.from('hello'), fileName: 'a.txt', mimeType: 'text/plain' });
		expect(item.binary?.data?.id === undefined).toBe(mode === 'default');
		const { outputs } = await runNode({ node: Copy, items: [item] });
		const { bytes, fileName } = await fileOf(outputs[0]?.[0], 'copy');
		expect(bytes.toString()).toBe('hello');
		expect(fileName).toBe('copy.txt');
	});

	it('can be generated at any size', async () => {
		await useBinaryMode('filesystem');
		const size = 3_000_001;
		const { bytes } = await fileOf(await itemWithFile({ content: size }));
		expect(bytes.length).toBe(size);
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(await generatedSha256(size));
	});
});

describe('n8n’s table of processed items', () => {
	const Once = nodeWith(
		async function () {
			const keys = String(this.getNodeParameter('keys', 0)).split(',');
			const options = { mode: 'entries' as const, maxEntries: 3 };
			return [[{ json: { ...(await this.helpers.checkProcessedAndRecord(keys, 'workflow', options)) } }]];
		},
		{ properties: [textField('keys')] },
	);
	const once = async (keys: string) => (await runNode({ node: Once, parameters: { keys } })).items[0];
	beforeEach(() => deduplication.reset());

	it('knows a key that an earlier run recorded', async () => {
		expect(await once('a,b')).toEqual({ new: ['a', 'b'], processed: [] });
		expect(await once('b,c')).toEqual({ new: ['c'], processed: ['b'] });
		expect(deduplication.calls).toBe(2);
	});

	it('calls twins inside one call both new', async () => {
		expect(await once('a,a')).toEqual({ new: ['a', 'a'], processed: [] });
	});

	it('forgets the oldest entries above the maximum', async () => {
		await once('a,b,c');
		await once('d');
		expect(await once('a')).toEqual({ new: ['a'], processed: [] });
	});

	it('lets two calls at the same time both take a key', async () => {
		await once('x');
		deduplication.readDelay = 5;
		expect(await Promise.all([once('a'), once('a')])).toEqual([
			{ new: ['a'], processed: [] },
			{ new: ['a'], processed: [] },
		]);
	});

	it('lets the first two calls ever clash', async () => {
		deduplication.readDelay = 5;
		const runs = await Promise.all(['a', 'b'].map((keys) => runNode({ node: Once, parameters: { keys } })));
		expect(runs.map(({ status }) => status).sort()).toEqual(['error', 'success']);
	});
});

describe('a package', () => {
	it('is loaded by n8n’s own loader, from what it was built to', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'package-'));
		mkdirSync(join(folder, 'dist'));
		const n8n = { n8nNodesApiVersion: 1, nodes: ['dist/Tiny.node.js'], credentials: [] };
		writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'n8n-nodes-tiny', version: '1.2.3', n8n }));
		const description = "{ displayName: 'Tiny', name: 'tiny', group: ['transform'], version: 1, properties: [] }";
		writeFileSync(
			join(folder, 'dist/Tiny.node.js'),
			`exports.Tiny = class { constructor() { this.description = ${description}; } };`,
		);
		const { name, nodes } = await loadPackage(folder);
		expect(name).toBe('n8n-nodes-tiny');
		expect(nodes.map((node) => node.name)).toEqual(['tiny']);
		rmSync(folder, { recursive: true });
	});
});
