import { isJson, listOf, textOf, type Json } from '../json';
import { otpUrl } from './buttonRules';

/** Graph takes component, format and button types in any case and gives them back in capitals. */
export function normaliseComponents(components: unknown[]): Json[] {
	return components.filter(isJson).map((component) => {
		const normal: Json = { ...component, type: upper(component['type']) };
		if (component['format'] !== undefined) normal['format'] = upper(component['format']);
		if (Array.isArray(component['buttons'])) {
			normal['buttons'] = component['buttons'].filter(isJson).map((button) => {
				const plain: Json = { ...button, type: upper(button['type']) };
				if (button['otp_type'] !== undefined) plain['otp_type'] = upper(button['otp_type']);
				return plain;
			});
		}
		if (Array.isArray(component['cards'])) {
			normal['cards'] = component['cards'].filter(isJson).map((card) => ({
				...card,
				components: normaliseComponents(listOf(card, 'components')),
			}));
		}
		return normal;
	});
}

function upper(value: unknown): string {
	return String(value).toUpperCase();
}

/** Meta writes an authentication template's texts itself, and keeps its button as a URL button. */
export function writtenOut(components: Json[]): Json[] {
	return components.map((component) => {
		if (component['type'] === 'BODY') {
			const advice =
				component['add_security_recommendation'] === true
					? ' For your security, do not share this code.'
					: '';
			return {
				...component,
				text: `*{{1}}* is your verification code.${advice}`,
				example: { body_text: [['123456']] },
			};
		}
		if (component['type'] === 'FOOTER' && component['code_expiration_minutes'] !== undefined) {
			return {
				...component,
				text: `This code expires in ${String(component['code_expiration_minutes'])} minutes.`,
			};
		}
		if (component['type'] === 'BUTTONS') {
			return { ...component, buttons: listOf(component, 'buttons').filter(isJson).map(otpButton) };
		}
		return component;
	});
}

function otpButton(button: Json): Json {
	const url = otpUrl(button);
	const label = textOf(button, 'text') ?? (button['otp_type'] === 'COPY_CODE' ? 'Copy code' : 'Autofill');
	return { type: 'URL', text: label, url, example: [url.replace('{{1}}', '123456')] };
}
