import type { Emulation } from '../emulation';
import { textOf, type Json } from '../json';
import { checkNewTemplate } from '../templates/createRules';
import { normaliseComponents, writtenOut } from '../templates/normalise';
import { tellStatus } from '../templates/review';
import { templateError } from '../templates/textRules';
import type { Account, Template } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, invalid } from './graphError';
import { readJsonList } from './templateLists';
import { addTemplate, isHandle, required } from './templates';

const management = { scope: 'whatsapp_business_management' } as const;

function unpause({ emulation, object: template }: GraphCall<Template>): Json {
	if (template.status !== 'PAUSED')
		throw templateError('The template is not paused.', 2388039, "Message template status can't be changed");
	template.status = 'APPROVED';
	void tellStatus(emulation, template, 'APPROVED', 'NONE');
	return { success: true, reason: 'The template was unpaused.' };
}

/** POST /{waba}/upsert_message_templates: an authentication template in several languages at once. */
function upsert({ emulation, world, object: account, parameters }: GraphCall<Account>): Json {
	const name = required(parameters, 'name');
	const category = required(parameters, 'category').toUpperCase();
	if (category !== 'AUTHENTICATION') throw templateError('category: must be AUTHENTICATION.');
	const components = normaliseComponents(readJsonList(parameters['components'], 'components'));
	const chosen = readJsonList(parameters['languages'], 'languages').map(String);
	for (const language of chosen) {
		checkNewTemplate({ name, language, category, parameterFormat: 'POSITIONAL', components }, isHandle(world));
	}
	return {
		data: chosen.map((language) => {
			const known = world.templateBy(account.id, name, language);
			const template =
				known ??
				addTemplate(world, account, {
					name,
					language,
					category,
					parameterFormat: 'POSITIONAL',
					components: [],
				});
			template.components = writtenOut(components);
			approve(emulation, template);
			return { id: template.id, status: template.status, language };
		}),
	};
}

function approve(emulation: Emulation, template: Template): void {
	template.status = 'APPROVED';
	void tellStatus(emulation, template, 'APPROVED', 'NONE');
}

/** GET /{waba}/message_template_previews: Meta's own text of authentication templates, by language. */
function previews({ parameters }: GraphCall<Account>): Json {
	if (String(parameters['category']).toUpperCase() !== 'AUTHENTICATION')
		throw templateError('category: must be AUTHENTICATION.');
	const chosen = String(parameters['languages'] ?? parameters['language'] ?? 'en_US')
		.replace(/[[\]"\s]/g, '')
		.split(',');
	const advice = String(parameters['add_security_recommendation']) === 'true';
	const minutes = parameters['code_expiration_minutes'];
	const [body, footer] = writtenOut([
		{ type: 'BODY', add_security_recommendation: advice },
		{ type: 'FOOTER', code_expiration_minutes: minutes },
	]);
	return {
		data: chosen.map((language) => ({
			body: textOf(body, 'text'),
			...(minutes === undefined ? {} : { footer: textOf(footer, 'text') }),
			buttons: [{ text: 'Copy code', autofill_text: 'Autofill' }],
			language,
			id: `preview_${language}`,
		})),
	};
}

/** GET /{template}/compare: blocks and sends of this and another template. */
function compare({ world, object: template, parameters }: GraphCall<Template>): Json {
	const ids = readJsonList(parameters['template_ids'], 'template_ids').map(String);
	const [otherId] = ids;
	const other = otherId === undefined ? undefined : world.find('template', otherId);
	if (ids.length !== 1 || other === undefined)
		throw invalid('template_ids', 'must name one other template of this account.');
	const [start, end] = [Number(parameters['start']), Number(parameters['end'])];
	if (!Number.isInteger(start) || !Number.isInteger(end) || start >= end) {
		throw new GraphError(100, {
			title: 'The parameters start and end are required.',
			details: 'The parameters start and end must be Unix timestamps, start before end.',
		});
	}
	const days = Math.round((end - start) / 86_400);
	if (![7, 30, 60, 90].includes(days)) throw invalid('start', 'and end must be 7, 30, 60 or 90 days apart.');
	const pair = [template, other];
	return {
		data: [
			{ metric: 'BLOCK_RATE', type: 'RELATIVE', order_by_relative_metric: pair.map(({ id }) => id) },
			{
				metric: 'MESSAGE_SENDS',
				type: 'NUMBER_VALUES',
				number_values: pair.map(({ id }) => ({ key: id, value: world.counts.sendsOf(id) })),
			},
			{
				metric: 'TOP_BLOCK_REASON',
				type: 'STRING_VALUES',
				string_values: pair.map(({ id }) => ({ key: id, value: 'UNKNOWN_BLOCK_REASON' })),
			},
		],
	};
}

export const templateToolEndpoints: Endpoint[] = [
	endpoint('POST', 'account', 'upsert_message_templates', upsert, management),
	endpoint('GET', 'account', 'message_template_previews', previews, management),
	endpoint('POST', 'template', 'unpause', unpause, management),
	endpoint('GET', 'template', 'compare', compare, management),
];
