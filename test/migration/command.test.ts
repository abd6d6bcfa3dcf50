import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../migration/migrate';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown): string => {
	const path = join(folder, name);
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
};

const at = (name: string): string => join(folder, name);

const written = (name: string): unknown => JSON.parse(readFileSync(at(name), 'utf8'));

function run(...given: string[]): { status: number; said: string; complained: string } {
	const said: string[] = [];
	const complained: string[] = [];
	const status = migrate(given, (text) => said.push(text), (text) => complained.push(text));
	return { status, said: said.join('\n'), complained: complained.join('\n') };
}

const text = (name: string) => ({
	id: name,
	name,
	type: 'n8n-nodes-base.whatsApp',
	typeVersion: 1.1,
	position: [0, 0],
	parameters: { operation: 'send', phoneNumberId: '106', recipientPhoneNumber: '16505550101', textBody: 'Hi' },
});

const waiting = { ...text('Ask'), parameters: { operation: 'sendAndWait', responseType: 'customForm' } };

const workflow = (name: string, ...nodes: unknown[]) => ({ name, nodes, connections: {}, settings: { executionOrder: 'v1' }, tags: ['kept'] });

describe('npm run migrate', () => {
	it('writes the converted workflow beside the given one, lists what it did, and ends with 0', () => {
		const input = file('bot.json', workflow('Bot', text('Reply')));
		const before = readFileSync(input, 'utf8');
		const { status, said } = run(input);
		expect(status).toBe(0);
		expect(said).toContain('Converted (1)\n  Reply: Message > Send Text');
		expect(said).toContain('Credentials to create in n8n (WhatsApp Cloud API): WhatsApp Cloud API account');
		expect(said).toContain(`Written: ${at('bot.whatsapp-cloud.json')}`);
		expect(written('bot.whatsapp-cloud.json')).toMatchObject({ name: 'Bot', settings: { executionOrder: 'v1' }, tags: ['kept'], nodes: [{ type: 'n8n-nodes-whatsapp-cloud.whatsApp' }] });
		expect(readFileSync(input, 'utf8')).toBe(before);
	});

	it('ends with 1 when something is left to do by hand, and says what', () => {
		const { status, said } = run(file('bot.json', workflow('Bot', text('Reply'), waiting)), '-o', at('new.json'));
		expect(status).toBe(1);
		expect(said).toMatch(/To do by hand \(1\)\n {2}Ask: was left as n8n's own node: .*Custom Form.*\n {4}→ /);
		expect(written('new.json')).toMatchObject({ nodes: [{ name: 'Reply' }, waiting] });
	});

	it('converts an array of workflows, each entry under the name of its workflow', () => {
		const { status, said } = run(file('all.json', [workflow('One', text('A')), workflow('Two', text('B'))]));
		expect(status).toBe(0);
		expect(said).toContain('One › A: Message > Send Text\n  Two › B: Message > Send Text');
		expect(written('all.whatsapp-cloud.json')).toMatchObject([{ name: 'One' }, { name: 'Two', nodes: [{ type: 'n8n-nodes-whatsapp-cloud.whatsApp' }] }]);
	});

	it('writes nothing for a workflow without built-in nodes', () => {
		const { status, said } = run(file('other.json', workflow('Other', { ...text('x'), type: 'n8n-nodes-base.noOp' })));
		expect([status, said]).toEqual([0, 'No built-in WhatsApp node in it: nothing to convert.']);
		expect(existsSync(at('other.whatsapp-cloud.json'))).toBe(false);
	});

	it('finds nothing to convert in what it has converted', () => {
		run(file('bot.json', workflow('Bot', text('Reply'))));
		expect(run(at('bot.whatsapp-cloud.json')).said).toContain('nothing to convert');
	});

	it.each<[string, unknown, RegExp]>([
		['no JSON', '{"nodes": [', /^The file is no JSON \(.+\)\. Export it in n8n/],
		['nothing', '  ', /^The file is empty\./],
		['a page that was saved in its place', '<!doctype html>', /^The file is no JSON/],
		['an object that is no workflow', { hello: 1 }, /^The file is no n8n workflow: it has no list of nodes\./],
		['a text', '"workflow"', /^The file is no n8n workflow/],
		['null', 'null', /^The file is no n8n workflow/],
		['an empty array', [], /^The file is an empty array\./],
		['an array with something else', [workflow('One', text('A')), 7], /^Entry 2 of the file is no n8n workflow/],
		['a node without a type', workflow('One', { name: 'A' }), /^Node 1 of the file is no node/],
		['two nodes of one name', workflow('One', text('A'), text('A')), /^The file has two nodes named 'A'/],
		['connections that are none', { ...workflow('One', text('A')), connections: 'x' }, /^The connections of The file are no object/],
	])('refuses %s with 2, and writes nothing', (_what, content, reason) => {
		const { status, complained } = run(file('in.json', content), '-o', at('out.json'));
		expect(status).toBe(2);
		expect(complained).toMatch(reason);
		expect(existsSync(at('out.json'))).toBe(false);
	});

	it('reads a file with a byte order mark', () => {
		expect(run(file('in.json', `\uFEFF${JSON.stringify(workflow('One', text('A')))}`)).status).toBe(0);
	});

	it('refuses a file that is missing, and a folder', () => {
		mkdirSync(at('folder'));
		expect(run(at('none.json'))).toMatchObject({ status: 2, complained: `There is no file ${at('none.json')}.` });
		expect(run(at('folder'))).toMatchObject({ status: 2, complained: `${at('folder')} is a folder. Give one workflow file.` });
	});

	it('never writes over the workflow or over any other file', () => {
		const input = file('bot.json', workflow('Bot', text('Reply')));
		const other = file('precious.json', 'kept');
		expect(run(input, '-o', `${folder}/../${folder.split('/').at(-1)}/bot.json`)).toMatchObject({ status: 2, complained: expect.stringContaining('would overwrite') });
		expect(run(input, '-o', other)).toMatchObject({ status: 2, complained: expect.stringContaining('is there already') });
		expect(run(input, '-o', at('no/such/out.json'))).toMatchObject({ status: 2, complained: expect.stringContaining('does not exist') });
		expect(readFileSync(other, 'utf8')).toBe('kept');
		expect(readFileSync(input, 'utf8')).toContain('n8n-nodes-base.whatsApp');
	});

	it('explains itself when it is asked, and when it is called wrongly', () => {
		expect(run('--help')).toMatchObject({ status: 0, said: expect.stringContaining('Exit status: 0') });
		expect(run()).toMatchObject({ status: 2, complained: expect.stringContaining('Give one file.') });
		expect(run('a.json', 'b.json')).toMatchObject({ status: 2, complained: expect.stringContaining('Give one file.') });
		expect(run('a.json', '--into', 'b')).toMatchObject({ status: 2, complained: expect.stringContaining("'--into'") });
	});

	it('runs as a command', () => {
		const input = file('bot.json', workflow('Bot', text('Reply'), waiting));
		const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'migrate', '--', input], { cwd: join(__dirname, '..', '..'), encoding: 'utf8' });
		expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining('Written: ') });
		expect(stderr).not.toContain('Error');
	});
});
