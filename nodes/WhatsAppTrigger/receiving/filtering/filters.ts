import type { JsonObject } from '../../../shared/graph/request';
import type { EventKind } from '../event';
import { firstText, textOf } from '../json';
import type { PatternTest } from './pattern';
import type { SenderTest } from './senders';

/** What a workflow wants of the events that were chosen. A filter that is absent lets everything pass. */
export interface Filters {
	/** IDs of the business's numbers, or the numbers themselves. */
	phoneNumbers?: readonly string[];
	chats?: 'groups' | 'private';
	messageTypes?: readonly string[];
	/** Whether messages that the business wrote elsewhere are wanted. */
	ownMessages?: boolean;
	senders?: SenderTest;
	statuses?: readonly string[];
	/** In lower case. */
	textContains?: string;
	textPattern?: PatternTest;
}

export type Wanted = 'yes' | 'no' | 'undecided';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * Whether a workflow wants an event. Filters for messages leave statuses alone and the other way round; what has no
 * phone number, such as the review of a template, is every number's.
 * @returns `undecided` when the text pattern took too long: such an event is better seen than lost
 */
export function wanted(item: JsonObject, kind: EventKind, filters: Filters): Wanted {
	if (!isOfNumber(item, filters)) return 'no';
	if (kind === 'status') return filters.statuses === undefined || filters.statuses.includes(String(item.status)) ? 'yes' : 'no';
	if (kind !== 'message' && kind !== 'messageEcho') return 'yes';
	if (kind === 'messageEcho' && filters.ownMessages === false) return 'no';
	if (filters.chats !== undefined && (filters.chats === 'groups') !== (item.groupId !== undefined)) return 'no';
	if (filters.messageTypes !== undefined && !filters.messageTypes.includes(String(item.type))) return 'no';
	if (filters.senders !== undefined && kind === 'message' && !filters.senders(item)) return 'no';
	return wantedText(textOf(item.text) ?? '', filters);
}

function wantedText(text: string, { textContains, textPattern }: Filters): Wanted {
	if (textContains !== undefined && !text.toLowerCase().includes(textContains)) return 'no';
	if (textPattern === undefined) return 'yes';
	const result = textPattern(text);
	return result === 'matches' ? 'yes' : result === 'differs' ? 'no' : 'undecided';
}

function isOfNumber(item: JsonObject, { phoneNumbers }: Filters): boolean {
	const id = textOf(item.phoneNumberId);
	const number = digitsOf(firstText(item.displayPhoneNumber) ?? '');
	if (phoneNumbers === undefined || (id === undefined && number === '')) return true;
	return phoneNumbers.some((one) => one === id || (number !== '' && digitsOf(one) === number));
}
