import { deepCopy, jsonParse, NodeConnectionTypes } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { describeStandIn, field, list } from './description';
import { putAt, removeAt, valueAt } from './paths';

function namesOf(value: unknown): string[] {
	return String(value ?? '').split(',').map((name) => name.trim()).filter((name) => name !== '');
}

/** Edit Fields (Set): assignments, or a whole object as JSON. */
export class SetFields implements INodeType {
	description = describeStandIn(
		'set',
		[
			field('mode', 'string', 'manual'),
			field('assignments', 'assignmentCollection', {}),
			field('jsonOutput', 'json', '{}'),
			field('includeOtherFields', 'boolean', false),
			field('include', 'string', 'all'),
			field('includeFields', 'string'),
			field('excludeFields', 'string'),
			field('options', 'json', {}),
		],
		{ version: [3, 3.1, 3.2, 3.3, 3.4] },
	);

	async execute(this: IExecuteFunctions) {
		const items = this.getInputData().map((item, index): INodeExecutionData => {
			const json = this.getNodeParameter('includeOtherFields', index) ? keptFields(this, index, item.json) : {};
			for (const [name, value] of newFields(this, index)) putAt(json, name, value);
			return { json, ...(item.binary && { binary: item.binary }), pairedItem: { item: index } };
		});
		return [items];
	}
}

function keptFields(context: IExecuteFunctions, item: number, json: IDataObject): IDataObject {
	const include = context.getNodeParameter('include', item);
	const selected = namesOf(context.getNodeParameter('includeFields', item));
	const excluded = namesOf(context.getNodeParameter('excludeFields', item));
	const isKept = (name: string) => {
		if (include === 'selected') return selected.includes(name);
		if (include === 'except') return !excluded.includes(name);
		return include === 'all';
	};
	return deepCopy(Object.fromEntries(Object.entries(json).filter(([name]) => isKept(name))));
}

function newFields(context: IExecuteFunctions, item: number): Array<[string, unknown]> {
	if (context.getNodeParameter('mode', item) === 'raw') {
		const output = context.getNodeParameter('jsonOutput', item);
		return Object.entries(typeof output === 'string' ? jsonParse<IDataObject>(output) : Object(output));
	}
	const assignments: unknown = context.getNodeParameter('assignments.assignments', item, []);
	if (!Array.isArray(assignments)) return [];
	return assignments.map(({ name, value, type }) => [String(name), typed(value, String(type))]);
}

function typed(value: unknown, type: string): unknown {
	if (value === null || value === undefined) return value;
	if (type === 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
	if (type === 'number') return Number(value);
	if (type === 'boolean') return value === true || value === 'true';
	return typeof value === 'string' ? jsonParse(value) : value;
}

/** Split Out: an item per entry of a list. */
export class SplitOut implements INodeType {
	description = describeStandIn('splitOut', [
		field('fieldToSplitOut', 'string'),
		field('include', 'string', 'noOtherFields'),
		field('fieldsToInclude', 'string'),
		field('options', 'json', {}),
	]);

	async execute(this: IExecuteFunctions) {
		const items = this.getInputData().flatMap(({ json }, index) => {
			const path = String(this.getNodeParameter('fieldToSplitOut', index)).replace(/^\$json\./, '');
			const destination = String(this.getNodeParameter('options.destinationFieldName', index, '') || path);
			const found = valueAt(json, path);
			const entries: unknown[] = Array.isArray(found) ? found : Object.values(Object(found));
			return entries.map((entry): INodeExecutionData => {
				const others = otherFields(this, index, json, path);
				const alone = this.getNodeParameter('include', index) === 'noOtherFields';
				if (alone && typeof entry === 'object' && entry !== null && destination === path) {
					return { json: { ...entry }, pairedItem: { item: index } };
				}
				putAt(others, destination, entry);
				return { json: others, pairedItem: { item: index } };
			});
		});
		return [items];
	}
}

function otherFields(context: IExecuteFunctions, item: number, json: IDataObject, path: string): IDataObject {
	const include = context.getNodeParameter('include', item);
	if (include === 'noOtherFields') return {};
	const others = deepCopy(json);
	removeAt(others, path);
	if (include === 'allOtherFields') return others;
	const selected = namesOf(context.getNodeParameter('fieldsToInclude', item));
	return Object.fromEntries(Object.entries(others).filter(([name]) => selected.includes(name)));
}

/** Merge: both inputs one after the other, or their items put together by position or by a field. */
export class Merge implements INodeType {
	description = describeStandIn(
		'merge',
		[
			field('mode', 'string', 'append'),
			field('combineBy', 'string', 'combineByFields'),
			field('numberInputs', 'number', 2),
			field('fieldsToMatchString', 'string'),
			field('joinMode', 'string', 'keepMatches'),
			list('mergeByFields', 'values', [field('field1', 'string'), field('field2', 'string')]),
			field('options', 'json', {}),
		],
		{
			version: [3, 3.1, 3.2],
			inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
			requiredInputs: 1,
		},
	);

	async execute(this: IExecuteFunctions) {
		const inputs = [this.getInputData(0), this.getInputData(1)];
		const [left = [], right = []] = inputs.map((items, input) =>
			items.map((item, index) => ({ ...item, pairedItem: { item: index, input } })),
		);
		if (this.getNodeParameter('mode', 0) === 'append') return [[...left, ...right]];
		if (this.getNodeParameter('combineBy', 0) === 'combineByPosition') {
			return [left.slice(0, right.length).map((item, index) => together(item, right[index]))];
		}
		const fields = namesOf(this.getNodeParameter('fieldsToMatchString', 0));
		const matches = (a: INodeExecutionData, b: INodeExecutionData) =>
			fields.every((name) => valueAt(a.json, name) === valueAt(b.json, name));
		return [left.flatMap((a) => right.filter((b) => matches(a, b)).map((b) => together(a, b)))];
	}
}

function together(a: INodeExecutionData, b: INodeExecutionData | undefined): INodeExecutionData {
	return { ...a, ...b, json: { ...a.json, ...b?.json }, pairedItem: pairsOf(a).concat(b ? pairsOf(b) : []) };
}

function pairsOf({ pairedItem }: INodeExecutionData) {
	if (pairedItem === undefined) return [];
	if (typeof pairedItem === 'number') return [{ item: pairedItem }];
	return Array.isArray(pairedItem) ? pairedItem : [pairedItem];
}
