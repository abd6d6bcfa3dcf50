import { InputError } from '../../../shared/graph/failure';
import type { JsonObject, JsonValue } from '../../../shared/graph/request';
import { defineField } from '../fields/field';
import { entriesOf } from '../fields/listing';
import { plainOptions } from '../fields/sendOptions';
import { isObject, textOf } from '../flat';
import { defineOperation } from '../operation';
import { template, templateId } from './templateFields';

const otherTemplate = defineField({
	...template,
	displayName: 'Other Template',
	name: 'otherTemplateId',
	description: 'The template to compare with. Both have the same category and were sent at least 1,000 times in the period.',
});

const days = defineField({
	displayName: 'Period',
	name: 'days',
	type: 'options',
	options: [
		{ name: '30 Days', value: 30 },
		{ name: '60 Days', value: 60 },
		{ name: '7 Days', value: 7 },
		{ name: '90 Days', value: 90 },
	],
	default: 30,
	description: 'How long the period is',
});

const end = defineField({
	displayName: 'End',
	name: 'end',
	type: 'dateTime',
	required: true,
	default: '={{ $now }}',
	description: 'When the period ends',
});

/** Seconds. */
const DAY = 86_400;

/** @throws InputError when the text is no date; Unix seconds are one */
function seconds(field: string, value: string): number {
	const time = /^\d{9,11}$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value);
	if (Number.isFinite(time)) return Math.floor(time / 1_000);
	throw new InputError(`'${field}' is '${value.slice(0, 60)}', which is no date`, 'Choose a date, or let the expression give one such as {{ $now }}.');
}

/** The value that a metric has for each template. */
function valuesOf(metric: JsonObject | undefined): Map<string, JsonValue> {
	const lists = [metric?.number_values, metric?.string_values].flatMap((list) => (Array.isArray(list) ? list : []));
	return new Map(lists.filter(isObject).map(({ key, value }) => [textOf(key) ?? '', value ?? null]));
}

export const compare = defineOperation({
	name: 'Compare',
	value: 'compare',
	action: 'Compare templates',
	description: 'Compare how often two templates were sent, which one was blocked less, and why they were blocked',
	effect: 'read',
	fields: [template, otherTemplate, days, end, plainOptions()],
	request: ({ templateId: id, otherTemplateId: other, days: period, end: until }) => {
		const [one, another] = [templateId(id), templateId(other, 'Other Template')];
		if (one === another) throw new InputError("'Template' and 'Other Template' are the same", 'Choose another one to compare with.');
		const last = seconds('End', until);
		return {
			method: 'GET',
			path: `/${one}/compare`,
			query: { template_ids: `[${another}]`, start: last - Number(period) * DAY, end: last },
		};
	},
	simplify: (body, { templateId: id, otherTemplateId: other }) => {
		const metrics = new Map(entriesOf(body).map((metric) => [textOf(metric.metric), metric]));
		const sends = valuesOf(metrics.get('MESSAGE_SENDS'));
		const reasons = valuesOf(metrics.get('TOP_BLOCK_REASON'));
		const order = metrics.get('BLOCK_RATE')?.order_by_relative_metric;
		const ofOne = (one: string): JsonObject => ({ templateId: one, messageSends: sends.get(one) ?? null, topBlockReason: reasons.get(one) ?? null });
		return {
			...ofOne(id),
			other: ofOne(other),
			// Meta lists the template with the lower rate first.
			blockedLess: Array.isArray(order) ? (order[0] ?? null) : null,
		};
	},
});
