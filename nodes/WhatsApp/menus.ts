import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Field } from './operations/fields/field';
import type { Operation, Resource } from './operations/operation';

type Shown = NonNullable<INodeProperties['displayOptions']>;

const byDisplayName = (one: { displayName: string }, other: { displayName: string }): number =>
	one.displayName.localeCompare(other.displayName);

const byName = (one: INodePropertyOptions, other: INodePropertyOptions): number => one.name.localeCompare(other.name);

/** n8n's own type of the same field. The two differ only in that ours cannot be changed. */
const asProperty = (field: Field): INodeProperties => structuredClone(field) as INodeProperties;

/** A field as the editor gets it: options in alphabetical order, as n8n's own nodes have them. */
function presented(field: Field): INodeProperties {
	const property = asProperty(field);
	if (property.type === 'collection') {
		property.options = (property.options as INodeProperties[]).map(presented).sort(byDisplayName);
	}
	return property;
}

/** An operation's fields, each shown for it alone. */
function fieldsOf(resource: Resource, operation: Operation): INodeProperties[] {
	return operation.fields.map(presented).map((property) => {
		const own: Shown = property.displayOptions ?? {};
		const show = { resource: [resource.value], operation: [operation.value], ...own.show };
		return { ...property, displayOptions: { ...own, show } };
	});
}

const menu = (displayName: string, name: string, options: INodePropertyOptions[], chosen: string): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	noDataExpression: true,
	options,
	default: chosen,
});

const operationMenu = ({ value: resource, operations, defaultOperation }: Resource): INodeProperties => ({
	...menu(
		'Operation',
		'operation',
		operations.map(({ name, value, action, description }) => ({ name, value, action, description })).sort(byName),
		defaultOperation,
	),
	displayOptions: { show: { resource: [resource] } },
});

/** Everything below the credential in the node's panel: Resource, Operation, and each operation's own fields. */
export function menus(resources: readonly Resource[]): INodeProperties[] {
	return [
		menu('Resource', 'resource', resources.map(({ name, value }) => ({ name, value })), 'message'),
		...resources.map(operationMenu),
		...resources.flatMap((resource) => resource.operations.flatMap((operation) => fieldsOf(resource, operation))),
	];
}
