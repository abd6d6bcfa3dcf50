import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { JsonObject } from '../../shared/graph/request';
import type { Output } from './event';

/** What the user reads at the outputs, in their order. */
export const OUTPUT_NAMES: Readonly<Record<Output, string>> = {
	messages: 'Messages',
	statuses: 'Statuses',
	other: 'Other Events',
};

const ORDER: readonly Output[] = ['messages', 'statuses', 'other'];

/** Whether events are chosen that have an output of their own besides messages and statuses. */
export const hasOtherOutput = (events: ReadonlySet<string>): boolean =>
	[...events].some((event) => event !== 'messages' && event !== 'statuses');

/** An item and the output that it goes to. */
export interface OutputItem {
	output: Output;
	data: INodeExecutionData;
}

/** The items sorted to the outputs that the trigger has. */
export function toOutputs(items: readonly OutputItem[], events: ReadonlySet<string>): INodeExecutionData[][] {
	const outputs: INodeExecutionData[][] = hasOtherOutput(events) ? [[], [], []] : [[], []];
	for (const { output, data } of items) outputs[ORDER.indexOf(output)]?.push(data);
	return outputs;
}

/** An item for n8n. */
export const itemData = (json: JsonObject): INodeExecutionData => ({ json });

interface Connections {
	getConnections(node: { name: string }, type: string): Array<Array<{ node: string; index: number }> | null>;
}

/** n8n's contexts can tell what hangs on which output, though their types do not say so. */
const knowsConnections = (context: object): context is Connections =>
	'getConnections' in context && typeof context.getConnections === 'function';

/**
 * Whether statuses have anywhere to go. Up to three come for every message sent: a workflow that lets their output hang
 * loose would start up to three executions per message for nothing. A trigger that stands alone, or is being tried in
 * the editor, shows them all the same.
 */
export function statusesLeadSomewhere(context: IWebhookFunctions): boolean {
	if (context.getMode() === 'manual' || !knowsConnections(context)) return true;
	const own = context.getNode().name;
	const connected = context
		.getChildNodes(own)
		.flatMap(({ name }) => context.getConnections({ name }, 'main').flatMap((inputs) => inputs ?? []))
		.filter(({ node }) => node === own);
	const statuses = ORDER.indexOf('statuses');
	return connected.length === 0 || connected.some(({ index }) => index === statuses);
}
