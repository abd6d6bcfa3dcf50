import { errorCode } from '../../shared/graph/errorCodes';
import type { JsonObject } from '../../shared/graph/request';
import { firstText, objectOf, objectsOf, present } from './json';

/**
 * Meta's errors of a status, a message or a delivery, each with what happened and what to do about it.
 * @returns undefined when there are none
 */
export function errorsOf(errors: unknown): JsonObject[] | undefined {
	const read = objectsOf(errors).map((error) => {
		const code = Number(error.code);
		const known = Number.isInteger(code) ? errorCode(code) : undefined;
		return present({
			code: Number.isInteger(code) ? code : error.code,
			title: firstText(error.title),
			message: firstText(error.message),
			details: firstText(objectOf(error.error_data)?.details, error.details),
			meaning: known?.what,
			remedy: known?.remedy ?? 'Look the code up in Meta\'s list: developers.facebook.com, "WhatsApp Cloud API error codes".',
		});
	});
	return read.length === 0 ? undefined : read;
}
