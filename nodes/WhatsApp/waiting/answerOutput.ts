import type { IDataObject } from 'n8n-workflow';
import type { JsonObject } from '../../shared/graph/request';

/** A customer's answer. */
export interface Answered {
	/** The trigger's item about the message. */
	message: JsonObject;
	/** The number of the choice that was tapped. */
	choice?: number;
}

/** What was asked. */
export interface Asked {
	/** What became of the question, and what could be chosen. */
	question: IDataObject;
	choices: ReadonlyArray<{ id: string; title: string }>;
	responseType: string;
}

/** What the output tells of the message, in this order. */
const MEMBERS = [
	'text',
	'messageId',
	'timestamp',
	'from',
	'chatId',
	'waId',
	'userId',
	'username',
	'profileName',
	'type',
	'phoneNumberId',
	'media',
	'location',
	'contacts',
	'interactive',
	'flowResponse',
	'order',
];

/** Parts of a tap that say nothing new, and hold an ID that is of no use to anybody. */
const OF_A_TAP = ['interactive'];

/** What a person would call a message without words. */
const kindOf = ({ type }: JsonObject): string => `[${String(type)}]`;

/**
 * The node's output once the question was answered. An approval also stands in `data`, where nodes of n8n that wait have
 * it, and so do free texts.
 * @returns undefined when the answer is none of the choices
 */
export function answerOutput({ message, choice }: Answered, { question, choices, responseType }: Asked): IDataObject | undefined {
	const isTap = choice !== undefined;
	const given = MEMBERS.filter((name) => message[name] !== undefined && !(isTap && OF_A_TAP.includes(name)));
	const rest: IDataObject = { ...Object.fromEntries(given.map((name) => [name, message[name]])), question };
	if (!isTap) {
		if (responseType !== 'freeText') return undefined;
		const text = String(message.text ?? '').trim() || kindOf(message);
		return { answered: true, ...rest, text, data: { text } };
	}
	if (responseType === 'freeText' || (choices.length > 0 && choice >= choices.length)) return undefined;
	if (responseType !== 'choice') return { answered: true, approved: choice === 0, ...rest, data: { approved: choice === 0 } };
	const { id = '', title = String(message.text ?? '') } = choices[choice] ?? {};
	return { answered: true, choice: { id, title, index: choice }, ...rest };
}

/** What an answer alone says. Left over from something else, it would be taken for one. */
const DECISIONS = ['approved', 'choice'];

/** The same, where the item is the answer to an earlier question. */
const OF_ANSWERS = [...DECISIONS, 'text', 'data'];

/**
 * The node's output for as long as the question is open, and once its time is over.
 * @param json the item that came in
 */
export function unanswered(json: IDataObject, question: IDataObject): IDataObject {
	const isAnswer = 'answered' in json && 'question' in json;
	const others = Object.entries(json).filter(([name]) => !(isAnswer ? OF_ANSWERS : DECISIONS).includes(name));
	return { ...Object.fromEntries(others), answered: false, question };
}
