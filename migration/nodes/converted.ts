import type { Json } from '../workflow';

/** What a node's parameters became. */
export interface Converted {
	parameters: Json;
	/** The operation in the menu's words, such as `Message > Send Text`. */
	as: string;
	/** What is different now, with nothing to do. */
	notes: string[];
	/** What is left to do by hand. */
	byHand: Array<{ what: string; remedy: string }>;
}

/** The node cannot be converted, and stays as it is. */
export interface NotConverted {
	because: string;
	remedy: string;
}

export type Conversion = Converted | NotConverted;

export const isConverted = (conversion: Conversion): conversion is Converted => 'parameters' in conversion;

/** An operation of ours with its parameters. */
export function operation(resource: string, name: string, as: string, parameters: Json, more: Partial<Pick<Converted, 'notes' | 'byHand'>> = {}): Converted {
	return { parameters: { resource, operation: name, ...parameters }, as, notes: more.notes ?? [], byHand: more.byHand ?? [] };
}

/** A locator that holds an ID or an expression. Empty means the credential's number. */
export const byId = (value: unknown): Json => ({ __rl: true, mode: 'id', value: value ?? '' });

/** Sender and recipient, as every message has them. */
export const addressed = ({ phoneNumberId, recipientPhoneNumber }: Json): Json => ({
	phoneNumberId: byId(phoneNumberId),
	to: recipientPhoneNumber ?? '',
});

/** The built-in node gives Meta's answer as it comes; expressions that read it go on working. */
export const FULL: Json = { responseFormat: 'full' };
