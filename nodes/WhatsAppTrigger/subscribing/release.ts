import type { IHookFunctions } from 'n8n-workflow';
import { RequestFailed } from '../../shared/graph/failure';
import { readCallbacks, type Callbacks } from './callbacks';
import { removeAppCallback, setAccountCallback, setAppCallback, setNumberCallback } from './changes';
import type { Graph } from './graph';
import type { SetUpRecord } from './record';
import { lifeOf } from './triggerTalk';
import { hostOf } from './callbackUrl';
import { urlsIn } from './holders';

type Caller = Pick<IHookFunctions, 'helpers' | 'logger'>;

/**
 * Gives back what carries this trigger's URL, and nothing else. Whoever it displaced gets its place again; when the
 * app's callback is left while other triggers still pass on through their overrides, one of them takes it over.
 */
export async function release(caller: Caller, graph: Graph, own: string, record: SetUpRecord): Promise<void> {
	const callbacks = await readCallbacks(graph);
	for (const [id, { override }] of callbacks.numbers) {
		if (override !== own) continue;
		const { displaced = [] } = record.places.find((place) => place.level === 'number' && place.id === id) ?? {};
		await putBack(graph, id, displaced);
	}
	if (callbacks.account === own) await setAccountCallback(graph, undefined);
	if (callbacks.app?.url === own) await leaveApp(caller, graph, own, callbacks, record);
}

/** Puts back the latest of the displaced callbacks that still answers, else leaves the number without one. */
async function putBack(graph: Graph, id: string, displaced: readonly string[]): Promise<void> {
	for (const url of displaced) {
		if (await isDone(() => setNumberCallback(graph, id, url))) return;
	}
	await setNumberCallback(graph, id, undefined);
}

/** Meta refuses a callback that does not answer its handshake: that trigger is gone, too. Anything else is an error. */
async function isDone(change: () => Promise<void>): Promise<boolean> {
	const HANDSHAKE_FAILED = 2200;
	try {
		await change();
		return true;
	} catch (thrown) {
		if (thrown instanceof RequestFailed && thrown.failure.code === HANDSHAKE_FAILED) return false;
		return await Promise.reject(thrown);
	}
}

async function leaveApp(caller: Caller, graph: Graph, own: string, callbacks: Callbacks, record: SetUpRecord): Promise<void> {
	const others = [...new Set([...urlsIn(callbacks), ...record.above, ...record.listeners])].filter((url) => url !== own);
	const lives = await Promise.all(others.map(async (url) => ({ url, life: await lifeOf(caller, graph.connection.appSecret, url) })));
	for (const { url } of lives.filter(({ life }) => life === 'alive')) {
		if (await isDone(() => setAppCallback(graph, url, callbacks.app?.fields ?? ['messages']))) return;
	}
	const stranger = lives.find(({ url, life }) => life === 'other' && urlsIn(callbacks).includes(url));
	if (stranger === undefined) {
		await removeAppCallback(graph);
		return;
	}
	caller.logger.warn(
		`WhatsApp Cloud Trigger: the app's callback at Meta was left in place. Without it ${hostOf(stranger.url)} would receive nothing either.`,
	);
}
