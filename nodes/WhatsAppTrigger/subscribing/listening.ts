import type { INode } from 'n8n-workflow';
import { testPrefix } from './callbackUrl';
import type { Graph } from './graph';
import type { Situation } from './plan';
import { tellListener, type Caller } from './triggerTalk';

/*
 * A test in the editor hears what a published trigger of the same n8n hears: that one sends it a copy of each delivery.
 * Nothing changes at Meta for it, so that nothing is left there when n8n crashes during the test; n8n 2.40 asks no
 * trigger whether all is well when it starts.
 */

/**
 * The published triggers that receive what a test wants to hear, one for each callback.
 * @returns undefined when some of it goes elsewhere: to a stranger, to another test, or nowhere
 */
export function hostsOf({ own, callbacks, holders, numbers, fields }: Situation, node: INode): string[] | undefined {
	const { app, account } = callbacks;
	if (app === undefined || !callbacks.isSubscribed || fields.some((field) => !app.fields.includes(field))) return undefined;
	const effective = numbers.map((id) => callbacks.numbers.get(id)?.override ?? account ?? app.url);
	const hosts = [...new Set(effective)];
	const tests = testPrefix(own, node);
	return hosts.length > 0 && hosts.every((url) => holders.get(url) === 'ours' && !url.startsWith(tests)) ? hosts : undefined;
}

/**
 * Asks the triggers for a copy of each delivery.
 * @returns whether all of them send it
 */
export async function listenAt(caller: Caller, graph: Graph, hosts: readonly string[], own: string): Promise<boolean> {
	const told = await Promise.all(hosts.map(async (url) => await tellListener(caller, graph.connection.appSecret, url, own, true)));
	return told.every((done) => done);
}

/** Asks for no more copies. A trigger that is gone sends none; one that is not reached stops when nobody listens. */
export async function stopListening(caller: Caller, graph: Graph, hosts: readonly string[], own: string): Promise<void> {
	await Promise.all(hosts.map(async (url) => await tellListener(caller, graph.connection.appSecret, url, own, false)));
}
