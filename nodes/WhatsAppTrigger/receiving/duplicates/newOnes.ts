import type { IWebhookFunctions } from 'n8n-workflow';
import { refreshRecord } from '../../subscribing/record';
import type { ChosenEvent } from '../choose';
import { statusOf } from '../outcome';
import type { Settings } from '../settings';
import { claim, keep } from './claims';
import { eventKey } from './eventKey';

/** Events that are to start an execution. */
export interface NewOnes {
	events: readonly ChosenEvent[];
	/**
	 * To be called once n8n has started it and before it saves the static data: what is to be recognised later.
	 * @param atOnce whether it has to be written now
	 * @returns whether it was
	 */
	keep?(atOnce: boolean): boolean;
}

/**
 * The events that no earlier delivery has brought: those start an execution. Whoever listens in the editor sees each.
 * @param trigger the URL at which the delivery arrived
 * @param answeredAtOnce whether the delivery counts as accepted from now on
 */
export async function newOnes(
	context: IWebhookFunctions,
	trigger: string,
	chosen: readonly ChosenEvent[],
	{ duplicates }: Settings,
	answeredAtOnce: boolean,
): Promise<NewOnes> {
	if (duplicates === undefined || chosen.length === 0 || context.getMode() === 'manual') return { events: chosen };
	const keys = chosen.map(({ event }) => eventKey(event));
	const response = context.getResponseObject();
	const staticData = context.getWorkflowStaticData('node');
	const own = await claim(
		trigger,
		keys.length === 1 ? keys : [...new Set(keys)],
		staticData,
		duplicates,
		async () => answeredAtOnce || (await statusOf(response)) === 200,
	);
	if (own.size > 0) refreshRecord(staticData, trigger);
	const events = own.size === chosen.length ? chosen : firstOf(chosen, keys, own);
	return { events, keep: (atOnce) => keep(trigger, own, staticData, duplicates, atOnce) };
}

/** The first event with each of the keys. */
function firstOf(chosen: readonly ChosenEvent[], keys: readonly string[], own: ReadonlySet<string>): ChosenEvent[] {
	const left = new Set(own);
	return chosen.filter((_, index) => left.delete(keys[index] ?? ''));
}
