/** A flow's form, read from its JSON: what its screens show and ask, and what goes back to the business. */
import { at, fieldsAt, isFields, listAt, textAt, type Fields } from '../../reading';

export type FlowInput = 'text' | 'longText' | 'email' | 'number' | 'tel' | 'password' | 'date' | 'one' | 'several' | 'yes';

export interface FlowPart {
	/** `words` ask for nothing. */
	kind: FlowInput | 'heading' | 'words';
	/** What the answer is called. */
	name: string;
	label: string;
	required: boolean;
	options: Array<{ id: string; title: string }>;
}

export interface FlowForm {
	parts: FlowPart[];
	/** On the button that sends. */
	submit: string;
	/** The answer's members, each a value or an expression such as `${form.comment}`; undefined sends every answer under its name. */
	payload: Fields | undefined;
}

export type FlowAnswers = Record<string, string | string[] | boolean>;

const inputs: Record<string, FlowInput> = {
	TextInput: 'text',
	TextArea: 'longText',
	DatePicker: 'date',
	CalendarPicker: 'date',
	RadioButtonsGroup: 'one',
	Dropdown: 'one',
	CheckboxGroup: 'several',
	ChipsSelector: 'several',
	OptIn: 'yes',
};
const inputTypes: Record<string, FlowInput> = { email: 'email', number: 'number', phone: 'tel', password: 'password', passcode: 'password' };
const headings = ['TextHeading', 'TextSubheading'];
const words = ['TextBody', 'TextCaption', 'RichText'];

/** `${data.greeting}` stands for what the business handed over, else for the screen's own example. */
function resolved(value: unknown, screen: unknown, given: Fields): unknown {
	const name = typeof value === 'string' ? /^\$\{data\.(\w+)\}$/.exec(value)?.[1] : undefined;
	return name === undefined ? value : (given[name] ?? at(screen, 'data', name, '__example__'));
}

function partOf(component: unknown, screen: unknown, given: Fields): FlowPart | undefined {
	const type = textAt(component, 'type') ?? '';
	const value = (key: string): unknown => resolved(at(component, key), screen, given);
	const label = textAt([value('label') ?? value('text')], 0) ?? '';
	const bare = { name: textAt(component, 'name') ?? '', label, required: value('required') === true, options: [] };
	if (headings.includes(type)) return { ...bare, kind: 'heading' };
	if (words.includes(type)) return { ...bare, kind: 'words' };
	const kind = inputs[type];
	if (kind === undefined || bare.name === '') return undefined;
	const options = listAt([value('data-source')], 0).flatMap((option) => {
		const id = textAt(option, 'id');
		return id === undefined ? [] : [{ id, title: textAt(option, 'title') ?? id }];
	});
	return { ...bare, kind: inputTypes[textAt(component, 'input-type') ?? ''] ?? kind, label: label === '' ? bare.name : label, options };
}

/** Every component of a screen, those in forms and branches too. */
function componentsOf(parent: unknown): unknown[] {
	return ['children', 'then', 'else'].flatMap((key) => listAt(parent, key).flatMap((child) => [child, ...componentsOf(child)]));
}

/** @returns undefined for what is no flow */
export function flowForm(json: unknown, given: Fields): FlowForm | undefined {
	const screens = listAt(json, 'screens');
	const components = screens.flatMap((screen) => componentsOf(at(screen, 'layout')).map((component) => ({ component, screen })));
	const parts = components.flatMap(({ component, screen }) => partOf(component, screen, given) ?? []);
	if (parts.every(({ kind }) => kind === 'heading' || kind === 'words')) return undefined;
	const footers = components.filter(({ component }) => textAt(component, 'type') === 'Footer').map(({ component }) => component);
	const last = footers.find((footer) => textAt(footer, 'on-click-action', 'name') === 'complete') ?? footers.at(-1);
	const payload = fieldsAt(last, 'on-click-action', 'payload');
	return {
		parts,
		submit: textAt(last, 'label') ?? 'Send',
		payload: Object.keys(payload).length === 0 ? undefined : payload,
	};
}

/** What the answer carries: the members of the last screen's payload, filled in; else all answers. */
export function flowResponse({ payload }: FlowForm, answers: FlowAnswers, given: Fields): Fields {
	if (payload === undefined) return answers;
	const filled = (value: unknown): unknown => {
		if (isFields(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]));
		const name = typeof value === 'string' ? /^\$\{(?:[\w.]+\.)?(\w+)\}$/.exec(value)?.[1] : undefined;
		return name === undefined ? value : (answers[name] ?? given[name]);
	};
	return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, filled(value)]));
}
