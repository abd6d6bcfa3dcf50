import { InputError } from '../../../shared/graph/failure';
import { defineField } from '../fields/field';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';

const codeMethod = defineField({
	displayName: 'Code Method',
	name: 'codeMethod',
	type: 'options',
	options: [
		{ name: 'SMS', value: 'SMS', description: 'A text message' },
		{ name: 'Voice', value: 'VOICE', description: 'A call that reads the code out' },
	],
	default: 'SMS',
	description: 'How the code comes to the phone number',
});

const language = defineField({
	displayName: 'Language',
	name: 'language',
	type: 'string',
	default: 'en',
	placeholder: 'e.g. en_US',
	description: 'Code of the language that the message or call is in, such as en, es or pt_BR. English is used where Meta has no other.',
});

/** Countries of languages whose code is not also that of a country, or of another one. */
const COUNTRY: Readonly<Record<string, string>> = {
	af: 'ZA', ar: 'AR', bn: 'IN', ca: 'ES', cs: 'CZ', da: 'DK', el: 'GR', en: 'US', et: 'EE', fa: 'IR', gu: 'IN', he: 'IL', hi: 'IN', ja: 'JP',
	kk: 'KZ', kn: 'IN', ko: 'KR', ml: 'IN', mr: 'IN', ms: 'MY', nb: 'NO', pa: 'IN', pt: 'BR', sl: 'SI', sq: 'AL', sr: 'RS', sv: 'SE', sw: 'KE',
	ta: 'IN', te: 'IN', uk: 'UA', ur: 'PK', vi: 'VN', zh: 'CN', zu: 'ZA',
};

/**
 * Meta's reference wants language and country (`en_US`); people write the language alone.
 * @throws InputError for what is no code of a language
 */
function locale(value: string): string {
	const [, code = '', country] = /^([a-z]{2})(?:[_-]([a-z]{2}))?$/i.exec(value.trim()) ?? [];
	if (code === '') {
		throw new InputError(`'Language' is '${value.slice(0, 60)}', which is no code of a language`, 'Enter a code such as en, en_US or pt_BR.');
	}
	const small = code.toLowerCase();
	return `${small}_${(country ?? COUNTRY[small] ?? small).toUpperCase()}`;
}

export const requestCode = defineOperation({
	name: 'Request Code',
	value: 'requestCode',
	action: 'Request verification code for phone number',
	description: 'Have Meta send a 6-digit code to a phone number by text message or call, to prove that it is yours',
	effect: 'write',
	fields: [number('The number to verify'), codeMethod, language, plainOptions()],
	request: ({ phoneNumberId, codeMethod: method, language: wanted }) => ({
		method: 'POST',
		path: `/${phoneNumberId}/request_code`,
		body: { code_method: method, language: locale(wanted === '' ? 'en' : wanted) },
	}),
	simplify: (_body, { phoneNumberId, codeMethod: method }) => ({ success: true, phoneNumberId, codeMethod: method }),
});
