import { InputError } from '../../../shared/graph/failure';
import { defineField } from '../fields/field';
import { graphFields } from '../fields/graphFields';

/** All that is known of a number in every version of the API that the credential offers. */
export const NUMBER_FIELDS = [
	'id',
	'display_phone_number',
	'verified_name',
	'status',
	'quality_rating',
	'name_status',
	'code_verification_status',
	'throughput',
	'health_status',
	'whatsapp_business_manager_messaging_limit',
	'platform_type',
	'account_mode',
	'is_official_business_account',
] as const;

export const numberFields = graphFields('display_phone_number,quality_rating,health_status');

export const pin = defineField({
	displayName: 'PIN',
	name: 'pin',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	placeholder: 'e.g. 123456',
	description: 'The 6 digits of the two-step verification',
});

/**
 * A PIN or a verification code: six digits, which is all that is left of `123-456`.
 * @throws InputError that does not show the value
 */
export function sixDigits(field: string, value: string, remedy: string): string {
	const digits = value.replace(/[\s-]/g, '');
	if (/^\d{6}$/.test(digits)) return digits;
	const what = /^\d*$/.test(digits) ? `${digits.length} digits` : 'other characters than digits';
	throw new InputError(digits === '' ? `'${field}' is empty` : `'${field}' has ${what}, and it takes 6 digits`, remedy);
}

export const checkedPin = (value: string): string =>
	sixDigits('PIN', value, 'Enter the 6 digits as a text: in a number, zeros at the beginning get lost.');
