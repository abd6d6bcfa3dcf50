import ts from 'typescript';
import type { Origin, Readings } from './origin';
import { ItemsInCode } from './itemsInCode';

/** Code with its readings adapted. */
export interface Rewritten {
	code: string;
	changed: boolean;
	/** Parts that read the items of a converted node in a way that was not understood. */
	doubts: string[];
}

interface Edit {
	from: number;
	to: number;
	text: string;
}

/** The members of what the built-in trigger gave. Where it is not certain whose item is read, only they are adapted. */
export const TRIGGER_KEYS: ReadonlySet<string> = new Set(['messages', 'statuses', 'contacts', 'metadata', 'messaging_product', 'field']);

/**
 * Adapts JavaScript that reads items of a converted trigger: `$json.messages` becomes `$json.raw.messages`.
 * @param code what stands between `{{` and `}}`, or a whole script
 * @param readings the converted triggers, and whether their items come in
 */
export function rewriteCode(code: string, readings: Readings, kind: 'expression' | 'script'): Rewritten {
	const source = parsed(code, kind);
	if (source === undefined) return { code, changed: false, doubts: [] };
	const items = new ItemsInCode(source.file, readings, kind);
	const own = ownKeys(source.file, items);
	const edits: Edit[] = [];
	const doubts: string[] = [];
	const visit = (node: ts.Node): void => {
		const origin = items.jsonOrigin(node);
		if (origin !== undefined && ts.isExpression(node) && !own.has(keyOf(node.parent, node) ?? '')) {
			edits.push(...editsFor(node, origin, source.file));
			if (ts.isIdentifier(node)) return;
		}
		edits.push(...items.unpacked(node).map(({ name, whole }) => wrapped(name, whole, source.file)));
		const parameters = items.parametersRead(node);
		if (parameters !== undefined) doubts.push(parameters);
		ts.forEachChild(node, visit);
	};
	visit(source.file);
	const result = [...edits]
		.sort((one, other) => other.from - one.from || other.to - one.to)
		.reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), source.file.text);
	return {
		code: edits.length === 0 ? code : result.slice(source.before, result.length - source.after),
		changed: edits.length > 0,
		doubts,
	};
}

/** An expression is read in brackets, so that `{ a: 1 }` is an object. */
function parsed(code: string, kind: 'expression' | 'script'): { file: ts.SourceFile; before: number; after: number } | undefined {
	const wrappings = kind === 'script' ? [['', '']] : [['(', '\n)'], ['', '']];
	for (const [before = '', after = ''] of wrappings) {
		const text = before + code + after;
		const file = ts.createSourceFile('code.js', text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
		if (isBroken(file)) continue;
		return { file, before: before.length, after: after.length };
	}
	return undefined;
}

/** TypeScript keeps what the parser complained about at the file, without declaring it. */
const isBroken = (file: ts.SourceFile): boolean =>
	'parseDiagnostics' in file && Array.isArray(file.parseDiagnostics) && file.parseDiagnostics.length > 0;

function editsFor(node: ts.Expression, { certain }: Origin, file: ts.SourceFile): Edit[] {
	const key = keyOf(node.parent, node);
	if (certain) return [{ from: node.getEnd(), to: node.getEnd(), text: '.raw' }];
	if (key === undefined || !TRIGGER_KEYS.has(key)) return [];
	const text = node.getText(file);
	return [{ from: node.getStart(file), to: node.getEnd(), text: `(${text}.raw ?? ${text})` }];
}

/** Members that the script itself gives to an item: they stand beside `raw`, where later nodes look for them. */
function ownKeys(file: ts.Node, items: ItemsInCode): ReadonlySet<string> {
	const keys = new Set<string>();
	const visit = (node: ts.Node): void => {
		if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
			const { left } = node;
			const holder = ts.isPropertyAccessExpression(left) || ts.isElementAccessExpression(left) ? left.expression : undefined;
			const key = holder === undefined || items.jsonOrigin(holder) === undefined ? undefined : keyOf(left, holder);
			if (key !== undefined && !TRIGGER_KEYS.has(key)) keys.add(key);
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return keys;
}

/** `messages` in `$json.messages` and `$json["messages"]`. */
function keyOf(parent: ts.Node, of: ts.Node): string | undefined {
	if (ts.isPropertyAccessExpression(parent) && parent.expression === of) return parent.name.text;
	if (ts.isElementAccessExpression(parent) && parent.expression === of && ts.isStringLiteralLike(parent.argumentExpression)) {
		return parent.argumentExpression.text;
	}
	return undefined;
}

/** `{ json }` becomes `{ json: { raw: json } }`. */
function wrapped(name: ts.BindingName, whole: boolean, file: ts.SourceFile): Edit {
	const text = name.getText(file);
	return { from: name.getStart(file), to: name.getEnd(), text: whole ? `json: { raw: ${text} }` : `{ raw: ${text} }` };
}
