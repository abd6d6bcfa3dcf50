import { defineField } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { countryCodes, dataPoints, end, figuresOf, filtersOf, messageGranularity, phoneNumbers, spanOf, start } from './analyticsFields';

const productTypes = defineField({
	displayName: 'Kinds of Messages',
	name: 'productTypes',
	type: 'multiOptions',
	options: [
		{ name: 'Received', value: '100', description: 'What customers wrote' },
		{ name: 'Sent Outside Templates', value: '2' },
		{ name: 'Sent With a Template', value: '0' },
	],
	default: [],
	description: 'Only messages of these kinds. Leave it empty for all.',
});

export const messages = defineOperation({
	name: 'Get Messages',
	value: 'messages',
	action: 'Get analytics of messages',
	description: 'Get how many messages were sent and delivered in a span of time, with an item for each day, half hour or month',
	effect: 'read',
	fields: [start, end, messageGranularity, plainOptions(phoneNumbers, countryCodes, productTypes)],
	resolve: async (_parameters, { timeZone }) => timeZone,
	request: (given, { resolved: timeZone, account }) =>
		figuresOf(account, 'analytics', spanOf(given, timeZone), given.granularity, {
			...filtersOf(given.options),
			product_types: (given.options.productTypes ?? []).map(Number),
		}),
	simplify: (body) => dataPoints(body.analytics),
});
