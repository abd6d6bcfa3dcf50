import type { INode } from 'n8n-workflow';
import type { Fields } from './operations/fields/field';
import type { Parameters } from './parameters';

/**
 * Whether the node works as the tool of an AI agent. n8n gives such a node a type of its own, which ends in `Tool`,
 * whether the agent or the engine runs it; its `isToolExecution()` is true in the first case alone.
 */
export const isTool = ({ type }: Pick<INode, 'type'>): boolean => type.endsWith('Tool');

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The parameters with what their fields declare for a tool (`asTool`) in place of options that were not added. */
export function withToolDefaults(fields: Fields, parameters: Parameters): Parameters {
	const { options } = parameters;
	if (!isRecord(options)) return parameters;
	const inner = fields.find(({ name }) => name === 'options')?.options ?? [];
	const defaults = inner.flatMap((one) => ('asTool' in one && one.asTool !== undefined ? [[one.name, one.asTool] as const] : []));
	return { ...parameters, options: { ...Object.fromEntries(defaults), ...options } };
}
