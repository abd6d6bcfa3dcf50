import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { describeStandIn, field, list } from '../../engine/standIns/description';
import type { NodeClass } from '../../engine/nodeTypes';

/** A data table of n8n: its columns, and its rows with the ID that n8n gives them. */
export interface Table {
	columns: string[];
	rows: IDataObject[];
}

type Condition = Readonly<Record<'keyName' | 'condition' | 'keyValue', unknown>>;

const recordsAt = (context: IExecuteFunctions, name: string, item: number): Condition[] => {
	const found: unknown = context.getNodeParameter(name, item, []);
	return Array.isArray(found) ? found : [];
};

/**
 * Data Table: creates tables, and reads, upserts, updates and deletes rows whose columns equal what the conditions say.
 * @param tables where they are kept, by name; what a test reads
 */
export function dataTableOver(tables: Map<string, Table>): NodeClass {
	return class DataTable implements INodeType {
		description = describeStandIn('dataTable', [
			field('resource', 'string', 'row'),
			field('operation', 'string', 'insert'),
			field('tableName', 'string'),
			field('dataTableId', 'resourceLocator', { mode: 'list', value: '' }),
			field('matchType', 'string', 'anyCondition'),
			list('filters', 'conditions', [field('keyName', 'string'), field('condition', 'string', 'eq'), field('keyValue', 'string')]),
			field('returnAll', 'boolean', false),
			field('options', 'json', {}),
			columnsOfTable,
			columnsOfRow,
		]);

		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const items = this.getInputData().flatMap((_, item) =>
				this.getNodeParameter('resource', item) === 'table'
					? [{ json: create(this, item, tables), pairedItem: { item } }]
					: rowsAfter(this, item, tables).map((json) => ({ json: { ...json }, pairedItem: { item } })),
			);
			return [items];
		}
	};
}

const columnsOfTable = {
	...list('columns', 'column', [field('name', 'string'), field('type', 'string', 'string')]),
	displayOptions: { show: { resource: ['table'] } },
};

const columnsOfRow = {
	...field('columns', 'resourceMapper', { mappingMode: 'defineBelow', value: null }),
	displayOptions: { show: { resource: ['row'] } },
};

function create(context: IExecuteFunctions, item: number, tables: Map<string, Table>): IDataObject {
	const name = String(context.getNodeParameter('tableName', item));
	const there = tables.has(name);
	if (there && context.getNodeParameter('options.createIfNotExists', item, false) !== true) {
		throw new Error(`Data table with name '${name}' already exists`);
	}
	const columns: unknown = context.getNodeParameter('columns.column', item, []);
	const names = Array.isArray(columns) ? columns.map((column) => String(column.name)) : [];
	if (!there) tables.set(name, { columns: names, rows: [] });
	return { id: name, name };
}

/** Does what the operation says. @returns the rows that n8n gives out for it */
function rowsAfter(context: IExecuteFunctions, item: number, tables: Map<string, Table>): IDataObject[] {
	const name = String(context.getNodeParameter('dataTableId', item, '', { extractValue: true }));
	const table = tables.get(name);
	if (!table) throw new Error(`Data table with name "${name}" not found`);
	const found = table.rows.filter((row) => fits(row, context, item, table));
	switch (context.getNodeParameter('operation', item)) {
		case 'get':
			return context.getNodeParameter('returnAll', item) === true ? found : found.slice(0, 50);
		case 'deleteRows':
			table.rows = table.rows.filter((row) => !found.includes(row));
			return found;
		case 'upsert': {
			const values = valuesOf(context, item, table);
			if (found.length > 0) return found.map((row) => Object.assign(row, values));
			const row = { id: table.rows.length + 1, ...Object.fromEntries(table.columns.map((column) => [column, null])), ...values };
			table.rows.push(row);
			return [row];
		}
		case 'update':
			return found.map((row) => Object.assign(row, valuesOf(context, item, table)));
		default:
			throw new Error('The stand-in knows no such operation on rows');
	}
}

function fits(row: IDataObject, context: IExecuteFunctions, item: number, table: Table): boolean {
	const conditions = recordsAt(context, 'filters.conditions', item);
	const verdicts = conditions.map(({ keyName, condition, keyValue }) => {
		const column = String(keyName);
		if (!table.columns.includes(column) || condition !== 'eq') throw new Error(`Filter validation failed: "${column}"`);
		return String(row[column]) === String(keyValue);
	});
	if (verdicts.length === 0) return true;
	return context.getNodeParameter('matchType', item) === 'allConditions' ? verdicts.every(Boolean) : verdicts.some(Boolean);
}

function valuesOf(context: IExecuteFunctions, item: number, table: Table): IDataObject {
	const values = Object(context.getNodeParameter('columns.value', item, {}));
	const unknown = Object.keys(values).find((column) => !table.columns.includes(column));
	if (unknown !== undefined) throw new Error(`unknown column name '${unknown}'`);
	return { ...values };
}
