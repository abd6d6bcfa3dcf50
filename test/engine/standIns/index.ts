import type { INodeType } from 'n8n-workflow';
import { Filter, If, Switch } from './conditions';
import { Merge, SetFields, SplitOut } from './items';
import { ManualTrigger, NoOp, ScheduleTrigger, StickyNote, WebhookNode } from './starters';
import { RespondToWebhook, Wait } from './waiting';

const nodes: INodeType[] = [
	new ManualTrigger(),
	new ScheduleTrigger(),
	new WebhookNode(),
	new RespondToWebhook(),
	new StickyNote(),
	new NoOp(),
	new SetFields(),
	new SplitOut(),
	new If(),
	new Switch(),
	new Filter(),
	new Merge(),
	new Wait(),
];

/**
 * Small classes for those of n8n's own nodes that example workflows use, by type. They do what the examples need
 * and no more; n8n-core runs them as it would run n8n's.
 */
export const standIns: ReadonlyMap<string, INodeType> = new Map(
	nodes.map((node) => [`n8n-nodes-base.${node.description.name}`, node]),
);
