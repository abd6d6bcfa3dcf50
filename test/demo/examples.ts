import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord, parseJson, recordAt, textAt } from '../n8n/json';
import { projectFolder } from '../n8n/packProject';
import type { RestApi, WorkflowJson } from '../n8n/restApi';

export interface Example {
	/** Such as `echo.json`. */
	file: string;
	name: string;
	workflow: WorkflowJson;
	/** Changes when the file does. */
	fingerprint: string;
}

/** The importable workflows of `examples/`, by file name. */
export async function readExamples(): Promise<Example[]> {
	const folder = join(projectFolder, 'examples');
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	return await Promise.all(
		files.map(async (file) => {
			const text = await readFile(join(folder, file), 'utf8');
			const workflow = recordAt(parseJson(text));
			return { file, name: textAt(workflow, 'name'), workflow, fingerprint: createHash('sha256').update(text).digest('hex') };
		}),
	);
}

interface Imported {
	id: string;
	fingerprint: string;
}

async function readImported(file: string): Promise<Map<string, Imported>> {
	const imported = new Map<string, Imported>();
	if (!existsSync(file)) return imported;
	const written = parseJson(await readFile(file, 'utf8'));
	for (const [name, one] of Object.entries(isRecord(written) ? written : {})) {
		imported.set(name, { id: textAt(one, 'id'), fingerprint: textAt(one, 'fingerprint') });
	}
	return imported;
}

/**
 * Brings the examples into n8n. One that is there already stays as its user left it, unless its file has changed since.
 *
 * @param ledger the file that remembers which example became which workflow
 * @returns the workflows' IDs by example file
 */
export async function importExamples(api: RestApi, examples: Example[], ledger: string): Promise<Map<string, string>> {
	const imported = await readImported(ledger);
	const there = new Set((await api.workflows()).map(({ id }) => id));
	const ids = new Map<string, string>();
	for (const { file, workflow, fingerprint } of examples) {
		const before = imported.get(file);
		let id = before !== undefined && there.has(before.id) ? before.id : undefined;
		if (id === undefined) id = await api.importWorkflow(workflow);
		else if (before?.fingerprint !== fingerprint) await api.updateWorkflow(id, workflow);
		ids.set(file, id);
		imported.set(file, { id, fingerprint });
	}
	await writeFile(ledger, JSON.stringify(Object.fromEntries(imported), null, '\t'));
	return ids;
}
