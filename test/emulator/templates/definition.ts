import { isJson, listOf, textOf, type Json } from '../json';
import type { Template } from '../world/objects';

/** The variables of a template's text, in order, each once: `1`, `2` … or names. */
export function placeholders(text: string | undefined): string[] {
	return [
		...new Set([...(text ?? '').matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)].map((match) => match[1] ?? '')),
	];
}

/** Puts values in place of the variables. */
export function fill(text: string, values: Record<string, string>): string {
	return text.replace(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The component of a type, if the template or card has one. */
export function componentOf(components: Json[], type: string): Json | undefined {
	return components.find((component) => component['type'] === type);
}

export function buttonsOf(components: Json[]): Json[] {
	return listOf(componentOf(components, 'BUTTONS'), 'buttons').filter(isJson);
}

/** The components of each card of a carousel. */
export function cardsOf(components: Json[]): Json[][] {
	return listOf(componentOf(components, 'CAROUSEL'), 'cards').map((card) =>
		listOf(card, 'components').filter(isJson),
	);
}

/** One-time password buttons are read back as URL buttons to this address, as at Meta. */
export const otpAddress = 'https://www.whatsapp.com/otp/code/';

export function isOtpButton(button: Json): boolean {
	return textOf(button, 'url')?.startsWith(otpAddress) === true;
}

/** Every text that a reviewer would read. */
export function wordsOf(template: Pick<Template, 'components'>): string {
	const texts: string[] = [];
	const collect = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(collect);
		else if (isJson(value)) {
			for (const [key, inner] of Object.entries(value)) {
				if (key === 'text' && typeof inner === 'string') texts.push(inner);
				else if (key !== 'example') collect(inner);
			}
		}
	};
	collect(template.components);
	return texts.join('\n');
}

/** Words that Meta's policies forbid; the emulator's review and its check of parameters know these alone. */
export const forbidden: Array<[words: RegExp, reason: string]> = [
	[/\b(casino|betting|lottery)\b/i, 'ABUSIVE_CONTENT'],
	[/\b(credit card number|social security number|password)\b/i, 'SCAM'],
];
