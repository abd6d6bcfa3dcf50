import { NodeConnectionTypes, type INodeProperties, type INodePropertyOptions, type INodeTypeDescription } from 'n8n-workflow';
import type { Field } from './operations/fields/field';
import type { Operation, Resource } from './operations/operation';
import { jsonChoice, jsonInput } from './parameters';

type Shown = NonNullable<INodeProperties['displayOptions']>;

const byDisplayName = (one: { displayName: string }, other: { displayName: string }): number =>
	one.displayName.localeCompare(other.displayName);

const byName = (one: INodePropertyOptions, other: INodePropertyOptions): number => one.name.localeCompare(other.name);

/** n8n's own type of the same field, without our rules. The two differ only in that ours cannot be changed. */
function asProperty({ limit: _limit, orJson: _orJson, rowAs: _rowAs, asText: _asText, asTool: _asTool, ...field }: Field): INodeProperties {
	return structuredClone(field) as unknown as INodeProperties;
}

const isField = (option: object): option is Field => 'type' in option;

/** A field as the editor gets it: collections in alphabetical order, as n8n's own nodes have them. */
function presented(field: Field): INodeProperties[] {
	const property = asProperty(field);
	if (field.type === 'collection') {
		// n8n asks for a required option even of a collection that is not shown. `readParameters` asks for those that were added.
		const options = (field.options ?? []).filter(isField).flatMap(presented);
		property.options = options.map(({ required: _required, ...option }) => option).sort(byDisplayName);
	}
	if (field.type === 'fixedCollection') {
		property.options = (field.options ?? []).flatMap((group) =>
			'values' in group ? [{ ...group, values: group.values.flatMap(presented) }] : [],
		);
	}
	return field.orJson === true ? formOrJson(field, property) : [property];
}

/** The same rows by a form or as JSON, in the words that n8n's own HTTP Request node uses. */
function formOrJson(field: Field, form: INodeProperties): INodeProperties[] {
	const { displayName, name, displayOptions } = field;
	const shown = (displayOptions ?? {}) as Shown;
	const when = (value: string): Shown => ({ ...shown, show: { ...shown.show, [jsonChoice(name)]: [value] } });
	const ways = [
		{ name: 'Using Fields Below', value: 'form' },
		{ name: 'Using JSON', value: 'json' },
	];
	return [
		{ ...menu(`Specify ${displayName}`, jsonChoice(name), ways, 'form'), displayOptions: shown },
		{ ...form, displayOptions: when('form') },
		{
			displayName: `${displayName} (JSON)`,
			name: jsonInput(name),
			type: 'json',
			default: '[]',
			displayOptions: when('json'),
			description: `An array with an object for each entry, whose keys are the names of the fields: ${keysOf(field)}`,
		},
	];
}

function keysOf({ options }: Field): string {
	const names = (options ?? []).flatMap((group) => ('values' in group ? group.values.map(({ name }) => name) : []));
	return names.join(', ');
}

/** An operation's fields, each shown for it alone. */
function fieldsOf(resource: Resource, operation: Operation): INodeProperties[] {
	return operation.fields.flatMap(presented).map((property) => {
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

/** The node's outputs: one, and for the operations that say so several with names, by an expression. */
export function outputs(resources: readonly Resource[]): INodeTypeDescription['outputs'] {
	const several = resources.flatMap((resource) =>
		resource.operations.flatMap(({ value, outputs: own }) => {
			if (!own) return [];
			const named = own.names.map((name) => `{ type: 'main', displayName: '${name}' }`).join(', ');
			return [`$parameter["resource"] === '${resource.value}' && $parameter["operation"] === '${value}' ? [${named}] : `];
		}),
	);
	return several.length === 0 ? [NodeConnectionTypes.Main] : `={{ ${several.join('')}['main'] }}`;
}
