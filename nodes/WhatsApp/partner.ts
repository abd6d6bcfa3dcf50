import type { GraphRequest, JsonValue } from '../shared/graph/request';

/** Who a message goes to: what its order and Meta's pair limit depend on. */
export interface Partner {
	recipient: string;
	toGroup: boolean;
}

const textOf = (value: JsonValue | undefined): string =>
	typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/**
 * The recipient in a message's body or form, phone numbers in the one spelling that the node's own messages have.
 * @returns undefined when there is none
 */
export function partnerOf({ body, form }: Pick<GraphRequest, 'body' | 'form'>): Partner | undefined {
	const { to, recipient, recipient_type: kind } = body ?? form?.fields ?? {};
	const partner = textOf(to) || textOf(recipient);
	if (partner === '') return undefined;
	return { recipient: IN_ONE_SPELLING.test(partner) ? partner : oneSpelling(partner), toGroup: kind === 'group' };
}

const IN_ONE_SPELLING = /^\+\d+$/;

/** A number as somebody typed it is written as the node's own messages have it; an ID, and what nobody can read, stays. */
function oneSpelling(partner: string): string {
	if (/[^\d\s+().-]/.test(partner)) return partner;
	const digits = partner.replace(/\D/g, '');
	return digits === '' ? partner : `+${partner.startsWith('+') ? digits : digits.replace(/^00/, '')}`;
}
