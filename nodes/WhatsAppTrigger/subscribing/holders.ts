import { InputError } from '../../shared/graph/failure';
import type { Callbacks } from './callbacks';
import { ADDRESS_VARIABLE, hostOf } from './callbackUrl';
import { lifeOf, type Caller } from './triggerTalk';
import { instanceTokenFor } from './verifyToken';

/**
 * Whose a callback is:
 * - `own`: this trigger's
 * - `ours`: another trigger's of this n8n; it can be given back, since its verify token follows from its URL
 * - `gone`: nobody's any more, a test listener's after a crash for example
 * - `stranger`: somebody else's; its verify token is not known, so that it must stay where it is
 */
export type Holder = 'own' | 'ours' | 'gone' | 'stranger';

/** Who this trigger is among the callbacks. */
export interface Identity {
	url: string;
	/** URLs that it had before n8n's address changed. */
	earlier: readonly string[];
	/** What all webhook URLs of this n8n begin with. */
	base: string;
	/** n8n's own ID. */
	instanceId: string;
}

/** All callbacks that stand somewhere, each once. */
export const urlsIn = ({ app, account, numbers }: Callbacks): string[] => [
	...new Set([app?.url, account, ...[...numbers.values()].map(({ override }) => override)].filter((url) => url !== undefined)),
];

/**
 * Finds out whose the callbacks are. URLs of this n8n are asked whether a trigger of ours listens there; n8n's own
 * WhatsApp Trigger has URLs of the same form.
 * @throws InputError when this n8n does not reach its own address, without which triggers cannot share
 */
export async function holdersOf(
	caller: Caller,
	appSecret: string,
	callbacks: Callbacks,
	{ url: own, earlier, base, instanceId }: Identity,
): Promise<ReadonlyMap<string, Holder>> {
	const found = await Promise.all(
		urlsIn(callbacks).map(async (url): Promise<[string, Holder]> => {
			if (url === own) return [url, 'own'];
			if (earlier.includes(url)) return [url, 'gone'];
			if (!url.startsWith(base)) return [url, await isElsewhere(caller, appSecret, url, instanceId)];
			const life = await lifeOf(caller, appSecret, url);
			if (life === 'unreachable') throw unreachable(url);
			return [url, life === 'alive' ? 'ours' : life === 'gone' ? 'gone' : 'stranger'];
		}),
	);
	return new Map(found);
}

/** The path that n8n gives every trigger of this package: nobody else is asked anything. */
const OURS = /\/webhook$/;

/** Another host may be this n8n's, too: the editor's, of which a test has its URL. Only its own triggers know the answer. */
async function isElsewhere(caller: Caller, appSecret: string, url: string, instanceId: string): Promise<Holder> {
	if (!OURS.test(url)) return 'stranger';
	const life = await lifeOf(caller, appSecret, url, instanceTokenFor(appSecret, instanceId, url));
	return life === 'alive' ? 'ours' : 'stranger';
}

/** Triggers of one n8n share an app by requests to its public address. */
export function unreachable(url: string): InputError {
	return new InputError(
		`This n8n does not reach its own address ${hostOf(url)}, and another callback already receives the messages of this app`,
		`Triggers that share an app hand deliveries on through n8n's public address. Allow requests from n8n to ${hostOf(url)} (${ADDRESS_VARIABLE}), or unpublish the other workflow.`,
	);
}
