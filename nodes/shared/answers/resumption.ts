/** What it takes to go on with an execution that waits: n8n's resume link without its address. */
export interface Resumption {
	/** The execution's ID. */
	execution: string;
	/** The ID of the node that waits. */
	node: string;
	/** n8n's own signature of the link. */
	signature: string;
}

/** Where an n8n says that its webhooks are. */
export interface Addresses {
	/** What all of them begin with, a path included: `https://n8n.example.com/`. */
	instance: string;
	/** What the resume links begin with, without a slash at the end: `https://n8n.example.com/webhook-waiting`. */
	waiting: string;
}

/** n8n's name for the signature in a resume link. */
const SIGNATURE = 'signature';

const withoutLastPart = (path: string): string => path.replace(/\/[^/]*$/, '');

/**
 * The addresses of this n8n, from the one webhook address that n8n tells every node.
 * @param resumeUrl what `$execution.resumeUrl` gives
 * @returns undefined when it is no address
 */
export function addressesIn(resumeUrl: unknown): Addresses | undefined {
	if (typeof resumeUrl !== 'string' || !URL.canParse(resumeUrl)) return undefined;
	const { origin, pathname } = new URL(resumeUrl);
	const waiting = withoutLastPart(pathname);
	return { instance: `${origin}${withoutLastPart(waiting)}/`, waiting: `${origin}${waiting}` };
}

/** The link that resumes, as n8n itself writes it. */
export const resumeUrlOf = ({ waiting }: Addresses, { execution, node, signature }: Resumption): string =>
	`${waiting}/${encodeURIComponent(execution)}/${encodeURIComponent(node)}?${SIGNATURE}=${encodeURIComponent(signature)}`;

/**
 * Reads the link that n8n's `getSignedResumeUrl` gives.
 * @returns undefined when the link could not be made again from what was read: then this n8n writes it another way
 */
export function resumptionIn(signedUrl: string, addresses: Addresses, node: string): Resumption | undefined {
	if (!URL.canParse(signedUrl)) return undefined;
	const url = new URL(signedUrl);
	const execution = decodeURIComponent(url.pathname.split('/').at(-2) ?? '');
	const resumption = { execution, node, signature: url.searchParams.get(SIGNATURE) ?? '' };
	const isComplete = execution !== '' && resumption.signature !== '';
	return isComplete && resumeUrlOf(addresses, resumption) === url.href ? resumption : undefined;
}
