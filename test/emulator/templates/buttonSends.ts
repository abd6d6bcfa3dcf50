import { GraphError, invalid, missing } from '../graph/graphError';
import { isJson, listOf, member, textOf, type Json } from '../json';
import { codePoints } from '../rules/shape';
import type { Template } from '../world/objects';
import { buttonsOf, isOtpButton, placeholders } from './definition';
import { formatMismatch } from './parameterSends';

/** What a send gives for one button: the end of its URL, a payload, a code. */
export interface FilledButton {
	value?: string;
}

/** The `sub_type` under which each kind of button is addressed. */
const subTypes: Record<string, string[]> = {
	URL: ['url', 'payment_request'],
	QUICK_REPLY: ['quick_reply'],
	COPY_CODE: ['copy_code'],
	FLOW: ['flow'],
	CATALOG: ['catalog'],
	MPM: ['mpm'],
	SPM: ['spm'],
	VOICE_CALL: ['voice_call'],
	ORDER_DETAILS: ['order_details'],
};

/** @returns what was given, by the button's index */
export function checkButtonSends(
	template: Template,
	definition: Json[],
	given: Json[],
	where: string,
): FilledButton[] {
	const buttons = buttonsOf(definition);
	const byIndex = new Map<number, Json>();
	for (const component of given) {
		const index = Number(component['index'] ?? 0);
		if (byIndex.has(index))
			throw invalid('template.components[].index', `${index} stands there twice${where}.`);
		if (buttons[index] === undefined) {
			throw new GraphError(132018, {
				details: `buttons${where}: the template has no button at index ${index}`,
			});
		}
		byIndex.set(index, component);
	}
	return buttons.map((button, index) => checkButton(template, button, byIndex.get(index), index, where));
}

function checkButton(
	template: Template,
	button: Json,
	given: Json | undefined,
	index: number,
	where: string,
): FilledButton {
	const type = String(button['type']);
	const at = `buttons${where}: Button at index ${index} of type ${type}`;
	const parameters = listOf(given, 'parameters').filter(isJson);
	if (given !== undefined) {
		const subType = String(given['sub_type']).toLowerCase();
		if (subTypes[type]?.includes(subType) !== true)
			throw formatMismatch(`buttons${where}, index ${index}`, type, subType.toUpperCase());
	}
	const [parameter] = parameters;
	switch (type) {
		case 'URL':
			return urlButton(template, button, parameter, at);
		case 'COPY_CODE':
			return { value: need(textOf(typed(parameter, 'coupon_code', at), 'coupon_code'), at) };
		case 'QUICK_REPLY':
			return parameter === undefined
				? {}
				: { value: need(textOf(typed(parameter, 'payload', at), 'payload'), at) };
		case 'MPM':
			return multiProduct(typed(parameter, 'action', at), at);
		case 'ORDER_DETAILS': {
			const details = member(member(typed(parameter, 'action', at), 'action'), 'order_details');
			return { value: need(textOf(details, 'reference_id'), `${at} (order_details.reference_id)`) };
		}
		case 'FLOW': {
			if (given === undefined)
				throw new GraphError(131009, {
					details: `${at} has to be among the components, with or without parameters`,
				});
			const token =
				parameter === undefined
					? undefined
					: textOf(member(typed(parameter, 'action', at), 'action'), 'flow_token');
			return token === undefined ? {} : { value: token };
		}
		default:
			return {};
	}
}

function urlButton(template: Template, button: Json, parameter: Json | undefined, at: string): FilledButton {
	if (placeholders(textOf(button, 'url')).length === 0) {
		if (parameter === undefined) return {};
		throw new GraphError(132018, { details: `${at} does not require parameters` });
	}
	const value = need(textOf(typed(parameter, 'text', at), 'text'), at);
	if (isOtpButton(button) && codePoints(value) > 15)
		throw invalid('the one-time code', 'must be at most 15 characters long.');
	if (template.category !== 'AUTHENTICATION' && codePoints(value) > 2000)
		throw invalid('the URL button', 'must be at most 2000 characters long.');
	return { value };
}

function multiProduct(parameter: Json, at: string): FilledButton {
	const sections = listOf(member(parameter, 'action'), 'sections');
	const products = sections.flatMap((section) => listOf(section, 'product_items'));
	if (sections.length === 0 || products.length === 0) throw missing(`${at}: action.sections`);
	if (sections.length > 10 || products.length > 30)
		throw invalid(`${at}: action.sections`, 'can have at most 10 sections and 30 products.');
	return {
		value: need(
			textOf(member(parameter, 'action'), 'thumbnail_product_retailer_id'),
			`${at} (thumbnail_product_retailer_id)`,
		),
	};
}

/** @throws GraphError 131008 without a parameter, 132012 for one of another type */
function typed(parameter: Json | undefined, type: string, at: string): Json {
	if (parameter === undefined) throw new GraphError(131008, { details: `${at} requires a parameter` });
	const received = String(parameter['type']).toLowerCase();
	if (received !== type) throw formatMismatch(at, type.toUpperCase(), received.toUpperCase());
	return parameter;
}

function need(value: string | undefined, at: string): string {
	if (value === undefined) throw new GraphError(131008, { details: `${at} requires a parameter` });
	return value;
}
