import type { IWebhookFunctions } from 'n8n-workflow';
import { hasExpression } from '../../shared/expressions';
import type { Bounds } from './duplicates/seenText';
import type { Filters } from './filtering/filters';
import { patternTest } from './filtering/pattern';
import { senderTest } from './filtering/senders';
import { objectOf } from './json';

/** What the user chose in the trigger, read once per delivery. */
export interface Settings {
	events: ReadonlySet<string>;
	filters: Filters;
	answerAtOnce: boolean;
	/** Undefined: every delivery starts an execution, also one that came before. */
	duplicates?: Bounds;
	/** Bytes of the largest file that is downloaded; undefined: none is. */
	mediaLimit?: number;
	markAsRead: 'no' | 'read' | 'typing';
	/** What a customer gets who taps a button that nothing waits for; undefined: nothing. */
	lateTapAnswer?: string;
}

type Parameters = Readonly<Record<string, unknown>>;

const parametersOf = (value: unknown): Parameters => objectOf(value) ?? {};

const namesIn = (value: unknown): string[] | undefined => {
	const names = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [])
		.map((name: unknown) => String(name).trim())
		.filter((name) => name !== '');
	return names.length === 0 ? undefined : names;
};

const numberIn = (value: unknown, otherwise: number, least: number, most: number): number => {
	const number = Number(value ?? otherwise);
	return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : otherwise;
};

/** A parameter as it was typed, when no expression is in it: evaluating one that has none is all that n8n would do. */
function parameter(context: Pick<IWebhookFunctions, 'getNodeParameter'>, name: string, otherwise: object): unknown {
	const typed: unknown = context.getNodeParameter(name, otherwise, { rawExpressions: true });
	return hasExpression(typed) ? context.getNodeParameter(name, otherwise) : typed;
}

/**
 * Reads the trigger's parameters.
 * @throws InputError when a filter makes no sense, naming it
 */
export function readSettings(context: Pick<IWebhookFunctions, 'getNodeParameter'>): Settings {
	const options = parametersOf(parameter(context, 'options', {}));
	const lateTapAnswer = String(options.lateTapAnswer ?? '').trim();
	return {
		events: new Set(namesIn(parameter(context, 'triggerOn', []))),
		filters: filtersOf(parametersOf(parameter(context, 'filters', {}))),
		answerAtOnce: options.answerAtOnce === true,
		...(options.ignoreDuplicates === false
			? {}
			: {
					duplicates: {
						days: numberIn(options.duplicateDays, 7, 0, 30),
						events: Math.floor(numberIn(options.duplicateEvents, 1000, 0, 100_000)),
					},
				}),
		...(options.downloadMedia === true ? { mediaLimit: numberIn(options.mediaLimit, 100, 0, 2048) * 1024 * 1024 } : {}),
		markAsRead: options.markAsRead === 'read' || options.markAsRead === 'typing' ? options.markAsRead : 'no',
		...(lateTapAnswer === '' ? {} : { lateTapAnswer }),
	};
}

/** What a trigger does by while its own settings cannot be read: it starts nothing. */
const NOTHING: Settings = { events: new Set(), filters: {}, answerAtOnce: false, markAsRead: 'no' };

/**
 * Reads the trigger's parameters. What cannot be read concerns this workflow alone: others that wait for the delivery
 * behind it get it all the same.
 */
export function trySettings(context: Pick<IWebhookFunctions, 'getNodeParameter'>): { settings: Settings; problem?: unknown } {
	try {
		return { settings: readSettings(context) };
	} catch (problem) {
		return { settings: NOTHING, problem };
	}
}

function filtersOf(chosen: Parameters): Filters {
	if (Object.keys(chosen).length === 0) return {};
	const phoneNumbers = namesIn(chosen.phoneNumberIds);
	const messageTypes = namesIn(chosen.messageTypes);
	const statuses = namesIn(chosen.statuses);
	const senders = senderTest(chosen.senders, 'Senders');
	const textContains = String(chosen.textContains ?? '').trim().toLowerCase();
	const pattern = String(chosen.textPattern ?? '');
	return {
		...(phoneNumbers ? { phoneNumbers } : {}),
		...(chosen.chats === 'groups' || chosen.chats === 'private' ? { chats: chosen.chats } : {}),
		...(messageTypes ? { messageTypes } : {}),
		...(typeof chosen.ownMessages === 'boolean' ? { ownMessages: chosen.ownMessages } : {}),
		...(senders ? { senders } : {}),
		...(statuses ? { statuses } : {}),
		...(textContains === '' ? {} : { textContains }),
		...(pattern === '' ? {} : { textPattern: patternTest(pattern, 'Text Matches Pattern') }),
	};
}
