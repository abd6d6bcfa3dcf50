import type { JsonObject } from '../../shared/graph/request';
import { isKnownField } from '../fields/webhookFields';
import type { WebhookEvent } from './event';
import { wanted } from './filtering/filters';
import { normalise } from './normalise';
import type { Settings } from './settings';

/** An event that the workflow asked for, as the workflow sees it. */
export interface ChosenEvent {
	event: WebhookEvent;
	item: JsonObject;
}

export interface Choice {
	chosen: ChosenEvent[];
	/** Events whose text pattern took too long to tell; they are among the chosen. */
	undecided: number;
}

/**
 * Keeps of a delivery's events what the workflow asked for.
 * @param statusesLead whether anything hangs on the output for statuses
 */
export function choose(all: readonly WebhookEvent[], { events, filters }: Settings, statusesLead: () => boolean): Choice {
	const chosen: ChosenEvent[] = [];
	let undecided = 0;
	for (const event of all) {
		if (!isChosen(event, events, statusesLead)) continue;
		const item = normalise(event);
		const decision = wanted(item, event.kind, filters);
		if (decision === 'no') continue;
		if (decision === 'undecided') undecided += 1;
		chosen.push({ event, item });
	}
	return { chosen, undecided };
}

function isChosen({ output, field }: WebhookEvent, events: ReadonlySet<string>, statusesLead: () => boolean): boolean {
	if (output === 'messages') return events.has('messages');
	if (output === 'statuses') return events.has('statuses') && statusesLead();
	return events.has(field) || (events.has('other') && !isKnownField(field));
}
