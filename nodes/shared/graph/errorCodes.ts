import { accessCodes, missingPermission, tokenSubcodes } from './errorCodes/access';
import { callCodes } from './errorCodes/calls';
import { flowCodes } from './errorCodes/flows';
import { groupCodes } from './errorCodes/groups';
import { mediaCodes } from './errorCodes/media';
import { notRegistered, phoneNumberCodes } from './errorCodes/phoneNumbers';
import { rateCodes } from './errorCodes/rates';
import { recipientCodes } from './errorCodes/recipients';
import { objectMissing, requestCodes } from './errorCodes/requests';
import type { ErrorCode, ErrorCodes } from './errorCodes/row';
import { templateCodes } from './errorCodes/templates';
import { webhookCodes } from './errorCodes/webhooks';

export type { ErrorCode } from './errorCodes/row';

/** Every family of codes. A code stands in exactly one of them. */
export const families: readonly ErrorCodes[] = [
	accessCodes,
	rateCodes,
	requestCodes,
	recipientCodes,
	mediaCodes,
	templateCodes,
	phoneNumberCodes,
	groupCodes,
	callCodes,
	flowCodes,
	webhookCodes,
];

const rows: ReadonlyMap<number, ErrorCode> = new Map(
	families.flatMap((family) => Object.entries(family).map(([code, row]) => [Number(code), row])),
);

/** What a subcode says more exactly than its code. */
const subcodes: ReadonlyMap<number, ErrorCodes> = new Map<number, ErrorCodes>([
	[100, { 33: objectMissing, 2207051: notRegistered }],
	[190, tokenSubcodes],
]);

/**
 * Subcodes from here on are codes in their own right: the same number comes as the code in one answer and as the
 * subcode of a general code, such as 100, in another.
 */
const OWN_CODES_FROM = 1_000_000;

/**
 * What one of Meta's codes means: in the error of an answer, and in the errors of a webhook alike.
 * @param code Meta's `error.code`
 * @param subcode Meta's `error.error_subcode`; a row for it wins over the row of the code
 * @returns undefined for a code that is not in Meta's lists
 */
export function errorCode(code: number, subcode?: number): ErrorCode | undefined {
	if (subcode !== undefined) {
		const row = subcodes.get(code)?.[subcode] ?? (subcode >= OWN_CODES_FROM ? rows.get(subcode) : undefined);
		if (row !== undefined) return row;
	}
	return rows.get(code) ?? (code >= 200 && code <= 299 ? missingPermission : undefined);
}
