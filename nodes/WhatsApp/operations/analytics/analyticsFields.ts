import { InputError } from '../../../shared/graph/failure';
import type { GraphRequest, JsonObject, JsonValue } from '../../../shared/graph/request';
import { graphId, requireAccountId } from '../../../shared/whatsapp/identifiers';
import { momentOf } from '../../../shared/whatsapp/moment';
import { recipientOf } from '../../../shared/whatsapp/recipient';
import type { Account } from '../../../shared/graph/connection';
import { defineField } from '../fields/field';
import { flat, isObject } from '../flat';

export const start = defineField({
	displayName: 'Start',
	name: 'start',
	type: 'dateTime',
	required: true,
	default: '={{ $now.minus({ days: 7 }).startOf("day") }}',
	description: "From when on. Meta keeps figures for a year, those of templates for 90 days. Without a zone, the workflow's is meant.",
});

export const end = defineField({
	displayName: 'End',
	name: 'end',
	type: 'dateTime',
	required: true,
	default: '={{ $now }}',
	description: "Until when. Without a zone, the workflow's is meant.",
});

const description = 'How long the time is that each data point stands for';

/** Messages have other words for the same spans than conversations and prices. */
export const granularity = defineField({
	displayName: 'Granularity',
	name: 'granularity',
	type: 'options',
	options: [
		{ name: 'Day', value: 'DAILY' },
		{ name: 'Half Hour', value: 'HALF_HOUR' },
		{ name: 'Month', value: 'MONTHLY' },
	],
	default: 'DAILY',
	description,
});

export const messageGranularity = defineField({
	...granularity,
	options: [
		{ name: 'Day', value: 'DAY' },
		{ name: 'Half Hour', value: 'HALF_HOUR' },
		{ name: 'Month', value: 'MONTH' },
	],
	default: 'DAY',
	description,
});

export const phoneNumbers = defineField({
	displayName: 'Phone Numbers',
	name: 'phoneNumbers',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Phone Number' },
	default: [],
	placeholder: 'e.g. +15550100001',
	description: 'Only figures of these numbers of the account, with country code. Leave it empty for all.',
});

export const countryCodes = defineField({
	displayName: 'Countries',
	name: 'countryCodes',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Country' },
	default: [],
	placeholder: 'e.g. US',
	description: 'Only figures of customers in these countries, by codes of two letters. Leave it empty for all.',
});

/** Several values, also in one text with commas between them. */
const valuesIn = (given: readonly string[] | undefined): string[] =>
	(given ?? []).flatMap((one) => one.split(/[,;\n]/)).map((one) => one.trim()).filter((one) => one !== '');

/** @throws InputError for what is no phone number */
function digitsOf(value: string): string {
	const person = recipientOf(value, 'Phone Numbers');
	if ('to' in person && person.recipient_type === 'individual') return person.to.slice(1);
	throw new InputError(`'Phone Numbers' holds '${value.slice(0, 60)}', which is no phone number`, 'Enter phone numbers of the account with their country code.');
}

/** @throws InputError for what is no code of two letters */
function countryOf(value: string): string {
	if (/^[A-Za-z]{2}$/.test(value)) return value.toUpperCase();
	throw new InputError(`'Countries' holds '${value.slice(0, 60)}', which is no country code`, 'Enter codes of two letters, such as US or DE.');
}

/** The span of time, in Unix seconds. */
export interface Span {
	start: number;
	end: number;
}

/**
 * What the date pickers give.
 * @throws InputError when one of them is no date, or the end is not after the start
 */
export function spanOf(given: { start: string; end: string }, timeZone: string): Span {
	const span = {
		start: Math.floor(momentOf('Start', given.start, timeZone) / 1_000),
		end: Math.floor(momentOf('End', given.end, timeZone) / 1_000),
	};
	if (span.start < span.end) return span;
	const shown = (seconds: number): string => new Date(seconds * 1_000).toISOString();
	throw new InputError(`'End' is ${shown(span.end)}, which is not after 'Start', ${shown(span.start)}`, 'Choose an end that is later than the start.');
}

/** The filters that messages, conversations and prices share. */
export const filtersOf = (given: { phoneNumbers?: string[]; countryCodes?: string[] }): JsonObject => ({
	phone_numbers: valuesIn(given.phoneNumbers).map(digitsOf),
	country_codes: valuesIn(given.countryCodes).map(countryOf),
});

/**
 * The request for one kind of figures: a field of the account with its filters, `analytics.start(1).end(2)…`. Filters
 * that are empty are left out.
 */
export function figuresOf(account: Account, field: string, { start, end }: Span, granularity: string, filters: JsonObject): GraphRequest {
	const given = Object.entries(filters).filter(([, value]) => Array.isArray(value) && value.length > 0);
	const parts = [`start(${start})`, `end(${end})`, `granularity(${granularity})`, ...given.map(([name, value]) => `${name}(${JSON.stringify(value)})`)];
	return { method: 'GET', path: `/${requireAccountId(account)}`, query: { fields: `${field}.${parts.join('.')}` } };
}

const objects = (value: JsonValue | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const timeOf = (seconds: JsonValue | undefined): JsonValue =>
	typeof seconds === 'number' ? new Date(seconds * 1_000).toISOString() : (seconds ?? null);

/** One flat output for each data point, wherever the answer has them. */
export function dataPoints(figures: JsonValue | undefined): JsonObject[] {
	if (!isObject(figures)) return [];
	const series = figures.data_points === undefined ? objects(figures.data) : [figures];
	return series.flatMap(({ data_points: points }) =>
		objects(points).map(({ start: from, end: until, ...point }) => ({ start: timeOf(from), end: timeOf(until), ...flat(point) })),
	);
}

/** @throws InputError for what is no ID of a template */
export function templateIdOf(value: string, index: number): string {
	const where = 'Choose the template from the list, or enter its ID, which Template > Get Many gives.';
	const field = `'Template' of 'Templates ${index + 1}'`;
	const id = graphId(field, value, where);
	if (/^\d+$/.test(id)) return id;
	throw new InputError(`${field} is '${id.slice(0, 60)}', a name where the ID belongs`, where);
}
