import type { JsonObject } from '../graph/request';
import type { Resumption } from './resumption';

/** A question in free text that waits: the next message of its conversation is the answer. */
export interface Wait extends Resumption {
	/** Of the business number that asked. */
	phoneNumberId: string;
	/** The identities of the person who was asked, as `personKeys` gives them. */
	people: string[];
	/** When it ends, in Unix milliseconds. */
	until: number;
}

/** Whether both are the same question: it is registered once more when more is known of the person. */
export const isSameWait = (one: Resumption, other: Resumption): boolean =>
	one.execution === other.execution && one.node === other.node;

/** A wait as JSON and static data hold it: an array, since n8n copies static data into every execution that it saves. */
export const plainWait = ({ execution, node, signature, phoneNumberId, people, until }: Wait): JsonObject => ({
	w: [execution, node, signature, phoneNumberId, until, ...people],
});

/** Reads what `plainWait` has written; undefined when it is something else. */
export function waitIn(value: unknown): Wait | undefined {
	const members = typeof value === 'object' && value !== null && 'w' in value && Array.isArray(value.w) ? value.w : [];
	const [execution, node, signature, phoneNumberId, until, ...people]: unknown[] = members;
	const texts = [execution, node, signature, phoneNumberId, ...people].filter((one) => typeof one === 'string' && one !== '');
	if (typeof until !== 'number' || people.length === 0 || texts.length !== people.length + 4) return undefined;
	const [first = '', second = '', third = '', fourth = '', ...rest] = texts.map(String);
	return { execution: first, node: second, signature: third, phoneNumberId: fourth, until, people: rest };
}
