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
			{ name: 'Category', value: 'CONVERSATION_CATEGORY' },
			{ name: 'Country', value: 'COUNTRY' },
			{ name: 'Direction', value: 'CONVERSATION_DIRECTION' },
			{ name: 'Phone Number', value: 'PHONE' },
			{ name: 'Type', value: 'CONVERSATION_TYPE' },
		],
		default: [],
		description: 'What the figures are told apart by. Leave it empty for sums.',
	},
	{
		displayName: 'Categories',
		name: 'conversationCategories',
		type: 'multiOptions',
		options: [
			{ name: 'Authentication', value: 'AUTHENTICATION' },
			{ name: 'Marketing', value: 'MARKETING' },
			{ name: 'Service', value: 'SERVICE' },
			{ name: 'Utility', value: 'UTILITY' },
		],
		default: [],
		description: 'Only conversations of these categories. Leave it empty for all.',
	},
	{
		displayName: 'Directions',
		name: 'conversationDirections',
		type: 'multiOptions',
		options: [
			{ name: 'Begun by Customers', value: 'USER_INITIATED' },
			{ name: 'Begun by the Business', value: 'BUSINESS_INITIATED' },
			{ name: 'Unknown', value: 'UNKNOWN' },
		],
		default: [],
		description: 'Only conversations of these directions. Leave it empty for all.',
	},
	{
		displayName: 'Metrics',
		name: 'metricTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Conversations', value: 'CONVERSATION' },
			{ name: 'Cost', value: 'COST', description: "Not for accounts that use a partner's line of credit" },
		],
		default: [],
		description: 'Which figures to get. Leave it empty for all.',
	},
	{
		displayName: 'Types',
		name: 'conversationTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Free Entry Point', value: 'FREE_ENTRY' },
			{ name: 'Free Tier', value: 'FREE_TIER' },
			{ name: 'Regular', value: 'REGULAR' },
		],
		default: [],
		description: 'Only conversations of these types. Leave it empty for all.',
	},
]);

export const conversations = defineOperation({
	name: 'Get Conversations',
	value: 'conversations',
	action: 'Get analytics of conversations',
	description: 'Get how many conversations there were in a span of time and what they cost, with an item for each data point',
	effect: 'read',
	fields: [start, end, granularity, plainOptions(phoneNumbers, countryCodes, ...filters)],
	resolve: async (_parameters, { timeZone }) => timeZone,
	request: (given, { resolved: timeZone, account }) => {
		const { options } = given;
		return figuresOf(account, 'conversation_analytics', spanOf(given, timeZone), given.granularity, {
			...filtersOf(options),
			metric_types: options.metricTypes ?? [],
			conversation_categories: options.conversationCategories ?? [],
			conversation_types: options.conversationTypes ?? [],
			conversation_directions: options.conversationDirections ?? [],
			dimensions: options.dimensions ?? [],
		});
	},
	simplify: (body) => dataPoints(body.conversation_analytics),
});
