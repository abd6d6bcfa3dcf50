import { InputError } from '../../graph/failure';
import { withinLength } from '../limits';
import { componentOf, type ParameterFormat, type TemplateComponent } from '../templateDefinition';
import { checkAuthentication } from './authenticationRules';
import { checkButtons } from './buttonRules';
import { checkCarousel } from './carouselRules';
import { checkBody, checkFooter, checkHeader, TEXT_LIMITS, type TextRules } from './textRules';

/** A template before Meta has seen it. */
export interface TemplateDraft {
	category: string;
	parameterFormat: ParameterFormat;
	components: readonly TemplateComponent[];
	/** Samples are uploaded on the way. */
	samplesFollow: boolean;
}

const NAME = /^[a-z0-9_]{1,512}$/;

/**
 * A template's name, without spaces around it.
 * @throws InputError that proposes a name that Meta takes
 */
export function templateName(value: string): string {
	const name = value.trim();
	if (NAME.test(name)) return name;
	withinLength('Name', name, { min: 1, max: 512 });
	const proposal = name.toLowerCase().replace(/[^a-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
	throw new InputError(
		`'Name' is '${name.slice(0, 60)}', and it takes small letters, digits and underscores alone`,
		proposal === '' ? 'Enter a name such as order_update.' : `Enter it as ${proposal.slice(0, 60)}.`,
	);
}

/** Seconds for which Meta tries to deliver (Meta: Time-to-live). */
const TIME_TO_LIVE: Readonly<Record<string, readonly [number, number]>> = {
	AUTHENTICATION: [30, 900],
	UTILITY: [30, 43_200],
	MARKETING: [43_200, 2_592_000],
};

/** @throws InputError for a time that Meta does not take for the category; -1 means 30 days in all of them */
export function timeToLive(seconds: number, category: string): number {
	const [min, max] = TIME_TO_LIVE[category] ?? [30, 2_592_000];
	if (seconds === -1 || (Number.isInteger(seconds) && seconds >= min && seconds <= max)) return seconds;
	throw new InputError(
		`'Time to Live' is ${seconds} seconds, and a template of the category ${category} takes ${min} to ${max}`,
		`Enter ${min} to ${max}, or -1 for 30 days.`,
	);
}

/**
 * Checks what Meta checks before it takes a template into review, as far as that can be told here.
 * @throws InputError that names the part, its length and the limit
 */
export function checkTemplate({ category, parameterFormat, components, samplesFollow }: TemplateDraft): void {
	const types = components.map(({ type }) => type);
	const twice = types.find((type, index) => types.indexOf(type) !== index);
	if (twice) throw new InputError(`The template has two components of the type ${twice}, and it takes one`, 'Remove one of them.');
	const body = componentOf(components, 'BODY');
	if (!body) throw new InputError('The template has no body', 'Add a component of the type BODY.');
	if (category === 'AUTHENTICATION') {
		checkAuthentication(components);
		return;
	}
	const rules: TextRules = { format: parameterFormat, samplesFollow };
	const header = componentOf(components, 'HEADER');
	const footer = componentOf(components, 'FOOTER');
	const buttons = componentOf(components, 'BUTTONS');
	if (header) checkHeader(header, rules);
	checkBody(body, componentOf(components, 'LIMITED_TIME_OFFER') ? TEXT_LIMITS.offerBody : TEXT_LIMITS.body, rules);
	if (footer) checkFooter(footer);
	if (buttons) {
		checkButtons('Buttons', buttons.buttons);
		const otp = buttons.buttons.find(({ type }) => type === 'OTP');
		if (otp) throw new InputError('The template has a button for one-time passwords, which belongs to authentication templates', "Choose the category Authentication.");
	}
	checkOffer(category, components);
	checkCarousel(components, rules);
	checkMarketing(category, components);
}

/** Meta: Limited-time offer templates. */
function checkOffer(category: string, components: readonly TemplateComponent[]): void {
	const offer = componentOf(components, 'LIMITED_TIME_OFFER');
	if (!offer) return;
	withinLength('Offer Text', offer.limited_time_offer.text, { min: 1, max: TEXT_LIMITS.offer });
	if (category !== 'MARKETING') throw new InputError(`A limited-time offer needs the category MARKETING, and this template's is ${category}`, 'Choose the category Marketing.');
	if (componentOf(components, 'FOOTER')) throw new InputError("'Footer' stands beside a limited-time offer, which takes none", 'Remove the footer.');
	const header = componentOf(components, 'HEADER');
	if (header && header.format !== 'IMAGE' && header.format !== 'VIDEO') {
		throw new InputError(`The header beside a limited-time offer is ${header.format}, and it can be IMAGE or VIDEO`, 'Choose a picture or a video as header, or none.');
	}
	const buttons = componentOf(components, 'BUTTONS')?.buttons ?? [];
	const copy = buttons.findIndex(({ type }) => type === 'COPY_CODE');
	if (!buttons.some(({ type }) => type === 'URL')) throw new InputError("'Buttons' has no URL button, and a limited-time offer needs one", 'Add a button of the type URL.');
	if (copy > 0) throw new InputError(`The copy code button is button ${copy + 1}, and beside a limited-time offer it stands first`, 'Move it to the beginning.');
	if (copy < 0 && offer.limited_time_offer.has_expiration) {
		throw new InputError("'Offer Has Expiration' is on, and there is no copy code button", 'Add a button of the type Copy Code at the beginning, or switch it off.');
	}
}

/** Meta: what sells is marketing. */
function checkMarketing(category: string, components: readonly TemplateComponent[]): void {
	const isProduct = (one: TemplateComponent): boolean =>
		one.type === 'CAROUSEL' || (one.type === 'HEADER' && one.format === 'PRODUCT');
	const selling = components.find(isProduct);
	if (!selling || category === 'MARKETING') return;
	const what = selling.type === 'CAROUSEL' ? 'A carousel' : 'A product header';
	throw new InputError(`${what} needs the category MARKETING, and this template's is ${category}`, 'Choose the category Marketing.');
}
