import { fieldNames } from '../fields/graphFields';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { explainedNumber } from './health';
import { NUMBER_FIELDS, numberFields } from './numberFields';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get phone number',
	description: 'Get the name, status, quality, limits and health of a phone number, with what they mean',
	effect: 'read',
	fields: [number('The number to read'), plainOptions(numberFields)],
	request: ({ phoneNumberId, options }) => ({
		method: 'GET',
		path: `/${phoneNumberId}`,
		query: { fields: fieldNames(options.fields ?? '', NUMBER_FIELDS) },
	}),
	simplify: explainedNumber,
});
