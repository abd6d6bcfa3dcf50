import type { IHookFunctions, NodeOperationError } from 'n8n-workflow';
import type { Connection } from '../../shared/graph/connection';
import { InputError, RequestFailed } from '../../shared/graph/failure';
import { describeFailure } from '../../shared/graph/failures';
import { nodeOperationError } from '../../shared/nodeErrors';
import { ADDRESS_VARIABLE, hostOf } from './callbackUrl';

/** Meta: the callback did not answer the handshake. */
const HANDSHAKE_FAILED = 2200;

/**
 * Checks that the credential has what automatic set-up needs.
 * @throws InputError that names the fields that are empty
 */
export function requireForSetUp({ account, appSecret, hasToken }: Connection & { hasToken: boolean }): void {
	const fields: Array<[string, boolean]> = [
		['Access Token', hasToken],
		['WhatsApp Business Account ID', account.accountId !== ''],
		['App ID', account.appId !== ''],
		['App Secret', appSecret !== ''],
	];
	const missing = fields.filter(([, isThere]) => !isThere).map(([name]) => `'${name}'`);
	if (missing.length === 0) return;
	const names = missing.length === 1 ? missing.join('') : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1) ?? ''}`;
	throw new InputError(
		`The credential's ${names} ${missing.length === 1 ? 'is' : 'are'} empty, and automatic set-up needs ${missing.length === 1 ? 'it' : 'them'}`,
		"Open the credential and fill in what is missing: its fields say where Meta shows it. Or set 'Set-Up' to Manual and enter URL and verify token at Meta yourself.",
	);
}

/** What went wrong in words for the user: what happened, and what to do in n8n or at Meta. */
export function setUpError(context: Pick<IHookFunctions, 'getNode'>, thrown: unknown, url: string): NodeOperationError {
	const { message, description } = wordsFor(thrown, url);
	// n8n stops trying to publish again after a restart when an error's text has the name of that header in it.
	const plain = message.replace(/Authorization/g, 'authorisation');
	return nodeOperationError(context.getNode(), plain, { description });
}

function wordsFor(thrown: unknown, url: string): { message: string; description: string } {
	if (thrown instanceof InputError) return { message: thrown.message, description: thrown.remedy };
	if (!(thrown instanceof RequestFailed)) {
		return {
			message: thrown instanceof Error ? thrown.message : String(thrown),
			description: 'Publish the workflow again. If it happens again, look into the log of n8n.',
		};
	}
	const words = describeFailure(thrown.failure);
	if (thrown.failure.code !== HANDSHAKE_FAILED) return words;
	return {
		message: `Meta could not reach this trigger at ${hostOf(url)}`,
		description: `${reachabilityAdvice(url)}\n${words.description}`,
	};
}

function reachabilityAdvice(url: string): string {
	const isLocal = /^https?:\/\/(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\])/.test(url);
	if (isLocal || url.startsWith('http:')) {
		return `n8n believes that its address is ${new URL(url).origin}, and Meta accepts only https addresses that it can reach from the internet. Set n8n's public https address (${ADDRESS_VARIABLE}) and restart n8n; on your own computer, use a tunnel.`;
	}
	return `Meta asked ${url} and did not get the right answer. Check that this address leads to this n8n (${ADDRESS_VARIABLE}), that the proxy in front of it lets GET requests through, and that the certificate is valid.`;
}
