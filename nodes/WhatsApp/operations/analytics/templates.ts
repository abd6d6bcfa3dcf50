import type { JsonObject, JsonValue } from '../../../shared/graph/request';
import { requireAccountId } from '../../../shared/whatsapp/identifiers';
import { defineField } from '../fields/field';
import { allEntries } from '../fields/listing';
import { plainOptions } from '../fields/sendOptions';
import { flat, isObject, textOf } from '../flat';
import { defineOperation } from '../operation';
import { template } from '../template/templateFields';
import { dataPoints, end, spanOf, start, templateIdOf } from './analyticsFields';

const templates = defineField({
	displayName: 'Templates',
	name: 'templates',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Template' },
	orJson: true,
	rowAs: { text: 'templateId' },
	required: true,
	limit: { min: 1, max: 10 },
	default: { template: [{ templateId: { mode: 'list', value: '' } }] },
	placeholder: 'Add Template',
	description: 'The templates to get figures of, up to 10',
	options: [{ displayName: 'Templates', name: 'template', values: [template] }],
});

const metricTypes = defineField({
	displayName: 'Metrics',
	name: 'metricTypes',
	type: 'multiOptions',
	options: [
		{ name: 'App Activations', value: 'APP_ACTIVATIONS', description: 'Marketing Messages only' },
		{ name: 'App Checkouts Initiated', value: 'APP_CHECKOUTS_INITIATED', description: 'Marketing Messages only' },
		{ name: 'App Purchases', value: 'APP_PURCHASES', description: 'Marketing Messages only' },
		{ name: 'App Purchases, Value', value: 'APP_PURCHASES_CONVERSION_VALUE', description: 'Marketing Messages only' },
		{ name: 'App, Added to Cart', value: 'APP_ADD_TO_CART', description: 'Marketing Messages only' },
		{ name: 'Clicked', value: 'CLICKED', description: 'Taps on buttons, of marketing and utility templates' },
		{ name: 'Cost', value: 'COST', description: "Not for accounts that use a partner's line of credit" },
		{ name: 'Delivered', value: 'DELIVERED' },
		{ name: 'Read', value: 'READ' },
		{ name: 'Sent', value: 'SENT' },
		{ name: 'Website Checkouts Initiated', value: 'WEBSITE_CHECKOUTS_INITIATED', description: 'Marketing Messages only' },
		{ name: 'Website Purchases', value: 'WEBSITE_PURCHASES', description: 'Marketing Messages only' },
		{ name: 'Website Purchases, Value', value: 'WEBSITE_PURCHASES_CONVERSION_VALUE', description: 'Marketing Messages only' },
		{ name: 'Website, Added to Cart', value: 'WEBSITE_ADD_TO_CART', description: 'Marketing Messages only' },
	],
	default: [],
	description: 'Which figures to get. Leave it empty for all.',
});

const productType = defineField({
	displayName: 'Sent By',
	name: 'productType',
	type: 'options',
	options: [
		{ name: 'Cloud API', value: 'CLOUD_API' },
		{ name: 'Marketing Messages', value: 'MARKETING_MESSAGES_API_FOR_WHATSAPP' },
	],
	default: 'CLOUD_API',
	description: 'Over which of the two the messages were sent',
});

/** Meta gives 30 data points at a time. */
const PAGE = 30;

const camelCase = (name: string): string => name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Meta's list of costs, such as `{ type: 'amount_spent', value: 0.03 }`, as members of its own. */
const costs = (list: JsonValue | undefined): JsonObject =>
	Object.fromEntries(
		(Array.isArray(list) ? list.filter(isObject) : []).map(({ type, value }) => [camelCase(textOf(type) ?? 'cost'), value ?? null]),
	);

function point({ cost, clicked, ...rest }: JsonObject): JsonObject {
	return {
		...rest,
		...costs(cost),
		...(Array.isArray(clicked) ? { clicked: clicked.filter(isObject).map(flat) } : {}),
	};
}

export const templateAnalytics = defineOperation({
	name: 'Get Templates',
	value: 'templates',
	action: 'Get analytics of templates',
	description:
		'Get how often templates were sent, delivered, read and tapped, and what they cost, with an item for each template and day. Has to be confirmed once in WhatsApp Manager > Insights.',
	effect: 'read',
	fields: [templates, start, end, plainOptions(metricTypes, productType)],
	resolve: async (_parameters, { timeZone }) => timeZone,
	request: ({ templates: rows, options, ...given }, { resolved: timeZone, account }) => ({
		method: 'GET',
		path: `/${requireAccountId(account)}/template_analytics`,
		query: {
			...spanOf(given, timeZone),
			granularity: 'DAILY',
			template_ids: JSON.stringify(rows.map(({ templateId }, index) => templateIdOf(templateId, index))),
			...(options.metricTypes === undefined || options.metricTypes.length === 0 ? {} : { metric_types: JSON.stringify(options.metricTypes) }),
			...(options.productType === undefined ? {} : { product_type: options.productType }),
			limit: PAGE,
		},
	}),
	run: async (request, work) => await allEntries(request, work, { returnAll: true, limit: 0 }),
	simplify: (body) => dataPoints(body).map(point),
});
