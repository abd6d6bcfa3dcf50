import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { at, isRecord, listAt, parseJson, recordAt, textAt, textOr } from '../n8n/json';

/**
 * Judges a packed package: what is in it, what n8n needs of it, and n8n's own scanner over the sources and over what is
 * packed. `node --import tsx test/package/check.ts TARBALL` says each verdict and ends with `N passed, N failed`.
 */
const projectFolder = resolve(__dirname, '..', '..');

interface Verdict {
	title: string;
	/** What is wrong; empty when all is well. */
	findings: string[];
}

async function filesBelow(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

const onlyWhatBelongs = (files: string[]): Verdict => ({
	title: 'the tarball holds dist, package.json, README.md and LICENSE, and nothing else',
	findings: [
		...files.filter((file) => !/^(dist\/.+|package\.json|README\.md|LICENSE)$/.test(file)).map((file) => `${file} does not belong there`),
		...['package.json', 'README.md', 'LICENSE'].filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
	],
});

const noSources = (files: string[]): Verdict => ({
	title: 'the tarball holds no tests, no TypeScript sources and no source maps',
	findings: files.filter((file) => (/\.tsx?$/.test(file) && !file.endsWith('.d.ts')) || /(^|\/)(test|__tests__)\/|\.test\.|\.map$/.test(file)),
});

/** The icons that a compiled node or credential names, relative to the package. */
const iconsOf = (file: string, source: string): string[] =>
	[...source.matchAll(/['"]file:([^'"]+)['"]/g)].map(([, icon = '']) => normalize(join(dirname(file), icon)));

async function whatN8nLoads(folder: string, files: string[], manifest: Record<string, unknown>): Promise<Verdict> {
	const nodes = listAt(manifest, 'n8n', 'nodes').map(String);
	const credentials = listAt(manifest, 'n8n', 'credentials').map(String);
	const codex = nodes.map((node) => node.replace(/\.js$/, '.json'));
	const wanted = [textAt(manifest, 'main'), ...nodes, ...credentials, ...codex];
	for (const file of [...nodes, ...credentials]) {
		if (!files.includes(file)) continue;
		const icons = iconsOf(file, await readFile(join(folder, file), 'utf8'));
		wanted.push(...(icons.length >= 2 ? icons : [`a light and a dark icon of ${file}`]));
	}
	return {
		title: `the ${nodes.length} nodes, the credential, their codex files and their light and dark icons are there`,
		findings: [...new Set(wanted)].filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
	};
}

function standsAlone(manifest: Record<string, unknown>): Verdict {
	const findings = [];
	for (const key of ['dependencies', 'bundledDependencies', 'optionalDependencies', 'overrides']) {
		if (key in manifest) findings.push(`package.json has ${key}`);
	}
	const scripts = isRecord(manifest.scripts) ? Object.keys(manifest.scripts) : [];
	for (const name of scripts) if (/^(pre|post)?(install|prepare)$/.test(name)) findings.push(`package.json has the script ${name}`);
	if (JSON.stringify(manifest.peerDependencies) !== '{"n8n-workflow":"*"}') findings.push('peerDependencies is not exactly n8n-workflow *');
	return { title: 'the package needs nothing but n8n and runs nothing when it is installed', findings };
}

/** Whether what was compiled imports only what n8n's rules allow. */
async function onlyAllowedImports(folder: string, files: string[]): Promise<Verdict> {
	const findings = [];
	for (const file of files.filter((name) => name.endsWith('.js'))) {
		const source = await readFile(join(folder, file), 'utf8');
		for (const [, name = ''] of source.matchAll(/\brequire\(["']([^"']+)["']\)/g)) {
			if (!name.startsWith('.') && !['n8n-workflow', 'crypto', 'node:crypto'].includes(name)) findings.push(`${file} imports ${name}`);
		}
	}
	return { title: "the compiled code imports nothing but n8n-workflow and Node's crypto", findings };
}

/** n8n's own gate for community packages, without the network: the same two runs, with the same file patterns. */
async function scanVerdicts(folder: string): Promise<Verdict[]> {
	const scanner: unknown = await import(require.resolve('@n8n/scan-community-package/scanner/scanner.mjs'));
	const analyze = at(scanner, 'analyzePackage');
	if (typeof analyze !== 'function') throw new Error("n8n's scanner has no analyzePackage");
	const scan = async (what: string, where: string, patterns: unknown[]): Promise<Verdict> => {
		const result: unknown = await analyze(where, patterns);
		// With nothing to look at the scanner passes too, and says so in its message.
		const isClean = at(result, 'passed') === true && at(result, 'message') === undefined;
		const findings = isClean ? [] : [`${textOr(at(result, 'message'), '')}\n${textOr(at(result, 'details'), '')}`];
		return { title: `n8n's own scanner finds nothing in ${what}`, findings };
	};
	return [
		await scan('the sources', projectFolder, listAt(scanner, 'SOURCE_FILE_PATTERNS')),
		await scan('the tarball', folder, ['**/*.js', 'package.json']),
	];
}

async function judge(tarball: string): Promise<Verdict[]> {
	const folder = await mkdtemp(join(tmpdir(), 'packed-'));
	try {
		await promisify(execFile)('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
		const files = await filesBelow(folder);
		const manifest = recordAt(parseJson(await readFile(join(folder, 'package.json'), 'utf8')));
		return [
			onlyWhatBelongs(files),
			noSources(files),
			await whatN8nLoads(folder, files, manifest),
			standsAlone(manifest),
			await onlyAllowedImports(folder, files),
			...(await scanVerdicts(folder)),
		];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function main(tarball: string | undefined): Promise<void> {
	if (tarball === undefined) throw new Error('Which tarball? node --import tsx test/package/check.ts TARBALL');
	const verdicts = await judge(resolve(tarball));
	for (const { title, findings } of verdicts) {
		process.stdout.write(`${findings.length === 0 ? 'ok     ' : 'not ok '} ${title}\n`);
		for (const finding of findings) process.stdout.write(`        ${finding}\n`);
	}
	const failed = verdicts.filter(({ findings }) => findings.length > 0).length;
	process.stdout.write(`${verdicts.length - failed} passed, ${failed} failed\n`);
	process.exitCode = failed === 0 ? 0 : 1;
}

main(process.argv[2]).catch((problem: unknown) => {
	process.stderr.write(`${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}\n`);
	process.exitCode = 1;
});
