import { mkdir, readFile, writeFile } from 'fs/promises';
import { join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const SOURCE = join(__dirname, '..', 'engine', 'peers', 'minimalTrigger.ts');

/**
 * Compiles the minimal trigger to where n8n looks for nodes of one's own. Its `type` in a workflow is then
 * `CUSTOM.minimalTrigger`.
 * @param folder what n8n has to be told by N8N_CUSTOM_EXTENSIONS
 */
export async function writeCustomNodes(folder: string): Promise<void> {
	const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
	const { outputText } = transpileModule(await readFile(SOURCE, 'utf8'), { compilerOptions });
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'MinimalTrigger.node.js'), outputText);
}
