import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isRecord, parseJson, recordAt, textAt, textOr } from './json';
import { PlainError } from './sentence';

const run = promisify(execFile);

/** A package as n8n keeps it, read from its own package.json. */
export interface InstalledPackage {
	name: string;
	version: string;
	authorName: string;
	authorEmail: string;
}

/** The package.json inside a packed tarball. */
async function manifestOf(tarball: string): Promise<Record<string, unknown>> {
	if (!existsSync(tarball)) throw new PlainError(`There is no packed package at ${tarball}: run npm pack first.`);
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json'], { maxBuffer: 1e7 });
	return recordAt(parseJson(stdout));
}

async function readLedger(file: string): Promise<Record<string, unknown>> {
	if (!existsSync(file)) return {};
	const { dependencies } = recordAt(parseJson(await readFile(file, 'utf8')));
	return isRecord(dependencies) ? dependencies : {};
}

/**
 * Puts a packed community package where n8n's own installer puts it: unpacked under `nodes/node_modules`, and named in
 * `nodes/package.json`. A package without dependencies needs no more.
 *
 * @param userFolder the N8N_USER_FOLDER of an n8n that is not running
 */
export async function installCommunityPackage(userFolder: string, tarball: string): Promise<InstalledPackage> {
	const manifest = await manifestOf(tarball);
	const name = textAt(manifest, 'name');
	const version = textAt(manifest, 'version');
	if (isRecord(manifest.dependencies) && Object.keys(manifest.dependencies).length > 0) {
		throw new Error(`${name} has dependencies of its own, which this way of installing does not bring`);
	}
	const nodes = join(userFolder, '.n8n', 'nodes');
	const target = join(nodes, 'node_modules', name);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
	const ledger = join(nodes, 'package.json');
	const dependencies = { ...(await readLedger(ledger)), [name]: version };
	await writeFile(ledger, JSON.stringify({ name: 'installed-nodes', private: true, dependencies }, null, 2));
	const author = isRecord(manifest.author) ? manifest.author : {};
	return { name, version, authorName: textOr(author.name, ''), authorEmail: textOr(author.email, '') };
}
