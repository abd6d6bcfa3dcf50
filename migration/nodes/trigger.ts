import { isExpression } from '../expressions/chunks';
import { recordOf, textOf, type Target, type WorkflowNode } from '../workflow';
import type { Conversion } from './converted';

/** Statuses that Meta delivers today. */
const STATUSES = new Set(['delivered', 'failed', 'read', 'sent']);

/** Converts the parameters of the built-in trigger. */
export function convertTrigger({ parameters: given }: WorkflowNode): Conversion {
	if (isExpression(given.updates) || isExpression(recordOf(given.options).messageStatusUpdates)) {
		return { because: 'its events are an expression', remedy: "Choose them under 'Trigger On' in a WhatsApp Cloud Trigger." };
	}
	const updates = textsOf(given.updates);
	const chosen = recordOf(given.options).messageStatusUpdates;
	const allowed = chosen === undefined ? ['all'] : textsOf(chosen);
	const wanted = allowed.filter((status) => STATUSES.has(status));
	const all = allowed.includes('all');
	const statuses = updates.includes('messages') && (all || wanted.length > 0);
	const triggerOn = [...updates.filter((update) => update === 'messages'), ...(statuses ? ['statuses'] : []), ...updates.filter((update) => update !== 'messages')];
	return {
		parameters: { triggerOn, ...(statuses && !all ? { filters: { statuses: wanted } } : {}) },
		as: 'WhatsApp Cloud Trigger',
		notes: [
			'it gives one item per message and status; the built-in shape stands under raw',
			...(allowed.includes('deleted') ? ["the status 'deleted' was left out: Meta does not send it"] : []),
		],
		byHand: updates.length > 0 ? [] : [{ what: 'no event is chosen', remedy: "Choose what it triggers on under 'Trigger On'." }],
	};
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : []);

/** The outputs of our trigger. */
const OUTPUTS = ['messages', 'statuses', 'other'] as const;

/**
 * The built-in trigger gave everything at one output; ours has one for messages, one for statuses and, where other
 * events are chosen, one for those. What hung on the one hangs on each that can give something.
 */
export function outputsOf(triggerOn: readonly string[], targets: readonly Target[]): Target[][] {
	const gives = {
		messages: triggerOn.includes('messages') || triggerOn.length === 0,
		statuses: triggerOn.includes('statuses'),
		other: triggerOn.some((event) => event !== 'messages' && event !== 'statuses'),
	};
	const outputs = OUTPUTS.map((output) => (gives[output] ? targets.map((target) => ({ ...target })) : []));
	return gives.other ? outputs : outputs.slice(0, gives.statuses ? 2 : 1);
}
