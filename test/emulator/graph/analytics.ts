import { isJson, type Json } from '../json';
import type { Account } from '../world/objects';
import type { Counted, CountRow } from '../world/counts';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import type { Field } from './fields';
import { GraphError } from './graphError';
import { readJsonList } from './templateLists';

/** Seconds of each granularity; a month counts as 30 days. */
const spans: Record<string, number> = {
	HALF_HOUR: 1800,
	DAY: 86_400,
	DAILY: 86_400,
	MONTH: 2_592_000,
	MONTHLY: 2_592_000,
};

interface Query {
	start: number;
	end: number;
	granularity: string;
	/** A list modifier, or undefined when it was not given or is empty. */
	list(name: string): string[] | undefined;
}

/** @throws GraphError 100 for a missing or impossible time span or a granularity that is not allowed here */
function readQuery(given: Record<string, unknown>, allowed: string[]): Query {
	const start = Number(given['start']);
	const end = Number(given['end']);
	if (!Number.isInteger(start) || !Number.isInteger(end) || start >= end) {
		throw new GraphError(100, {
			title: 'Invalid parameter',
			details: 'start and end are required: Unix timestamps, start before end.',
		});
	}
	const granularity = String(given['granularity']).replace(/["']/g, '').toUpperCase();
	if (!allowed.includes(granularity)) {
		throw new GraphError(100, {
			title: `Param granularity must be one of {${allowed.join(', ')}} - got "${granularity}".`,
			details: `granularity must be one of ${allowed.join(', ')}.`,
		});
	}
	return {
		start,
		end,
		granularity,
		list(name) {
			const value = given[name];
			if (value === undefined || value === '') return undefined;
			const read = readJsonList(typeof value === 'string' ? value.replaceAll("'", '"') : value, name).map(
				String,
			);
			return read.length === 0 ? undefined : read;
		},
	};
}

/** Adds rows up by span and by the values that `keyOf` tells apart. */
function addUp(
	rows: CountRow[],
	query: Query,
	keyOf: (row: CountRow) => Json,
): Array<Json & Record<Counted, number>> {
	const span = spans[query.granularity] ?? 86_400;
	const sums = new Map<string, Json & Record<Counted, number>>();
	for (const row of rows) {
		const start = Math.floor(row.start / span) * span;
		const keys = keyOf(row);
		const id = `${start} ${JSON.stringify(keys)}`;
		const sum = sums.get(id) ?? { start, end: start + span, ...keys, sent: 0, delivered: 0, read: 0 };
		sum.sent += row.sent;
		sum.delivered += row.delivered;
		sum.read += row.read;
		sums.set(id, sum);
	}
	return [...sums.values()].sort((one, other) => Number(one['start']) - Number(other['start']));
}

function rowsOf(call: GraphCall<Account>, query: Query): CountRow[] {
	const numbers = query.list('phone_numbers')?.map((phone) => phone.replace(/\D/g, ''));
	const own = call.world.numbersOf(call.object).map(({ digits }) => digits);
	const countries = query.list('country_codes');
	return call.world.counts
		.between(query.start, query.end)
		.filter(
			(row) =>
				own.includes(row.phone) &&
				(numbers?.includes(row.phone) ?? true) &&
				(countries?.includes(row.country) ?? true),
		);
}

function messages(call: GraphCall<Account>, given: Record<string, unknown>): Json {
	const query = readQuery(given, ['HALF_HOUR', 'DAY', 'MONTH']);
	const rows = rowsOf(call, query);
	return {
		phone_numbers:
			query.list('phone_numbers') ?? call.world.numbersOf(call.object).map(({ digits }) => digits),
		country_codes: query.list('country_codes') ?? [...new Set(rows.map(({ country }) => country))],
		granularity: query.granularity,
		data_points: addUp(rows, query, () => ({})).map(({ start, end, sent, delivered }) => ({
			start,
			end,
			sent,
			delivered,
		})),
	};
}

/** What a delivered message costs here: invented, the same for all. */
const price: Record<string, number> = { MARKETING: 0.025, UTILITY: 0.004, AUTHENTICATION: 0.004, SERVICE: 0 };

/** The dimensions that a caller asked for, by the names that the answer uses. */
function dimensioned(query: Query, all: (row: CountRow) => Record<string, string>): (row: CountRow) => Json {
	const wanted = query.list('dimensions')?.map((name) => name.toLowerCase());
	return (row) => Object.fromEntries(Object.entries(all(row)).filter(([name]) => wanted?.includes(name)));
}

function conversations(call: GraphCall<Account>, given: Record<string, unknown>): Json {
	const query = readQuery(given, ['HALF_HOUR', 'DAILY', 'MONTHLY']);
	const keyOf = dimensioned(query, (row) => ({
		phone: row.phone,
		country: row.country,
		conversation_category: row.category,
		conversation_type: row.category === 'SERVICE' ? 'FREE_TIER' : 'REGULAR',
		conversation_direction: row.category === 'SERVICE' ? 'USER_INITIATED' : 'BUSINESS_INITIATED',
	}));
	const points = addUp(rowsOf(call, query), query, keyOf).map((point) => {
		const { sent, delivered, read, ...rest } = point;
		return { ...rest, conversation: Math.max(sent, delivered, read), cost: 0 };
	});
	return { data: [{ data_points: points }] };
}

function pricing(call: GraphCall<Account>, given: Record<string, unknown>): Json {
	const query = readQuery(given, ['HALF_HOUR', 'DAILY', 'MONTHLY']);
	const keyOf = dimensioned(query, (row) => ({
		phone: row.phone,
		country: row.country,
		pricing_category: row.category,
		pricing_type: row.category === 'SERVICE' ? 'FREE_CUSTOMER_SERVICE' : 'REGULAR',
		tier: 'TIER_0',
	}));
	const rows = rowsOf(call, query);
	const points = addUp(rows, query, keyOf).map(({ sent, delivered, read, ...rest }) => ({
		...rest,
		volume: delivered,
		cost: Number((delivered * (price[String(rest['pricing_category'])] ?? 0)).toFixed(4)),
	}));
	return { data: [{ data_points: points }] };
}

const metricTypes = ['SENT', 'DELIVERED', 'READ', 'CLICKED', 'COST'];

function templates(call: GraphCall<Account>, given: Record<string, unknown>): Json {
	const query = readQuery(given, ['DAILY']);
	const ids = query.list('template_ids');
	if (ids === undefined || ids.length > 10)
		throw new GraphError(100, {
			title: 'Invalid parameter',
			details: 'template_ids: 1 to 10 template IDs are required.',
		});
	const metrics = query.list('metric_types')?.map((name) => name.toUpperCase()) ?? ['SENT', 'DELIVERED', 'READ'];
	const unknown = metrics.find((name) => !metricTypes.includes(name));
	if (unknown !== undefined)
		throw new GraphError(100, {
			title: 'Invalid parameter',
			details: `metric_types: ${unknown} is not one of ${metricTypes.join(', ')}.`,
		});
	const rows = rowsOf(call, query).filter(
		({ templateId }) => templateId !== undefined && ids.includes(templateId),
	);
	const points = addUp(rows, query, (row) => ({ template_id: row.templateId })).map((point) => {
		const { template_id, start, end } = point;
		const chosen: Json = { template_id, start, end };
		for (const name of ['sent', 'delivered', 'read'] as const)
			if (metrics.includes(name.toUpperCase())) chosen[name] = point[name];
		if (metrics.includes('CLICKED')) chosen['clicked'] = [];
		return chosen;
	});
	return { data: [{ granularity: 'DAILY', product_type: 'CLOUD_API', data_points: points }] };
}

/** The fields of an account that are worked out when asked for: `analytics.start(…).end(…).granularity(DAY)`. */
export function accountFields(call: GraphCall<Account>): Record<string, (field: Field) => unknown> {
	return {
		analytics: (field) => messages(call, field.arguments),
		conversation_analytics: (field) => conversations(call, field.arguments),
		pricing_analytics: (field) => pricing(call, field.arguments),
		template_analytics: (field) => templates(call, field.arguments),
		health_status: () => health(call),
	};
}

function health({ object: account }: GraphCall<Account>): Json {
	const set = account.attributes['health_status'];
	if (isJson(set)) return set;
	return {
		can_send_message: 'AVAILABLE',
		entities: [{ entity_type: 'WABA', id: account.id, can_send_message: 'AVAILABLE' }],
	};
}

export const analyticsEndpoints: Endpoint[] = [
	endpoint('GET', 'account', 'template_analytics', (call) => templates(call, call.parameters), {
		scope: 'whatsapp_business_management',
	}),
];
