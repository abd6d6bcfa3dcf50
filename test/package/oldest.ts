import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { join, resolve } from 'path';
import { cacheFolder } from '../n8n/packProject';

/** The oldest n8n that the README names, and its n8n-workflow, which is all that the package needs of n8n at run time. */
const OLDEST = { n8n: '1.85', workflow: '1.83.0' };

interface Loaded {
	description: { name: string; properties: unknown[] };
}

/** Loads the packed package beside that n8n-workflow, as that n8n would. */
function main(tarball: string): void {
	const folder = join(cacheFolder, 'oldest');
	const home = join(folder, 'node_modules', 'n8n-nodes-whatsapp-cloud');
	rmSync(home, { recursive: true, force: true });
	mkdirSync(home, { recursive: true });
	const manifest = { private: true, dependencies: { 'n8n-workflow': OLDEST.workflow } };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	const workflow = join(folder, 'node_modules', 'n8n-workflow', 'package.json');
	if (!existsSync(workflow)) {
		execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, stdio: 'inherit' });
		mkdirSync(home, { recursive: true });
	}
	execFileSync('tar', ['-xzf', resolve(tarball), '-C', home, '--strip-components=1']);
	const load = createRequire(join(home, 'package.json'));
	const { version } = load('n8n-workflow/package.json') as { version: string };
	if (version !== OLDEST.workflow) throw new Error(`The package was loaded beside n8n-workflow ${version}, not ${OLDEST.workflow}`);
	const { WhatsApp, WhatsAppTrigger, WhatsAppCloudApi } = load(home) as Record<string, new () => Loaded>;
	if (!WhatsApp || !WhatsAppTrigger || !WhatsAppCloudApi) throw new Error('The package does not export its two nodes and its credential');
	for (const Node of [WhatsApp, WhatsAppTrigger]) {
		const { name, properties } = new Node().description;
		if (properties.length === 0) throw new Error(`${name} has no fields`);
		process.stdout.write(`${name}: ${properties.length} fields beside n8n-workflow ${version} (n8n ${OLDEST.n8n})\n`);
	}
	new WhatsAppCloudApi();
}

main(process.argv[2] ?? '');
