import { textOf, type Json } from '../json';
import { checkComponents, checkNewTemplate } from '../templates/createRules';
import { fromLibrary } from '../templates/library';
import { normaliseComponents, writtenOut } from '../templates/normalise';
import { review, tellStatus } from '../templates/review';
import { templateError, type ParameterFormat } from '../templates/textRules';
import { dayMs } from '../world/demoWorld';
import type { Account, Template } from '../world/objects';
import type { World } from '../world/world';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, invalid } from './graphError';
import { readJsonList, viewTemplate } from './templateLists';

const management = { scope: 'whatsapp_business_management' } as const;

/** A deleted name cannot be used again for 30 days. */
const lockMs = 30 * dayMs;

export function isHandle(world: World): (handle: string) => boolean {
	return (handle) => world.handles.has(handle);
}

function readFormat(given: unknown): ParameterFormat {
	const format = String(given ?? 'POSITIONAL').toUpperCase();
	if (format !== 'POSITIONAL' && format !== 'NAMED')
		throw invalid('parameter_format', 'must be POSITIONAL or NAMED.');
	return format;
}

export function required(parameters: Json, name: string): string {
	const value = textOf(parameters, name);
	if (value === undefined)
		throw new GraphError(100, {
			title: `The parameter ${name} is required.`,
			details: `The parameter ${name} is required.`,
		});
	return value;
}

/** POST /{waba}/message_templates. */
function create(call: GraphCall<Account>): Json {
	const { emulation, world, object: account, parameters } = call;
	const name = required(parameters, 'name');
	const language = required(parameters, 'language');
	const category = required(parameters, 'category').toUpperCase();
	const library = textOf(parameters, 'library_template_name');
	const given =
		library === undefined
			? readJsonList(parameters['components'], 'components')
			: fromLibrary(library, parameters, language);
	const components = normaliseComponents(given);
	const parameterFormat = readFormat(parameters['parameter_format']);
	checkNewTemplate({ name, language, category, parameterFormat, components }, isHandle(world));
	checkTimeToLive(parameters['message_send_ttl_seconds'], category);
	refuseTaken(world, account, name, language);
	const template = addTemplate(world, account, {
		name,
		language,
		category,
		parameterFormat,
		components: category === 'AUTHENTICATION' ? writtenOut(components) : components,
	});
	for (const key of ['message_send_ttl_seconds', 'sub_category', 'library_template_name']) {
		if (parameters[key] !== undefined) template.attributes[key] = parameters[key];
	}
	if (library === undefined) review(emulation, template);
	else void tellStatus(emulation, template, 'APPROVED', 'NONE');
	return { id: template.id, status: template.status, category: template.category };
}

export function addTemplate(
	world: World,
	account: Account,
	parts: Pick<Template, 'name' | 'language' | 'category' | 'parameterFormat' | 'components'>,
): Template {
	return world.add({
		kind: 'template',
		id: world.ids.object(),
		accountId: account.id,
		...parts,
		status: 'APPROVED',
		attributes: {
			rejected_reason: 'NONE',
			quality_score: { score: 'UNKNOWN', date: Math.floor(world.now() / 1000) },
		},
		edits: [],
	});
}

function checkTimeToLive(given: unknown, category: string): void {
	if (given === undefined) return;
	const seconds = Number(given);
	const [from, to] =
		category === 'AUTHENTICATION' ? [30, 900] : category === 'UTILITY' ? [30, 43_200] : [43_200, 2_592_000];
	if (seconds === -1 || (Number.isInteger(seconds) && seconds >= from && seconds <= to)) return;
	throw templateError(`message_send_ttl_seconds: must be between ${from} and ${to} for ${category}.`);
}

/** @throws GraphError when the name stands in this language already or was deleted in the last 30 days */
function refuseTaken(world: World, account: Account, name: string, language: string): void {
	if (world.templateBy(account.id, name, language) !== undefined) {
		throw templateError(
			`There is already ${language} content for the template ${name}.`,
			2388024,
			'Content in this language already exists',
		);
	}
	const locked = Math.max(
		account.lockedTemplateNames.get(name) ?? 0,
		account.lockedTemplateNames.get(`${name} ${language}`) ?? 0,
	);
	if (locked > world.now()) {
		throw templateError(
			`New ${language} content cannot be added to ${name} while the existing content is being deleted. Try again in 4 weeks or use another name.`,
			2388023,
			'Message template language is being deleted',
		);
	}
}

/** Edits in any state but review; an approved template once a day and ten times in 30 days. */
function edit(call: GraphCall<Template>): Json {
	const { emulation, world, object: template, parameters } = call;
	const timeToLive = parameters['message_send_ttl_seconds'];
	const category = textOf(parameters, 'category')?.toUpperCase() ?? template.category;
	if (parameters['components'] === undefined && timeToLive === undefined && category === template.category) {
		throw templateError('Give one of the parameters components, category, message_send_ttl_seconds.');
	}
	requireEditable(template, world.now());
	if (category !== template.category && template.status === 'APPROVED') {
		throw templateError(
			'category: the category of an approved template cannot be changed.',
			2388025,
			"Category can't be edited",
		);
	}
	checkTimeToLive(timeToLive, category);
	if (parameters['components'] !== undefined) {
		const components = normaliseComponents(readJsonList(parameters['components'], 'components'));
		checkComponents(components, category, template.parameterFormat, isHandle(world));
		template.components = category === 'AUTHENTICATION' ? writtenOut(components) : components;
	}
	template.category = category;
	if (timeToLive !== undefined) template.attributes['message_send_ttl_seconds'] = Number(timeToLive);
	if (template.status === 'APPROVED') template.edits.push(world.now());
	review(emulation, template);
	return { success: true, id: template.id, name: template.name, category: template.category };
}

function requireEditable(template: Template, now: number): void {
	const refuse = (why: string): GraphError =>
		templateError(why, 2388039, "Message template status can't be changed");
	if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status)) {
		throw refuse(`A template with the status ${template.status} cannot be edited.`);
	}
	if (template.status !== 'APPROVED') return;
	const recent = template.edits.filter((at) => at > now - 30 * dayMs);
	if (recent.some((at) => at > now - dayMs))
		throw refuse('An approved template can be edited once in 24 hours.');
	if (recent.length >= 10) throw refuse('An approved template can be edited ten times in 30 days.');
}

/** DELETE /{waba}/message_templates by `name` (all languages), `hsm_id` and `name` (one), or `hsm_ids`. */
function remove({ world, object: account, parameters }: GraphCall<Account>): Json {
	const ids =
		parameters['hsm_ids'] === undefined
			? undefined
			: readJsonList(parameters['hsm_ids'], 'hsm_ids').map(String);
	const name = textOf(parameters, 'name');
	if (ids === undefined && name === undefined) {
		throw new GraphError(100, {
			title: 'The parameter name is required.',
			details: 'The parameter name is required.',
		});
	}
	const id = parameters['hsm_id'] === undefined ? undefined : String(parameters['hsm_id']);
	const gone = world.all('template').filter((template) => {
		if (template.accountId !== account.id) return false;
		if (ids !== undefined) return ids.includes(template.id);
		return template.name === name && (id === undefined || template.id === id);
	});
	if (gone.length === 0) {
		throw new GraphError(100, {
			message: 'Invalid parameter',
			subcode: 2593002,
			details: 'Message template not found.',
			userTitle: 'Message template not found',
			userMessage: `The template ${name ?? ''} was not found in this account.`,
		});
	}
	for (const template of gone) {
		world.remove(template);
		const key =
			id === undefined && ids === undefined ? template.name : `${template.name} ${template.language}`;
		account.lockedTemplateNames.set(key, world.now() + lockMs);
	}
	return { success: true };
}

export const templateEndpoints: Endpoint[] = [
	endpoint('POST', 'account', 'message_templates', create, management),
	endpoint('DELETE', 'account', 'message_templates', remove, management),
	endpoint(
		'GET',
		'template',
		undefined,
		({ object, parameters }) => viewTemplate(object, parameters['fields']),
		management,
	),
	endpoint('POST', 'template', undefined, edit, management),
];
