import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every file below a folder, or the file itself; nothing where there is nothing. */
async function filesOf(path: string): Promise<string[]> {
	if (!existsSync(path)) return [];
	if ((await stat(path)).isFile()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A hash over the names and contents of files and folders: the same as long as none of them changes. */
export async function fingerprint(folder: string, paths: string[], ignore = /(^|\/)dist\//): Promise<string> {
	const files = (await Promise.all(paths.map(async (path) => await filesOf(join(folder, path))))).flat();
	const hash = createHash('sha256');
	for (const file of files.sort()) {
		const name = relative(folder, file);
		if (!ignore.test(name)) hash.update(name).update('\0').update(await readFile(file)).update('\0');
	}
	return hash.digest('hex').slice(0, 16);
}
