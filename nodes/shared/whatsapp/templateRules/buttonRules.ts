import { InputError } from '../../graph/failure';
import { codePoints, withinLength } from '../limits';
import { variablesIn, type TemplateButton } from '../templateDefinition';

/** Meta: Template components. Lengths in code points. */
export const BUTTON_LIMITS = { count: 10, label: 25, url: 2_000, phone: 20, code: 20 } as const;

/** How many of a type a template may have; the others count towards the ten alone. */
const MOST: Partial<Record<TemplateButton['type'], number>> = {
	CATALOG: 1,
	COPY_CODE: 1,
	FLOW: 1,
	MPM: 1,
	PHONE_NUMBER: 1,
	SPM: 1,
	URL: 2,
	VOICE_CALL: 1,
};

const NAMES: Partial<Record<TemplateButton['type'], string>> = {
	CATALOG: 'catalog',
	COPY_CODE: 'copy code',
	FLOW: 'flow',
	MPM: 'multi-product',
	PHONE_NUMBER: 'phone number',
	SPM: 'product',
	URL: 'URL',
	VOICE_CALL: 'call',
};

/** Meta writes their labels itself. */
const UNLABELLED: ReadonlyArray<TemplateButton['type']> = ['COPY_CODE', 'ORDER_DETAILS', 'OTP', 'UNKNOWN'];

/**
 * @param field what holds the buttons, such as `Buttons` or `Buttons' of 'Card 2`
 * @throws InputError for too many buttons, too many of a type, a mixed order or a broken button
 */
export function checkButtons(field: string, buttons: readonly TemplateButton[]): void {
	if (buttons.length === 0) throw new InputError(`'${field}' has no button`, 'Add one, or leave the buttons out.');
	if (buttons.length > BUTTON_LIMITS.count) {
		throw new InputError(`'${field}' has ${buttons.length} buttons, and a template takes at most ${BUTTON_LIMITS.count}`, 'Remove some.');
	}
	const place = field === 'Buttons' ? '' : field.replace(/^Buttons/, '');
	buttons.forEach((button, index) => checkButton(`Button ${index + 1}${place}`, button));
	checkCounts(field, buttons);
	checkOrder(field, buttons);
	checkLabels(field, buttons);
}

function checkCounts(field: string, buttons: readonly TemplateButton[]): void {
	for (const [type, most] of Object.entries(MOST)) {
		const count = buttons.filter((button) => button.type === type).length;
		if (count <= most) continue;
		const name = NAMES[type as TemplateButton['type']];
		throw new InputError(
			`'${field}' has ${count} ${name} buttons, and a template takes at most ${most}`,
			`Remove ${count - most} of them.`,
		);
	}
}

/** Meta: quick replies stand together, before or after all the others. */
function checkOrder(field: string, buttons: readonly TemplateButton[]): void {
	const quick = buttons.map(({ type }) => type === 'QUICK_REPLY');
	const changes = quick.filter((one, index) => index > 0 && one !== quick[index - 1]).length;
	if (changes <= 1) return;
	throw new InputError(
		`'${field}' has quick replies between other buttons, and they have to stand together`,
		'Move all quick replies to the beginning or to the end.',
	);
}

function checkLabels(field: string, buttons: readonly TemplateButton[]): void {
	const labels = buttons.flatMap((button) => (UNLABELLED.includes(button.type) ? [] : [button.text ?? '']));
	const twice = labels.find((label, index) => labels.indexOf(label) !== index);
	if (twice === undefined) return;
	throw new InputError(`'${field}' has two buttons with the text '${twice}'`, 'Give each button a text of its own.');
}

function checkButton(place: string, button: TemplateButton): void {
	if (!UNLABELLED.includes(button.type)) {
		withinLength(`Text' of '${place}`, button.text ?? '', { min: 1, max: BUTTON_LIMITS.label });
	}
	if (button.type === 'URL') checkUrl(place, button);
	if (button.type === 'PHONE_NUMBER') checkPhone(place, button.phone_number);
	if (button.type === 'COPY_CODE') {
		withinLength(`Example' of '${place}`, button.example?.[0] ?? '', { min: 1, max: BUTTON_LIMITS.code });
	}
	if (button.type === 'FLOW') checkFlow(place, button);
}

function checkUrl(place: string, { url, example }: Extract<TemplateButton, { type: 'URL' }>): void {
	const field = `URL' of '${place}`;
	withinLength(field, url, { min: 1, max: BUTTON_LIMITS.url });
	const plain = url.replace(/\{\{\w+\}\}/g, 'x');
	if (!URL.canParse(plain) || !/^https?:\/\//i.test(plain)) {
		throw new InputError(`'${field}' is '${url.slice(0, 60)}', which is no web address`, 'Enter a whole address, such as https://example.com/orders/{{1}}.');
	}
	const names = variablesIn(url);
	if (names.length === 0) return;
	if (names.length > 1 || !url.endsWith('{{1}}')) {
		throw new InputError(
			`'${field}' has ${names.length > 1 ? `${names.length} variables` : `the variable {{${names[0]}}}`}, and an address takes {{1}} once, at its end`,
			'Write the part that changes as {{1}} at the end of the address.',
		);
	}
	if ((example?.[0] ?? '').trim() === '') {
		throw new InputError(`'${field}' has a variable and no example`, "Enter in 'Example' what may stand there, such as 4711.");
	}
}

function checkPhone(place: string, number: string): void {
	const field = `Phone Number' of '${place}`;
	if (codePoints(number) > BUTTON_LIMITS.phone) withinLength(field, number, { max: BUTTON_LIMITS.phone });
	if (/^\+?\d{5,20}$/.test(number)) return;
	throw new InputError(`'${field}' is '${number.slice(0, 60)}', which is no phone number`, 'Enter it with its country code, such as +16505551234.');
}

function checkFlow(place: string, button: Extract<TemplateButton, { type: 'FLOW' }>): void {
	const sources = [button.flow_id, button.flow_name, button.flow_json].filter((source) => source !== undefined && source !== '');
	if (sources.length === 1) return;
	throw new InputError(
		`'${place}' names ${sources.length === 0 ? 'no flow' : `the flow in ${sources.length} ways`}, and it takes exactly one`,
		'Give its ID, its name or its JSON.',
	);
}
