import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';
import { startServices } from './n8n';

/** What n8n found in a package. */
export interface LoadedPackage {
	name: string;
	/** The descriptions as the editor gets them: every version, icons resolved, by node name. */
	nodes: INodeTypeDescription[];
	credentials: ICredentialType[];
}

/**
 * Loads a package the way n8n does at its start: from the folder with its package.json and its built files.
 * Throws what n8n would throw, for instance when a class or an icon is not where the package says.
 */
export async function loadPackage(folder: string): Promise<LoadedPackage> {
	await startServices();
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const { nodes, credentials } = loader.types;
	return { name: loader.packageName, nodes, credentials };
}
