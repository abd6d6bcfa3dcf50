import { listOf, textOf, type Json } from '../json';
import { codePoints } from '../rules/shape';
import { templateError } from './textRules';
import { placeholders } from './definition';

const types = [
	'QUICK_REPLY',
	'URL',
	'PHONE_NUMBER',
	'COPY_CODE',
	'FLOW',
	'CATALOG',
	'MPM',
	'SPM',
	'VOICE_CALL',
	'ORDER_DETAILS',
	'REQUEST_CONTACT_INFO',
];

/** How many of a type a template can have; the others count towards the ten alone. */
const most: Record<string, number> = {
	URL: 2,
	PHONE_NUMBER: 1,
	COPY_CODE: 1,
	FLOW: 1,
	CATALOG: 1,
	MPM: 1,
	SPM: 1,
	VOICE_CALL: 1,
};

/** Types whose label is Meta's own. */
const unlabelled = new Set(['COPY_CODE', 'ORDER_DETAILS']);

/** @throws GraphError 100 for too many buttons, long labels, missing parts or mixed order */
export function checkButtons(buttons: Json[], present: boolean): void {
	if (!present) return;
	if (buttons.length === 0 || buttons.length > 10)
		throw templateError(`BUTTONS: ${buttons.length} buttons; 1 to 10 are allowed.`);
	const counts = new Map<string, number>();
	buttons.forEach((button, index) => {
		const type = String(button['type']);
		if (!types.includes(type)) throw templateError(`BUTTONS: buttons[${index}].type ${type} is unknown.`);
		const count = (counts.get(type) ?? 0) + 1;
		counts.set(type, count);
		const limit = most[type];
		if (limit !== undefined && count > limit)
			throw templateError(`BUTTONS: at most ${limit} button(s) of type ${type}.`);
		checkLabel(button, type, index);
		checkParts(button, type, index);
	});
	checkOrder(buttons);
}

function checkLabel(button: Json, type: string, index: number): void {
	if (unlabelled.has(type)) return;
	const label = textOf(button, 'text');
	if (label === undefined) throw templateError(`BUTTONS: buttons[${index}].text is required.`);
	if (codePoints(label) > 25) {
		throw templateError(
			`BUTTONS: buttons[${index}].text has ${codePoints(label)} characters; at most 25 are allowed.`,
			2388040,
			'Character limit exceeded',
		);
	}
}

function checkParts(button: Json, type: string, index: number): void {
	const refuse = (what: string): Error => templateError(`BUTTONS: buttons[${index}].${what}`);
	if (type === 'URL') {
		const url = textOf(button, 'url');
		if (url === undefined || !URL.canParse(url.replace(/\{\{[^}]*\}\}/, 'x')))
			throw refuse('url is no web address.');
		if (url.length > 2000) throw refuse('url is longer than 2000 characters.');
		const variables = placeholders(url);
		if (variables.length > 1 || (variables.length === 1 && !/\{\{\s*1\s*\}\}$/.test(url))) {
			throw refuse('url can have one variable {{1}}, at its end.');
		}
		const hasExample = listOf(button, 'example').length === 1 || textOf(button, 'example') !== undefined;
		if (variables.length === 1 && !hasExample) throw refuse('example is required for a url with a variable.');
	}
	if (type === 'PHONE_NUMBER' && !/^\+?\d{5,20}$/.test(textOf(button, 'phone_number') ?? '')) {
		throw refuse('phone_number is required: digits, at most 20.');
	}
	if (type === 'COPY_CODE') {
		const example = textOf(button, 'example') ?? String(listOf(button, 'example')[0] ?? '');
		if (example === '' || example.length > 20)
			throw refuse('example is required: the coupon code, at most 20 characters.');
	}
	if (type === 'FLOW') {
		const sources = ['flow_id', 'flow_name', 'flow_json'].filter((key) => button[key] !== undefined);
		if (sources.length !== 1) throw refuse('one of flow_id, flow_name, flow_json is required.');
	}
}

/** Quick replies stand together, before or after all the others. */
function checkOrder(buttons: Json[]): void {
	const kinds = buttons.map((button) => button['type'] === 'QUICK_REPLY');
	const changes = kinds.filter((quick, index) => index > 0 && quick !== kinds[index - 1]).length;
	if (changes > 1)
		throw templateError(
			'BUTTONS: quick reply buttons must stand together.',
			2388060,
			'Buttons are in the wrong order',
		);
	const labels = buttons.map((button) => textOf(button, 'text')).filter((label) => label !== undefined);
	if (new Set(labels).size < labels.length) throw templateError('BUTTONS: two buttons have the same text.');
}

/** For one-time password buttons: what Meta makes of them. */
export function otpUrl(button: Json): string {
	return `https://www.whatsapp.com/otp/code/?otp_type=${String(button['otp_type'])}&code=otp{{1}}`;
}
