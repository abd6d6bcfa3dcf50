import { GraphError } from '../graph/graphError';
import { isJson, listOf, member, textOf, type Json } from '../json';
import { codePoints } from '../rules/shape';
import { checkButtons } from './buttonRules';
import { cardsOf, componentOf } from './definition';
import { languages } from './languages';
import { checkFooter, checkHeader, checkText, templateError, type ParameterFormat } from './textRules';

export interface NewTemplate {
	name: string;
	language: string;
	category: string;
	parameterFormat: ParameterFormat;
	components: Json[];
}

const categories = ['AUTHENTICATION', 'MARKETING', 'UTILITY'];
const componentTypes = [
	'HEADER',
	'BODY',
	'FOOTER',
	'BUTTONS',
	'CAROUSEL',
	'LIMITED_TIME_OFFER',
	'CALL_PERMISSION_REQUEST',
];

/** @throws GraphError 100, naming the parameter, for what Meta would not take into review */
export function checkNewTemplate(given: NewTemplate, isHandle: (handle: string) => boolean): void {
	if (!/^[a-z0-9_]{1,512}$/.test(given.name)) {
		throw templateError('name: only lower-case letters, digits and underscores, at most 512 characters.');
	}
	if (!languages.has(given.language))
		throw templateError(`language: ${given.language} is not a supported language.`);
	if (!categories.includes(given.category)) {
		throw new GraphError(100, {
			title: `Param category must be one of {${categories.join(', ')}} - got "${given.category}".`,
		});
	}
	checkComponents(given.components, given.category, given.parameterFormat, isHandle);
}

/** Checks the components of a template, for creating and for editing. */
export function checkComponents(
	components: Json[],
	category: string,
	format: ParameterFormat,
	isHandle: (handle: string) => boolean,
): void {
	const seen = new Set<string>();
	components.forEach((component, index) => {
		const type = String(component['type']);
		if (!componentTypes.includes(type)) {
			const title = `Param components[${index}]['type'] must be one of {${componentTypes.join(', ')}} - got "${type}".`;
			throw new GraphError(100, { title, details: title });
		}
		if (seen.has(type)) throw templateError(`components: there is more than one ${type} component.`);
		seen.add(type);
	});
	const body = componentOf(components, 'BODY');
	if (body === undefined)
		throw templateError(
			'components: a BODY component is required.',
			2388072,
			'Message body format is incorrect',
		);
	if (category === 'AUTHENTICATION') {
		checkAuthentication(components);
		return;
	}
	checkHeader(componentOf(components, 'HEADER'), format, isHandle);
	checkText('BODY', body, 1024, format, 2388072);
	checkFooter(componentOf(components, 'FOOTER'));
	checkButtons(
		listOf(componentOf(components, 'BUTTONS'), 'buttons').filter(isJson),
		componentOf(components, 'BUTTONS') !== undefined,
	);
	checkOffer(components);
	checkCarousel(components, format, isHandle);
}

function checkOffer(components: Json[]): void {
	const offer = componentOf(components, 'LIMITED_TIME_OFFER');
	if (offer === undefined) return;
	const text = textOf(member(offer, 'limited_time_offer'), 'text');
	if (text === undefined || codePoints(text) > 16)
		throw templateError('LIMITED_TIME_OFFER: text is required, at most 16 characters.');
	if (componentOf(components, 'FOOTER') !== undefined)
		throw templateError('LIMITED_TIME_OFFER: the template cannot have a footer.');
	const body = textOf(componentOf(components, 'BODY'), 'text') ?? '';
	if (codePoints(body) > 600)
		throw templateError(
			'LIMITED_TIME_OFFER: the body can have at most 600 characters.',
			2388040,
			'Character limit exceeded',
		);
}

function checkCarousel(components: Json[], format: ParameterFormat, isHandle: (handle: string) => boolean): void {
	if (componentOf(components, 'CAROUSEL') === undefined) return;
	const cards = cardsOf(components);
	if (cards.length < 2 || cards.length > 10)
		throw templateError(`CAROUSEL: ${cards.length} cards; 2 to 10 are allowed.`);
	const kinds = new Set(cards.map((card) => String(componentOf(card, 'HEADER')?.['format'])));
	if (kinds.size > 1) throw templateError('CAROUSEL: every card must have the same header format.');
	const [kind] = kinds;
	if (kind !== 'IMAGE' && kind !== 'VIDEO' && kind !== 'PRODUCT') {
		throw templateError('CAROUSEL: every card needs an IMAGE, VIDEO or PRODUCT header.');
	}
	const layouts = new Set(
		cards.map((card) =>
			listOf(componentOf(card, 'BUTTONS'), 'buttons')
				.map((each) => (isJson(each) ? each['type'] : ''))
				.join(),
		),
	);
	if (layouts.size > 1) throw templateError('CAROUSEL: every card must have the same buttons.');
	for (const card of cards) {
		checkHeader(componentOf(card, 'HEADER'), format, isHandle);
		const body = componentOf(card, 'BODY');
		if (body !== undefined) checkText('BODY', body, 160, format, 2388072);
		const buttons = listOf(componentOf(card, 'BUTTONS'), 'buttons').filter(isJson);
		if (buttons.length > 2) throw templateError('CAROUSEL: a card can have at most 2 buttons.');
		checkButtons(buttons, true);
	}
}

/** Authentication templates have Meta's own text; only switches and an OTP button. */
function checkAuthentication(components: Json[]): void {
	const minutes = componentOf(components, 'FOOTER')?.['code_expiration_minutes'];
	if (
		minutes !== undefined &&
		(!Number.isInteger(Number(minutes)) || Number(minutes) < 1 || Number(minutes) > 90)
	) {
		throw templateError('FOOTER: code_expiration_minutes must be between 1 and 90.');
	}
	const buttons = listOf(componentOf(components, 'BUTTONS'), 'buttons').filter(isJson);
	const [button] = buttons;
	if (buttons.length !== 1 || button?.['type'] !== 'OTP') {
		throw templateError('BUTTONS: an authentication template needs one OTP button.');
	}
	const kind = String(button['otp_type']);
	if (!['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'].includes(kind))
		throw templateError('BUTTONS: otp_type must be COPY_CODE, ONE_TAP or ZERO_TAP.');
	const hasApp = listOf(button, 'supported_apps').length > 0 || textOf(button, 'package_name') !== undefined;
	if (kind !== 'COPY_CODE' && !hasApp) throw templateError(`BUTTONS: a ${kind} button needs supported_apps.`);
	if (kind === 'ZERO_TAP' && button['zero_tap_terms_accepted'] !== true) {
		throw templateError('BUTTONS: zero_tap_terms_accepted must be true.');
	}
}
