import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readRecord, recordIn, writeRecord, type SetUpRecord } from '../subscribing/record';
import { displacedAnswer, type TriggerTalk } from '../subscribing/triggerTalk';
import { answer } from './answer';

/** Triggers of other accounts that one trigger keeps in mind. */
const MOST_ABOVE = 50;

/**
 * Answers another trigger that shares the app. Its request is signed with the app secret, as Meta's are.
 * @param own the URL at which it arrived
 */
export function answerTalk(context: IWebhookFunctions, talk: TriggerTalk, own: string): IWebhookResponseData {
	const staticData = context.getWorkflowStaticData('node');
	const record = readRecord(staticData, own);
	if ('ask' in talk) {
		const place = record.places.find(({ level, id }) => level === 'number' && id === talk.number);
		return answer(context, 200, displacedAnswer(place?.displaced ?? []));
	}
	const told = talk.tell === 'record' ? recordIn(talk.record) : withAbove(record, talk.url);
	writeRecord(staticData, own, told);
	return answer(context, 200);
}

const withAbove = (record: SetUpRecord, url: string): SetUpRecord => ({
	...record,
	above: [...new Set([url, ...record.above])].slice(0, MOST_ABOVE),
});
