import type { IWebhookFunctions } from 'n8n-workflow';
import { refreshRecord } from '../../subscribing/record';
import type { ChosenEvent } from '../choose';
import { statusOf } from '../outcome';
import type { Settings } from '../settings';
import { claim } from './claims';
import { eventKey } from './eventKey';

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
): Promise<readonly ChosenEvent[]> {
	if (duplicates === undefined || chosen.length === 0 || context.getMode() === 'manual') return chosen;
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
	if (own.size === chosen.length) return chosen;
	const taken = new Set<string>();
	return chosen.filter((_, index) => {
		const key = keys[index] ?? '';
		if (!own.has(key) || taken.has(key)) return false;
		taken.add(key);
		return true;
	});
}
