import type { IHookFunctions, INode, IWebhookFunctions } from 'n8n-workflow';

/** The webhook that receives; the one for the handshake has the same URL. */
const RECEIVING = 'default';

/**
 * The URL that n8n gives this trigger: its production URL, or the test URL while the editor listens.
 * @throws Error when n8n has none, which it always has for a node with webhooks
 */
export function callbackUrl(context: Pick<IHookFunctions, 'getNodeWebhookUrl'>): string {
	const url = context.getNodeWebhookUrl(RECEIVING);
	if (url === undefined) throw new Error('n8n gave the trigger no webhook URL');
	return url;
}

interface ResourceUrl {
	getWebhookResourceUrl(name: string): string | undefined;
}

/** Newer versions of n8n tell a running `webhook()` its own URL; older ones give the production URL to a test as well. */
const hasResourceUrl = (context: object): context is ResourceUrl =>
	'getWebhookResourceUrl' in context && typeof context.getWebhookResourceUrl === 'function';

/** The node's own part of its URLs: its webhook ID and the webhook's path, or three parts where it has no webhook ID. */
const ownPart = (node: INode): RegExp => (node.webhookId === undefined ? /(\/[^/]+){3}$/ : /(\/[^/]+){2}$/);

/**
 * The URLs under which the request that is being answered may have been registered at Meta.
 * @param path of the request, as n8n's server received it
 */
export function requestedUrls(
	context: Pick<IWebhookFunctions, 'getNodeWebhookUrl' | 'getMode' | 'getNode' | 'getRequestObject'>,
	path: string,
): string[] {
	if (context.getMode() !== 'manual') return [productionUrl(context, path)];
	const own = callbackUrl(context);
	const named = hasResourceUrl(context) ? context.getWebhookResourceUrl(RECEIVING) : undefined;
	const guessed = testUrl(own, path, ownPart(context.getNode()));
	return [...new Set([named, guessed].filter((url) => url !== undefined))];
}

/** Production URLs by the host that the request named and its path: working one out costs n8n an expression. */
const productionUrls = new Map<string, string>();
/** URLs that are kept at most. A caller can name any host, and makes n8n work its URL out again at worst. */
const LARGEST = 1_000;

function productionUrl(context: Pick<IWebhookFunctions, 'getNodeWebhookUrl' | 'getRequestObject'>, path: string): string {
	const key = `${context.getRequestObject().headers.host ?? ''} ${path}`;
	const known = productionUrls.get(key);
	if (known !== undefined) return known;
	if (productionUrls.size >= LARGEST) productionUrls.clear();
	const url = callbackUrl(context);
	productionUrls.set(key, url);
	return url;
}

/** Production and test URL differ in the part before the node's own: `webhook` and `webhook-test`, if not renamed. */
function testUrl(productionUrl: string, path: string, ownPart: RegExp): string | undefined {
	const own = ownPart.exec(productionUrl)?.[0];
	if (own === undefined || !path.endsWith(own)) return undefined;
	const endpoint = path.slice(0, -own.length).split('/').at(-1) ?? '';
	return `${productionUrl.slice(0, -own.length).replace(/[^/]+$/, endpoint)}${own}`;
}

/** What all webhook URLs of this n8n begin with: `https://n8n.example.com/`, a path before the endpoint included. */
export const instanceBase = (ownUrl: string, node: INode): string =>
	ownUrl.replace(ownPart(node), '').replace(/[^/]+$/, '');

/** What the URLs of all tests of this n8n begin with. @param ownTestUrl of one of them */
export const testPrefix = (ownTestUrl: string, node: INode): string => ownTestUrl.replace(ownPart(node), '/');

/** What an administrator sets so that n8n knows its public address, under its name today and its name in older versions. */
export const ADDRESS_VARIABLE = 'N8N_WEBHOOK_URL, in older versions of n8n WEBHOOK_URL';

/** The host for a message to the user, or the whole text when it is no URL. */
export function hostOf(url: string): string {
	try {
		return new URL(url).host;
	} catch {
		return url;
	}
}
