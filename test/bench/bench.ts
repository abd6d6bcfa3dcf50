import { execFileSync } from 'child_process';
import { mkdirSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { arch, cpus, platform, totalmem } from 'os';
import { dirname, join } from 'path';
import { table, type Figure } from './figures';
import { files } from './sections/files';
import { realN8n } from './sections/realN8n';
import { realTrigger } from './sections/receiving';
import { conversations, overhead, scale, upgradedRate, usualRate } from './sections/sending';

/** Loads n8n's engine into this process, which the other sections do without. */
const webhook = async (): Promise<Figure[]> => await (await import('./sections/webhook')).webhook();

const sections: Record<string, () => Promise<Figure[]>> = { usualRate, upgradedRate, conversations, overhead, scale, files, realN8n, webhook, realTrigger };

const load = createRequire(__filename);

const root = join(__dirname, '..', '..');

const page = join(root, 'docs', 'performance.md');

const versionOf = (name: string): string => (load(`${name}/package.json`) as { version: string }).version;

const machine = (): string =>
	[
		`${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${arch()}`,
		`Node ${process.versions.node}, n8n-core ${versionOf('n8n-core')}`,
		new Date().toISOString().slice(0, 10),
	].join(' · ');

const introduction = `# Performance

Written by \`npm run bench\`. Every figure stands beside its limit, or beside a peer measured in the same run; machines differ, so read the ratios. "Minimal node" is a node that calls n8n's HTTP helper once per item and does nothing else.
`;

/** Runs all sections, or those named on the command line, and prints the table. A full run is written down, one with names by `--write`. */
async function main(): Promise<void> {
	const given = process.argv.slice(2);
	const named = given.filter((one) => one !== '--write');
	const unknown = named.find((one) => !Object.hasOwn(sections, one));
	if (unknown !== undefined) throw new Error(`'${unknown}' is no section. There are: ${Object.keys(sections).join(', ')}.`);
	const chosen = Object.entries(sections).filter(([name]) => named.length === 0 || named.includes(name));
	execFileSync(process.execPath, [load.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', '.cache/bench'], { cwd: root, stdio: 'inherit' });
	const figures: Figure[] = [];
	for (const [name, section] of chosen) {
		process.stderr.write(`${name} …\n`);
		figures.push(...(await section()));
	}
	const text = `${table(figures)}\n`;
	process.stdout.write(`\n${machine()}\n\n${text}`);
	if (named.length === 0 || given.includes('--write')) {
		mkdirSync(dirname(page), { recursive: true });
		writeFileSync(page, `${introduction}\n${machine()}\n\n${text}`);
	}
	if (figures.some(({ met }) => !met)) process.exitCode = 1;
}

void main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
