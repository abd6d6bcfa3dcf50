import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { describeStandIn, field, list } from './description';

const conditions = field('conditions', 'filter', {}, { typeOptions: { filter: { version: 2 } } });
const options = field('options', 'json', {});

/** n8n itself decides: a `filter` field read with `extractValue` is the verdict on the item. */
function isMet(context: IExecuteFunctions, name: string, item: number): boolean {
	return context.getNodeParameter(name, item, false, { extractValue: true }) === true;
}

function divide(context: IExecuteFunctions): { met: INodeExecutionData[]; unmet: INodeExecutionData[] } {
	const met: INodeExecutionData[] = [];
	const unmet: INodeExecutionData[] = [];
	context.getInputData().forEach((item, index) => {
		const paired = { ...item, pairedItem: { item: index } };
		(isMet(context, 'conditions', index) ? met : unmet).push(paired);
	});
	return { met, unmet };
}

/** If: first output what meets the conditions, second output the rest. */
export class If implements INodeType {
	description = describeStandIn('if', [conditions, options], {
		version: [1, 2, 2.1, 2.2, 2.3],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
	});

	async execute(this: IExecuteFunctions) {
		const { met, unmet } = divide(this);
		return [met, unmet];
	}
}

/** Filter: what meets the conditions goes on. */
export class Filter implements INodeType {
	description = describeStandIn('filter', [conditions, options], { version: [1, 2, 2.1, 2.2, 2.3] });

	async execute(this: IExecuteFunctions) {
		return [divide(this).met];
	}
}

/** Switch: an output per rule (the first that is met, or every one), and one for what meets none. */
export class Switch implements INodeType {
	description = describeStandIn(
		'switch',
		[
			field('mode', 'string', 'rules'),
			field('numberOutputs', 'number', 4),
			field('output', 'number', 0),
			list('rules', 'values', [conditions, field('renameOutput', 'boolean', false), field('outputKey', 'string')]),
			options,
		],
		{ version: [3, 3.1, 3.2, 3.3, 3.4] },
	);

	async execute(this: IExecuteFunctions) {
		const outputs: INodeExecutionData[][] = [];
		this.getInputData().forEach((item, index) => {
			for (const output of chosenOutputs(this, index)) {
				while (outputs.length <= output) outputs.push([]);
				outputs[output]?.push({ ...item, pairedItem: { item: index } });
			}
		});
		return outputs;
	}
}

function chosenOutputs(context: IExecuteFunctions, item: number): number[] {
	if (context.getNodeParameter('mode', item) === 'expression') {
		return [Number(context.getNodeParameter('output', item))];
	}
	const rules = context.getNodeParameter('rules.values', item, [], { rawExpressions: true });
	if (!Array.isArray(rules)) throw new Error('The Switch node has no list of rules');
	const met = rules.map((_, rule) => rule).filter((rule) => isMet(context, `rules.values[${rule}].conditions`, item));
	const all = context.getNodeParameter('options.allMatchingOutputs', item, false);
	if (met.length > 0) return all ? met : met.slice(0, 1);
	const fallback = context.getNodeParameter('options.fallbackOutput', item, 'none');
	if (fallback === 'none') return [];
	return [fallback === 'extra' ? rules.length : Number(fallback)];
}
