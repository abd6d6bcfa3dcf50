import { randomBytes } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import type { NodeClass } from '../../engine/nodeTypes';
import { describeStandIn, field } from '../../engine/standIns/description';

/** Google Sheets, reading: the rows that a test lays in. */
export function googleSheetsWith(rows: () => readonly IDataObject[]): NodeClass {
	return class GoogleSheets implements INodeType {
		description = describeStandIn('googleSheets', [field('operation', 'string', 'read')]);

		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			if (this.getNodeParameter('operation', 0) !== 'read') throw new Error('The stand-in reads alone');
			return [rows().map((row) => ({ json: { ...row }, pairedItem: { item: 0 } }))];
		}
	};
}

/**
 * Read/Write Files from Disk, writing.
 * @param files what was written, by file name
 */
export function filesOnDisk(files: Map<string, Buffer>): NodeClass {
	return class ReadWriteFile implements INodeType {
		description = describeStandIn('readWriteFile', [
			field('operation', 'string', 'read'),
			field('fileName', 'string'),
			field('dataPropertyName', 'string', 'data'),
		]);

		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			if (this.getNodeParameter('operation', 0) !== 'write') throw new Error('The stand-in writes alone');
			const items = this.getInputData().map(async (item, index): Promise<INodeExecutionData> => {
				const fileName = String(this.getNodeParameter('fileName', index));
				const property = String(this.getNodeParameter('dataPropertyName', index));
				files.set(fileName, await this.helpers.getBinaryDataBuffer(index, property));
				return { ...item, json: { ...item.json, fileName }, pairedItem: { item: index } };
			});
			return [await Promise.all(items)];
		}
	};
}

/** n8n Form: its answers are the run's first item. */
export class FormTrigger implements INodeType {
	description = describeStandIn('formTrigger', [field('formTitle', 'string')], { group: ['trigger'], inputs: [] });

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Crypto, generating: a random text in hexadecimal. */
export class Crypto implements INodeType {
	description = describeStandIn('crypto', [
		field('action', 'string', 'hash'),
		field('encodingType', 'string', 'uuid'),
		field('dataPropertyName', 'string', 'data'),
		field('stringLength', 'number', 32),
	]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().map(({ json }, item): INodeExecutionData => {
			const isHex = this.getNodeParameter('action', item) === 'generate' && this.getNodeParameter('encodingType', item) === 'hex';
			if (!isHex) throw new Error('The stand-in generates hexadecimal texts alone');
			const length = Number(this.getNodeParameter('stringLength', item));
			const name = String(this.getNodeParameter('dataPropertyName', item));
			return { json: { ...json, [name]: randomBytes(length).toString('hex').slice(0, length) }, pairedItem: { item } };
		});
		return [items];
	}
}

/** HTML, generating: the template with its expressions filled in. */
export class Html implements INodeType {
	description = describeStandIn('html', [field('operation', 'string', 'generateHtmlTemplate'), field('html', 'string', '', { noDataExpression: true })]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().map((_, item): INodeExecutionData => {
			const template = String(this.getNodeParameter('html', item));
			const html = template.replace(/\{\{[\s\S]*?\}\}/g, (expression) => String(this.evaluateExpression(expression, item) ?? ''));
			return { json: { html }, pairedItem: { item } };
		});
		return [items];
	}
}
