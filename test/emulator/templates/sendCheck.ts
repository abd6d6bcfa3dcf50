import type { RenderedTemplate } from '../contract';
import { GraphError, invalid } from '../graph/graphError';
import { isJson, listOf, member, textOf, type Json } from '../json';
import type { PhoneNumber, Template } from '../world/objects';
import type { World } from '../world/world';
import { checkButtonSends } from './buttonSends';
import { cardsOf, componentOf } from './definition';
import { checkTextSend, formatMismatch, type Filled } from './parameterSends';
import { renderPart } from './render';

export interface CheckedTemplate {
	id: string;
	category: string;
	rendered: RenderedTemplate;
}

/**
 * Checks a template message against the template's definition and fills its parameters in.
 * @throws GraphError 132001 unknown or not approved, 132015 paused, 132016 disabled, 131062 for an authentication template to a user ID, and those of the parameters
 */
export function checkTemplateSend(world: World, number: PhoneNumber, body: Json): CheckedTemplate {
	const content = member(body, 'template');
	const name = textOf(content, 'name') ?? '';
	const language = textOf(member(content, 'language'), 'code') ?? '';
	const template = findTemplate(world, number.accountId, name, language);
	if (template.category === 'AUTHENTICATION' && textOf(body, 'to') === undefined) {
		throw new GraphError(131062, {
			details: 'Authentication templates can be sent to a phone number in the parameter to only.',
		});
	}
	const components = listOf(content, 'components').filter(isJson);
	const rendered = checkPart(world, template, template.components, components, '');
	return { id: template.id, category: template.category, rendered };
}

function findTemplate(world: World, accountId: string, name: string, language: string): Template {
	const template = world.templateBy(accountId, name, language);
	if (template === undefined) {
		throw new GraphError(132001, { details: `template name (${name}) does not exist in ${language}` });
	}
	if (template.status === 'PAUSED')
		throw new GraphError(132015, { details: `template name (${name}) is paused in ${language}` });
	if (template.status === 'DISABLED')
		throw new GraphError(132016, { details: `template name (${name}) is disabled in ${language}` });
	if (template.status !== 'APPROVED') {
		throw new GraphError(132001, {
			details: `template name (${name}) is not approved in ${language}: ${template.status}`,
		});
	}
	return template;
}

/** A template, or one card of its carousel. */
function checkPart(
	world: World,
	template: Template,
	definition: Json[],
	given: Json[],
	where: string,
): RenderedTemplate {
	const byType = groupByType(given, where);
	const header = checkHeader(template, componentOf(definition, 'HEADER'), byType.get('header'), where);
	const body = checkBody(template, componentOf(definition, 'BODY'), byType.get('body'), where);
	const buttons = checkButtonSends(
		template,
		definition,
		given.filter((component) => typeOf(component) === 'button'),
		where,
	);
	checkOffer(world, componentOf(definition, 'LIMITED_TIME_OFFER'), byType.get('limited_time_offer'));
	const cards = checkCards(world, template, definition, byType.get('carousel'));
	return renderPart(definition, { header, body, buttons, cards });
}

function typeOf(component: Json): string {
	return String(component['type']).toLowerCase();
}

function groupByType(given: Json[], where: string): Map<string, Json> {
	const byType = new Map<string, Json>();
	for (const component of given) {
		const type = typeOf(component);
		if (type === 'button') continue;
		if (byType.has(type))
			throw invalid(`template.components${where}`, `has more than one component of type ${type}.`);
		byType.set(type, component);
	}
	return byType;
}

function parametersOf(component: Json | undefined): Json[] {
	return listOf(component, 'parameters').filter(isJson);
}

export interface FilledHeader extends Filled {
	media?: Json;
}

function checkHeader(
	template: Template,
	definition: Json | undefined,
	given: Json | undefined,
	where: string,
): FilledHeader {
	const parameters = parametersOf(given);
	const at = `header${where}`;
	const format = definition === undefined ? 'TEXT' : String(definition['format']);
	if (format === 'TEXT') return checkTextSend(template, textOf(definition, 'text'), parameters, at, 60);
	const [parameter] = parameters;
	const kind = format.toLowerCase();
	const received = parameter === undefined ? 'UNKNOWN' : String(parameter['type']).toUpperCase();
	if (parameters.length !== 1 || received !== format) throw formatMismatch(at, format, received);
	return { values: {}, text: '', media: member(parameter, kind) };
}

function checkBody(
	template: Template,
	definition: Json | undefined,
	given: Json | undefined,
	where: string,
): Filled {
	return checkTextSend(
		template,
		textOf(definition, 'text'),
		parametersOf(given),
		`body${where}`,
		where === '' ? 1024 : 160,
	);
}

function checkOffer(world: World, definition: Json | undefined, given: Json | undefined): void {
	if (definition === undefined) {
		if (given !== undefined)
			throw new GraphError(132018, { details: 'limited_time_offer: the template has no such component.' });
		return;
	}
	if (member(definition, 'limited_time_offer')['has_expiration'] !== true) return;
	const [parameter] = parametersOf(given);
	const expiration = member(parameter, 'limited_time_offer')['expiration_time_ms'];
	if (expiration === undefined) {
		throw new GraphError(131008, {
			details: 'limited_time_offer: expiration_time_ms is required by this template.',
		});
	}
	if (Number(expiration) <= world.now())
		throw invalid('limited_time_offer.expiration_time_ms', 'is in the past.');
}

function checkCards(
	world: World,
	template: Template,
	definition: Json[],
	given: Json | undefined,
): RenderedTemplate[] | undefined {
	const cards = cardsOf(definition);
	const sent = listOf(given, 'cards').filter(isJson);
	if (cards.length === 0 && sent.length === 0) return undefined;
	if (sent.length !== cards.length) {
		throw new GraphError(132000, {
			details: `carousel: number of cards (${sent.length}) does not match the expected number of cards (${cards.length})`,
		});
	}
	return cards.map((card, index) => {
		const match = sent.find((each, place) => Number(each['card_index'] ?? place) === index);
		if (match === undefined)
			throw invalid('template.components.carousel.cards[].card_index', `has no card ${index}.`);
		return checkPart(world, template, card, listOf(match, 'components').filter(isJson), ` of card ${index}`);
	});
}
