import { credentialsFor } from './credentials';
import type { Readings } from './expressions/origin';
import { reachOf } from './expressions/reach';
import { rewriteParameters } from './expressions/rewriteParameters';
import { convertAction } from './nodes/action';
import { isConverted, type Conversion } from './nodes/converted';
import { convertTrigger, outputsOf } from './nodes/trigger';
import { pinnedItems } from './pinnedData';
import type { Entry } from './report';
import { isRecord, listOf, successorOf, textOf, type Connections, type Json, type Workflow, type WorkflowNode } from './workflow';

/** A workflow with our nodes in place of the built-in ones. */
export interface ConvertedWorkflow {
	workflow: Workflow;
	/** What became of each node. */
	entries: Entry[];
	/** Names of the credentials that the workflow asks for. */
	credentials: string[];
}

/**
 * Puts our nodes in the place of n8n's built-in WhatsApp nodes. Names, positions, IDs, webhook URLs and connections stay;
 * expressions and scripts that read what is different now are adapted, in all nodes. What cannot be converted stays as
 * it is, and is listed.
 * @param given is not changed
 */
export function convertWorkflow(given: Workflow): ConvertedWorkflow {
	const conversions = new Map(given.nodes.filter((node) => successorOf(node)).map((node) => [node.name, conversionOf(node)]));
	const done = new Set([...conversions].filter(([, conversion]) => isConverted(conversion)).map(([name]) => name));
	const triggers = new Set(given.nodes.filter((node) => done.has(node.name) && isTrigger(node)).map(({ name }) => name));
	const reach = reachOf(given, triggers);
	const credentials = credentialsFor(given.nodes.filter(({ name }) => done.has(name)));
	const entries: Entry[] = [];
	const readsErrors = given.nodes.some(({ parameters }) => READS_ERROR.test(JSON.stringify(parameters)));
	const nodes = given.nodes.map((node): WorkflowNode => {
		const readings: Readings = { triggers, converted: done, incoming: reach.get(node.name) };
		const { node: adapted, adapted: expressions, doubts } = rewriteParameters(node, readings);
		const after = successorOf(node) === undefined ? adapted : replaced(adapted, credentials.of(node), readsErrors, entries);
		if (expressions.length > 0) entries.push({ node: node.name, kind: 'note', what: adaptedText(expressions) });
		entries.push(...doubts.map((what): Entry => ({ node: node.name, kind: 'byHand', what, remedy: 'Look it through, and adapt it by docs/migration.md.' })));
		return after;
	});
	return {
		workflow: {
			...given,
			nodes,
			connections: connectionsOf(given.connections, nodes, triggers),
			...(isRecord(given.pinData) ? { pinData: pinDataOf(given.pinData, triggers) } : {}),
		},
		entries,
		credentials: credentials.names,
	};
}

const isTrigger = (node: WorkflowNode): boolean => node.type.endsWith('.whatsAppTrigger');

const conversionOf = (node: WorkflowNode): Conversion => (isTrigger(node) ? convertTrigger(node) : convertAction(node));

function replaced(node: WorkflowNode, credentials: Json, readsErrors: boolean, entries: Entry[]): WorkflowNode {
	const successor = successorOf(node);
	const conversion = conversionOf(node);
	if (successor === undefined || !isConverted(conversion)) {
		const { because, remedy } = isConverted(conversion) ? { because: 'its type is unknown', remedy: 'Leave it.' } : conversion;
		entries.push({ node: node.name, kind: 'byHand', what: `was left as n8n's own node: ${because}`, remedy });
		return node;
	}
	entries.push({ node: node.name, kind: 'converted', what: conversion.as });
	entries.push(...conversion.notes.map((what): Entry => ({ node: node.name, kind: 'note', what })));
	entries.push(...failureEntries(node, readsErrors));
	entries.push(...conversion.byHand.map(({ what, remedy }): Entry => ({ node: node.name, kind: 'byHand', what, remedy })));
	return { ...node, type: successor.type, typeVersion: 1, parameters: conversion.parameters, credentials };
}

/** An expression or script that reads the `error` of an item. */
const READS_ERROR = /json(\.|\?\.|\[\\?["'])error\b/;

/** A node that goes on after a failure says it in other words. */
function failureEntries({ name, type, onError, continueOnFail }: WorkflowNode, readsErrors: boolean): Entry[] {
	const goesOn = continueOnFail === true || onError === 'continueRegularOutput' || onError === 'continueErrorOutput';
	if (!goesOn || !type.endsWith('.whatsApp')) return [];
	const what = 'on failure its item says errorMessage, code and remedy where it said error';
	if (!readsErrors) return [{ node: name, kind: 'note', what }];
	return [{ node: name, kind: 'byHand', what, remedy: 'Where the workflow reads error of its items, read errorMessage.' }];
}

const adaptedText = (expressions: readonly string[]): string => {
	const [first = ''] = expressions;
	const shown = first.replace(/\s+/g, ' ').slice(0, 60);
	return `${expressions.length} ${expressions.length === 1 ? 'expression was' : 'expressions were'} adapted, such as ${shown}${first.length > 60 ? '…' : ''}`;
};

/** The trigger's one output became several; all else stays. */
function connectionsOf(given: Connections, nodes: readonly WorkflowNode[], triggers: ReadonlySet<string>): Connections {
	const byName = new Map(nodes.map((node) => [node.name, node]));
	return Object.fromEntries(
		Object.entries(given).map(([name, kinds]) => {
			if (!triggers.has(name) || kinds.main === undefined) return [name, kinds];
			const targets = kinds.main.flatMap((output) => output ?? []);
			return [name, { ...kinds, main: outputsOf(listOf(byName.get(name)?.parameters.triggerOn).map(textOf), targets) }];
		}),
	);
}

const pinDataOf = (given: Json, triggers: ReadonlySet<string>): Json =>
	Object.fromEntries(Object.entries(given).map(([name, items]) => [name, triggers.has(name) ? pinnedItems(items) : items]));
