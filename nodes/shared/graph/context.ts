import type { ICredentialDataDecryptedObject, IHttpRequestOptions, INode } from 'n8n-workflow';
import { connectionOf, CREDENTIAL_TYPE, type Connection } from './connection';
import { renewing } from './renewal';

/** What is needed of n8n to talk to Meta: every function context of a node has it (execute, webhook, hook, list). */
export interface GraphContext {
	getNode(): INode;
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> };
}

/**
 * Reads the node's credential.
 * @throws InputError when the version or the base URL in it cannot be used
 */
export async function readConnection(context: Pick<GraphContext, 'getCredentials'>): Promise<Connection> {
	return connectionOf(await context.getCredentials(CREDENTIAL_TYPE));
}

/**
 * Reads the node's credential for a run that may last: a token that is replaced meanwhile is taken over.
 * @throws InputError when the version or the base URL in it cannot be used
 */
export async function readLastingConnection(context: Pick<GraphContext, 'getCredentials'>): Promise<Connection> {
	const read = async () => await context.getCredentials(CREDENTIAL_TYPE);
	return renewing(await read(), read);
}
