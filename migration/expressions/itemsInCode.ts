import ts from 'typescript';
import type { Origin, Readings } from './origin';

const ONE_OF_NODE = new Set(['first', 'last', 'itemMatching', 'pairedItem']);
const ONE_OF_LIST = new Set(['at', 'find', 'findLast', 'pop', 'shift']);
const SAME_LIST = new Set(['filter', 'slice', 'sort', 'reverse', 'concat', 'toSorted', 'toReversed', 'splice']);
const WITH_CALLBACK = new Set(['map', 'filter', 'forEach', 'find', 'findLast', 'findIndex', 'some', 'every', 'flatMap', 'sort', 'toSorted', 'reduce']);

/** Finds out which parts of a script are items of a converted trigger, lists of such items, or their `json`. */
export class ItemsInCode {
	private readonly items = new Map<string, Origin>();

	private readonly lists = new Map<string, Origin>();

	constructor(
		file: ts.SourceFile,
		private readonly readings: Readings,
		kind: 'expression' | 'script',
	) {
		const { incoming } = readings;
		if (kind === 'script' && incoming !== undefined) {
			// What n8n calls so, unless the script has something of its own by that name.
			if (!declares(file, 'items')) this.lists.set('items', incoming);
			if (!declares(file, 'item')) this.items.set('item', incoming);
		}
		// A variable may hold what a later one is made from: until nothing new is found.
		for (let known = -1; known !== this.items.size + this.lists.size; ) {
			known = this.items.size + this.lists.size;
			this.learn(file);
		}
	}

	/** The origin of an expression that is the `json` of an item, such as `$json` or `$("Trigger").first().json`. */
	jsonOrigin(node: ts.Node): Origin | undefined {
		if (ts.isIdentifier(node) && (node.text === '$json' || node.text === '$data')) {
			return isReference(node) ? this.readings.incoming : undefined;
		}
		if (ts.isPropertyAccessExpression(node) && node.name.text === 'json') return this.itemOrigin(node.expression);
		if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) && node.argumentExpression.text === 'json') {
			return this.itemOrigin(node.expression);
		}
		// The oldest spelling: $node["Trigger"].data["messages"].
		if (ts.isPropertyAccessExpression(node) && node.name.text === 'data') return this.byNode(bare(node.expression));
		return undefined;
	}

	/** The names that `json` of an item is unpacked into: `const { json } = …`, `({ json }) => …`. */
	unpacked(node: ts.Node): Array<{ name: ts.BindingName; whole: boolean }> {
		if (!ts.isObjectBindingPattern(node)) return [];
		const { parent } = node;
		const origin =
			ts.isVariableDeclaration(parent) && parent.initializer
				? this.itemOrigin(parent.initializer)
				: ts.isVariableDeclaration(parent) && ts.isForOfStatement(parent.parent.parent)
					? this.listOrigin(parent.parent.parent.expression)
					: ts.isParameter(parent)
						? this.callbackOrigin(parent)
						: undefined;
		if (origin?.certain !== true) return [];
		return node.elements.flatMap((element): Array<{ name: ts.BindingName; whole: boolean }> => {
			if (element.propertyName === undefined) {
				return ts.isIdentifier(element.name) && element.name.text === 'json' ? [{ name: element.name, whole: true }] : [];
			}
			return ts.isIdentifier(element.propertyName) && element.propertyName.text === 'json' ? [{ name: element.name, whole: false }] : [];
		});
	}

	/** The text that reads a converted node's parameters, which have other names now. */
	parametersRead(node: ts.Node): string | undefined {
		if (!ts.isPropertyAccessExpression(node) || !['params', 'parameter'].includes(node.name.text)) return undefined;
		const name = this.namedNode(bare(node.expression));
		return name !== undefined && this.readings.converted.has(name) ? node.getText() : undefined;
	}

	private learn(file: ts.Node): void {
		const visit = (node: ts.Node): void => {
			if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
				const { initializer } = node;
				const loop = node.parent.parent;
				if (initializer) this.remember(node.name.text, this.itemOrigin(initializer), this.listOrigin(initializer));
				else if (ts.isForOfStatement(loop)) this.remember(node.name.text, this.listOrigin(loop.expression), undefined);
			}
			if (ts.isParameter(node) && ts.isIdentifier(node.name)) this.remember(node.name.text, this.callbackOrigin(node), undefined);
			ts.forEachChild(node, visit);
		};
		visit(file);
	}

	private remember(name: string, item: Origin | undefined, list: Origin | undefined): void {
		if (item !== undefined) this.items.set(name, item);
		if (list !== undefined) this.lists.set(name, list);
	}

	/** An item that a method of a list hands to its callback. */
	private callbackOrigin(parameter: ts.ParameterDeclaration): Origin | undefined {
		const callback = parameter.parent;
		const call = callback.parent;
		if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
		const method = call.expression.name.text;
		if (!WITH_CALLBACK.has(method) || call.arguments[0] !== callback) return undefined;
		const place = callback.parameters.indexOf(parameter);
		const isItem = method === 'reduce' ? place === 1 : place === 0 || (place === 1 && method.toLowerCase().endsWith('sort'));
		return isItem ? this.listOrigin(call.expression.expression) : undefined;
	}

	private itemOrigin(given: ts.Expression): Origin | undefined {
		const node = bare(given);
		if (ts.isIdentifier(node)) return this.items.get(node.text);
		const named = this.byNode(node);
		if (named !== undefined) return named;
		if (ts.isPropertyAccessExpression(node) && node.name.text === 'item') return this.nodeOrigin(node.expression);
		if (ts.isElementAccessExpression(node)) return this.listOrigin(node.expression);
		if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
		const method = node.expression.name.text;
		if (ONE_OF_NODE.has(method)) return this.nodeOrigin(node.expression.expression);
		return ONE_OF_LIST.has(method) ? this.listOrigin(node.expression.expression) : undefined;
	}

	private listOrigin(given: ts.Expression): Origin | undefined {
		const node = bare(given);
		if (ts.isIdentifier(node)) return this.lists.get(node.text);
		if (!ts.isCallExpression(node)) return undefined;
		if (ts.isIdentifier(node.expression) && node.expression.text === '$items') {
			const [name] = node.arguments;
			return name === undefined ? this.readings.incoming : this.originOf(ts.isStringLiteralLike(name) ? name.text : undefined);
		}
		if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
		const method = node.expression.name.text;
		if (method === 'all') return this.nodeOrigin(node.expression.expression);
		return SAME_LIST.has(method) ? this.listOrigin(node.expression.expression) : undefined;
	}

	/** `$node["Trigger"]`, which is an item and a node at once. */
	private byNode(node: ts.Expression): Origin | undefined {
		const holder = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? node.expression : undefined;
		return holder !== undefined && ts.isIdentifier(holder) && holder.text === '$node' ? this.originOf(this.namedNode(node)) : undefined;
	}

	/** `$("Trigger")`, `$node["Trigger"]` or `$input`. */
	private nodeOrigin(given: ts.Expression): Origin | undefined {
		const node = bare(given);
		if (ts.isIdentifier(node) && node.text === '$input') return this.readings.incoming;
		return this.originOf(this.namedNode(node));
	}

	private namedNode(node: ts.Expression): string | undefined {
		if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === '$') {
			const [name] = node.arguments;
			return name !== undefined && ts.isStringLiteralLike(name) ? name.text : undefined;
		}
		if (ts.isPropertyAccessExpression(node)) return ts.isIdentifier(node.expression) && node.expression.text === '$node' ? node.name.text : undefined;
		if (!ts.isElementAccessExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== '$node') return undefined;
		return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
	}

	private originOf(name: string | undefined): Origin | undefined {
		return name !== undefined && this.readings.triggers.has(name) ? { certain: true } : undefined;
	}
}

/** Without brackets around it. */
const bare = (node: ts.Expression): ts.Expression => (ts.isParenthesizedExpression(node) ? bare(node.expression) : node);

function declares(file: ts.Node, name: string): boolean {
	const isIt = (node: ts.Node): boolean =>
		((ts.isVariableDeclaration(node) || ts.isParameter(node)) && ts.isIdentifier(node.name) && node.name.text === name) ||
		ts.forEachChild(node, (child) => isIt(child) || undefined) === true;
	return isIt(file);
}

/** Not the name of a property or of a member that only sounds the same. */
const isReference = (node: ts.Identifier): boolean =>
	!(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) && !(ts.isPropertyAssignment(node.parent) && node.parent.name === node);
