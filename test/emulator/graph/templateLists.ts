import { isJson, textOf, type Json } from '../json';
import { wordsOf } from '../templates/definition';
import { libraryTemplates } from '../templates/library';
import type { Account, Template } from '../world/objects';
import { endpoint, rootEndpoint, type Endpoint, type GraphCall } from './endpoint';
import { pick } from './fields';
import { invalid } from './graphError';
import { page } from './paging';

const management = { scope: 'whatsapp_business_management' } as const;

/** As many templates as an account can have that is verified. */
const templateLimit = 6000;

const defaults = ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id'];

/** What `fields` can ask of a template. */
export function viewTemplate(template: Template, fields: unknown): Json {
	const { id, name, language, category, status, components, parameterFormat, attributes } = template;
	const all = {
		rejected_reason: 'NONE',
		quality_score: { score: 'UNKNOWN' },
		previous_category: null,
		sub_category: null,
		message_send_ttl_seconds: null,
		library_template_name: null,
		cta_url_link_tracking_opted_out: false,
		correct_category: category,
		degrees_of_freedom_spec: null,
		is_primary_device_delivery_only: false,
		...attributes,
		id,
		name,
		language,
		category,
		status,
		components,
		parameter_format: parameterFormat,
	};
	return pick(all, fields, 'WhatsAppBusinessHSM', defaults);
}

/** A list, or a list as JSON text. @throws GraphError 131009 for anything else */
export function readJsonList(given: unknown, name: string): unknown[] {
	let read = given;
	if (typeof given === 'string') {
		try {
			read = given.trim().startsWith('[') ? JSON.parse(given) : given.split(',');
		} catch {
			throw invalid(name, 'is not valid JSON.');
		}
	}
	if (!Array.isArray(read)) throw invalid(name, 'must be an array.');
	return read;
}

/** Does a template pass the filters of GET /{waba}/message_templates? Each filter that is a set takes one value or a list. */
function passes(template: Template, parameters: Json): boolean {
	const set = (name: string): string[] | undefined => {
		const given = parameters[name];
		if (given === undefined || given === '') return undefined;
		return readJsonList(given, name).map((value) => String(value).trim());
	};
	const within = (name: string, value: string): boolean => {
		const wanted = set(name);
		return wanted === undefined || wanted.some((each) => each.toUpperCase() === value.toUpperCase());
	};
	const contains = (needle: unknown, ...texts: string[]): boolean =>
		typeof needle !== 'string' || texts.some((text) => text.toLowerCase().includes(needle.toLowerCase()));
	const quality = isJson(template.attributes['quality_score'])
		? (textOf(template.attributes['quality_score'], 'score') ?? 'UNKNOWN')
		: 'UNKNOWN';
	return (
		within('status', template.status) &&
		within('category', template.category) &&
		within('language', template.language) &&
		within('quality_score', quality) &&
		contains(parameters['name'], template.name) &&
		contains(parameters['content'], wordsOf(template)) &&
		contains(parameters['name_or_content'], template.name, wordsOf(template))
	);
}

/** GET /{waba}/message_templates, newest first; `summary=total_count` counts what the filters let through. */
function list(call: GraphCall<Account>): Json {
	const { world, object: account, parameters } = call;
	const own = world.all('template').filter(({ accountId }) => accountId === account.id);
	const found = own.filter((template) => passes(template, parameters)).reverse();
	const answer = page(
		call,
		found.map((template) => viewTemplate(template, parameters['fields'])),
		{ cursorCode: 131059 },
	);
	if (parameters['summary'] === undefined) return answer;
	return {
		...answer,
		summary: {
			total_count: found.length,
			message_template_count: own.length,
			message_template_limit: templateLimit,
			are_translations_complete: true,
		},
	};
}

/** GET /message_template_library: Meta's ready-made templates. */
function library(call: GraphCall): Json {
	const { parameters } = call;
	const search = textOf(parameters, 'search')?.toLowerCase();
	const found = libraryTemplates.filter(
		(template) =>
			['topic', 'usecase', 'language'].every(
				(key) => parameters[key] === undefined || parameters[key] === template[key],
			) &&
			(search === undefined ||
				`${String(template['name'])} ${String(template['body'])}`.toLowerCase().includes(search)),
	);
	return page(
		call,
		found.map((template) => ({ ...template })),
	);
}

export const templateListEndpoints: Endpoint[] = [
	endpoint('GET', 'account', 'message_templates', list, management),
	endpoint('GET', 'account', 'message_template_library', (call) => library(call), management),
	rootEndpoint('GET', 'message_template_library', library, management),
];
