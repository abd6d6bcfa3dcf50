import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeProperties, INodeTypeDescription, NodeParameterValueType } from 'n8n-workflow';

/** The description of a stand-in: what n8n needs to know to run it, and nothing for the editor. */
export function describeStandIn(
	name: string,
	properties: INodeProperties[],
	more: Partial<INodeTypeDescription> = {},
): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: `Stands in for n8n's own ${name}`,
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties,
		...more,
	};
}

/** A field whose value n8n passes on as it is; fields that are not described are dropped by n8n. */
export function field(
	name: string,
	type: INodeProperties['type'],
	defaultValue: NodeParameterValueType = '',
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName: name, name, type, default: defaultValue, ...more };
}

/** A "fixedCollection" with one list of values, as n8n's own nodes use for rules and fields. */
export function list(name: string, group: string, values: INodeProperties[]): INodeProperties {
	return field(name, 'fixedCollection', {}, {
		typeOptions: { multipleValues: true },
		options: [{ displayName: group, name: group, values }],
	});
}
