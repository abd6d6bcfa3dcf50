import { defineFields } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { countryCodes, dataPoints, end, figuresOf, filtersOf, granularity, phoneNumbers, spanOf, start } from './analyticsFields';

const filters = defineFields([
	{
		displayName: 'Break Down By',
		name: 'dimensions',
		type: 'multiOptions',
		options: [
			{ name: 'Country', value: 'COUNTRY' },
			{ name: 'Phone Number', value: 'PHONE' },
			{ name: 'Pricing Category', value: 'PRICING_CATEGORY' },
			{ name: 'Pricing Type', value: 'PRICING_TYPE' },
			{ name: 'Volume Tier', value: 'TIER', description: 'Together with Country and Pricing Category' },
		],
		default: [],
		description: 'What the figures are told apart by. Leave it empty for sums.',
	},
	{
		displayName: 'Metrics',
		name: 'metricTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Cost', value: 'COST', description: "Not for accounts that use a partner's line of credit" },
			{ name: 'Volume', value: 'VOLUME', description: 'Messages delivered' },
		],
		default: [],
		description: 'Which figures to get. Leave it empty for all.',
	},
	{
		displayName: 'Pricing Categories',
		name: 'pricingCategories',
		type: 'multiOptions',
		options: [
			{ name: 'Authentication', value: 'AUTHENTICATION' },
			{ name: 'Authentication, International', value: 'AUTHENTICATION_INTERNATIONAL' },
			{ name: 'Marketing', value: 'MARKETING' },
			{ name: 'Referral Conversion', value: 'REFERRAL_CONVERSION' },
			{ name: 'Service', value: 'SERVICE' },
			{ name: 'Utility', value: 'UTILITY' },
		],
		default: [],
		description: 'Only messages of these categories. Leave it empty for all.',
	},
	{
		displayName: 'Pricing Types',
		name: 'pricingTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Free Customer Service', value: 'FREE_CUSTOMER_SERVICE' },
			{ name: 'Free Entry Point', value: 'FREE_ENTRY_POINT' },
			{ name: 'Regular', value: 'REGULAR' },
		],
		default: [],
		description: 'Only messages of these types. Leave it empty for all.',
	},
]);

export const pricing = defineOperation({
	name: 'Get Pricing',
	value: 'pricing',
	action: 'Get analytics of pricing',
	description: 'Get how many messages were delivered in a span of time and about what they cost, with an item for each data point',
	effect: 'read',
	fields: [start, end, granularity, plainOptions(phoneNumbers, countryCodes, ...filters)],
	resolve: async (_parameters, { timeZone }) => timeZone,
	request: (given, { resolved: timeZone, account }) => {
		const { options } = given;
		return figuresOf(account, 'pricing_analytics', spanOf(given, timeZone), given.granularity, {
			...filtersOf(options),
			metric_types: options.metricTypes ?? [],
			pricing_types: options.pricingTypes ?? [],
			pricing_categories: options.pricingCategories ?? [],
			dimensions: options.dimensions ?? [],
		});
	},
	simplify: (body) => dataPoints(body.pricing_analytics),
});
