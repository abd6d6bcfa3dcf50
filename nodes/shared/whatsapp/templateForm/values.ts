import type { Problems } from './problems';
import { similar } from './similar';
import { isFileKind, type Slot } from './slot';
import { CODE } from './slots';
import { KINDS_BY_NAME, plainKey, spellingsOf } from './spellings';

/** Where the values come from, for messages. */
export interface Origin {
	/** The field's name as the user sees it. */
	readonly field: string;
	/** Whether the user sees the inputs by their labels; else messages name the keys. */
	readonly labelled: boolean;
	/** How many cards the template's carousel has. */
	readonly cards: number;
}

/** Values by the IDs of the inputs that they are for. */
export type SlotValues = ReadonlyMap<string, unknown>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The values in what n8n's form gives, `{ mappingMode, value, schema }`, or in what an expression gives in its place. */
export const withoutForm = (given: unknown): unknown => (isRecord(given) && 'mappingMode' in given ? given.value : given);

/**
 * Assigns values to the inputs of a template. They come from its form, or as a user or an AI model writes them: an array
 * for the body's variables, one value alone for a template that takes no other, or an object by variables
 * (`{ "customer": "Ana" }`), by IDs (`{ "body.1": "Ana" }`), by labels, by Meta's own names, or nested (`{ "body": ["Ana"], "header": "https://…", "buttons": ["4711"], "cards": [{ … }] }`).
 * What is too much, unknown or missing is kept as a problem.
 */
export function valuesFor(slots: readonly Slot[], given: unknown, origin: Origin, problems: Problems): SlotValues {
	const assigning = new Assigning(slots, origin, problems);
	assigning.all(withoutForm(given));
	assigning.missing();
	return assigning.values;
}

class Assigning {
	readonly values = new Map<string, unknown>();

	private readonly byId: ReadonlyMap<string, Slot>;

	/** Inputs whose name was most likely misspelt: that they are missing goes without saying. */
	private readonly excused = new Set<string>();

	constructor(
		private readonly slots: readonly Slot[],
		private readonly origin: Origin,
		private readonly problems: Problems,
	) {
		this.byId = new Map(slots.map((slot) => [slot.id, slot]));
	}

	all(given: unknown): void {
		const { field } = this.origin;
		const value = typeof given === 'string' ? this.parsed(given) : given;
		if (value === undefined || value === null) return;
		if (Array.isArray(value) && value.some(isComponent)) {
			this.unreadable(`'${field}' holds components where values belong`, "Set 'Specify Values' to 'Using Components (JSON)', or give the values alone.");
		} else if (this.byId.has(CODE)) {
			this.code(value);
		} else if (Array.isArray(value)) {
			this.inOrder('body', '', value);
		} else if (isRecord(value)) {
			this.each(value, '');
		} else {
			const required = this.slots.filter((slot) => slot.required);
			const only = required.length === 1 ? required[0] : this.slots.length === 1 ? this.slots[0] : undefined;
			if (only) return this.set(only.id, value);
			this.unreadable(`'${field}' is ${excerpt(value)} where an array or an object belongs`, HOW);
		}
	}

	/** For a form that was made before the template changed, or for another template. */
	private refresh(): string {
		return this.origin.labelled ? ` If the form shows other inputs, refresh it: ⋮ beside '${this.origin.field}'.` : '';
	}

	/** Nothing can be said of single values then. */
	private unreadable(message: string, remedy: string): void {
		this.problems.add(message, remedy);
		this.slots.forEach(({ id }) => this.excused.add(id));
	}

	missing(): void {
		for (const { id, name, required } of this.slots) {
			if (!required || this.values.has(id) || this.excused.has(id)) continue;
			this.problems.add(
				`'${name}' is missing${this.origin.labelled ? '' : ` (key '${id}')`}`,
				`Give a value for everything that the template asks for.${this.refresh()}`,
			);
		}
	}

	/** A text that is neither an array nor an object is a value itself: read as JSON, `012345` would be none and `1e5` a number. */
	private parsed(text: string): unknown {
		if (text.trim() === '' || text.trim() === 'null') return undefined;
		if (!/^\s*(?:[[{]|".*"\s*$)/s.test(text)) return text;
		try {
			return JSON.parse(text);
		} catch {
			return this.unreadable(`'${this.origin.field}' is ${excerpt(text)}, which is no JSON`, HOW);
		}
	}

	/** An authentication template's code, however it is named: in the body and the button it is the same. */
	private code(given: unknown): void {
		const leaves = leavesOf(given);
		const codes = [...new Set(leaves.map(String))];
		if (codes.length > 1) {
			this.problems.add(
				`'One-Time Code' is given as ${codes.map((code) => `'${code}'`).join(' and ')}, and the text and the button carry the same code`,
				'Give one code.',
			);
		}
		if (leaves.length > 0) this.values.set(CODE, leaves[0]);
	}

	private each(record: Record<string, unknown>, path: string): void {
		for (const [key, value] of Object.entries(record)) {
			if (value !== null && value !== undefined) this.put(plainKey(key), value, path);
		}
	}

	/** @param path empty or ending with a dot */
	private put(key: string, value: unknown, path: string): void {
		const spellings = spellingsOf(key);
		for (const spelling of spellings) {
			const whole = `${path}${spelling}`;
			const named = this.named(spelling, path);
			if (named.length > 0) return named.forEach((id) => this.set(id, value));
			const group = [whole, `${path}header.${spelling}`].find((one) => this.within(one).length > 0);
			if (group !== undefined) return this.group(group, value);
		}
		const [, own = key] = spellings;
		return this.unknown(own, `${path}${own}`, path);
	}

	/** The inputs that a key means: by ID, as a variable of header and body, as a part of a location, by label, or by kind. */
	private named(key: string, path: string): string[] {
		if (this.byId.has(`${path}${key}`)) return [`${path}${key}`];
		const within = (...parts: string[]): string[] => parts.map((part) => `${path}${part}.${key}`).filter((id) => this.byId.has(id));
		const [texts, places] = [within('header', 'body'), within('location', 'header.location')];
		if (texts.length > 0 || places.length > 0) return texts.length > 0 ? texts : places;
		const labelled = this.slots.filter(({ name }) => path === '' && plainKey(name) === key);
		const ofKind = this.slots.filter(({ id, kind }) => id.startsWith(path) && kind === KINDS_BY_NAME[key]);
		return [...labelled, ...(ofKind.length === 1 ? ofKind : [])].slice(0, 1).map(({ id }) => id);
	}

	private within(whole: string): Slot[] {
		return this.slots.filter(({ id }) => id.startsWith(`${whole}.`));
	}

	/** A value for a part of the template that has inputs of its own: its header, a button, all cards. */
	private group(whole: string, value: unknown): void {
		const part = whole.split('.').at(-1) ?? '';
		const members = this.within(whole);
		const lone = members.length === 1;
		const main = members.filter(({ required }) => required).length > 1 ? undefined : (members.find(({ required }) => required) ?? members[0]);
		if (Array.isArray(value) && (part === 'body' || part === 'header')) {
			this.inOrder(part, whole.slice(0, -part.length), value);
		} else if (Array.isArray(value) && (part === 'button' || part === 'card')) {
			value.forEach((entry, index) => entry !== null && entry !== undefined && this.put(String(index), entry, `${whole}.`));
		} else if (isRecord(value) && !(main && isFileKind(main.kind) && isFile(value))) {
			this.each(value, `${whole}.`);
		} else if (main && (lone || (part !== 'button' && part !== 'card'))) {
			this.set(main.id, value);
		} else {
			members.forEach(({ id }) => this.excused.add(id));
			this.problems.add(
				`'${whole}' is ${excerpt(value)}, and it has several values`,
				`Give an object with: ${members.map(({ id }) => id.slice(whole.length + 1)).join(', ')}.`,
			);
		}
	}

	private inOrder(part: 'body' | 'header', path: string, entries: readonly unknown[]): void {
		const slots = this.slots.filter(({ id, kind }) => kind === 'text' && id.startsWith(`${path}${part}.`));
		if (entries.length > slots.length) {
			this.problems.add(
				`'${path}${part}' has ${entries.length === 1 ? 'a value' : `${entries.length} values`}, and the template takes ${slots.length === 0 ? 'none' : slots.length} there`,
				'Give a value for each variable, in the order of the text.',
			);
		}
		entries.forEach((entry, index) => {
			if (entry === null || entry === undefined) return;
			if (isRecord(entry) && typeof entry.parameter_name === 'string') return this.put(entry.parameter_name, entry, `${path}${part}.`);
			const slot = slots[index];
			if (slot) this.set(slot.id, entry);
		});
	}

	private set(id: string, value: unknown): void {
		const slot = this.byId.get(id);
		// Nothing in an input that may stay empty is nothing given.
		if (slot && (slot.required || value !== '')) this.values.set(id, value);
	}

	private unknown(key: string, whole: string, path: string): void {
		const { cards } = this.origin;
		const card = /^card\.(\d+)/.exec(whole)?.[1];
		const button = /button\.(\d+)$/.exec(whole)?.[1];
		if (card !== undefined && Number(card) >= cards) {
			return this.problems.add(`'Card ${Number(card) + 1}' has values, and the template has ${cards === 0 ? 'no cards' : `${cards} cards`}`, 'Leave it out.');
		}
		const own = this.slots.filter(({ id }) => id.startsWith(path));
		const near = similar(key, own.flatMap(({ id, variable }) => [...(variable === undefined ? [] : [variable]), id.slice(path.length)]));
		if (near !== undefined && button === undefined) {
			own.filter(({ id, variable }) => variable === near || id.slice(path.length) === near).forEach(({ id }) => this.excused.add(id));
			return this.problems.add(`The template has no '${whole}' (did you mean '${near}'?)`, 'Correct the name.');
		}
		const takes = own.length === 0 ? 'no values' : `: ${own.map(({ id }) => id).join(', ')}`;
		this.problems.add(
			button === undefined ? `The template has no '${whole}'` : `'${whole}' has a value, and the template has no button there that takes one`,
			`The template takes${own.length === 0 ? ' ' : ''}${takes}.${this.refresh()}`,
		);
	}
}

const HOW =
	'Give an array for the variables of the body, such as ["Ana", "4711"], or an object such as {"body": ["Ana", "4711"], "header.image": "https://…", "button.0": "4711"}.';

const isFile = (value: Record<string, unknown>): boolean => ['link', 'id', 'inputDataFieldName'].some((key) => key in value);

const isComponent = (value: unknown): boolean =>
	isRecord(value) && typeof value.type === 'string' && ('parameters' in value || 'cards' in value || 'sub_type' in value);

function leavesOf(value: unknown): unknown[] {
	if (value === null || value === undefined) return [];
	if (isRecord(value) && typeof value.text === 'string') return [value.text];
	if (Array.isArray(value) || isRecord(value)) return Object.values(value).flatMap(leavesOf);
	return [value];
}

/** A value as a message shows it. */
export function excerpt(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	return `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`;
}
