import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readRecord, recordIn, writeRecord, type SetUpRecord } from '../subscribing/record';
import { displacedAnswer, type TriggerTalk } from '../subscribing/triggerTalk';
import { answer } from './answer';
import { answerWait } from './answers/registration';
import type { Signed } from './passingOn/passOn';

/** Triggers of other accounts that one trigger keeps in mind. */
const MOST_ABOVE = 50;

/**
 * Answers another trigger that shares the app, or a node that is about to ask a question. Their requests are signed with
 * the app secret, as Meta's are.
 * @param own the URL at which it arrived
 */
export async function answerTalk(context: IWebhookFunctions, talk: TriggerTalk, signed: Signed, own: string): Promise<IWebhookResponseData> {
	if ('ask' in talk && talk.ask === 'wait') return await answerWait(context, talk, signed, own);
	const staticData = context.getWorkflowStaticData('node');
	const record = readRecord(staticData, own);
	if ('ask' in talk) {
		const place = record.places.find(({ level, id }) => level === 'number' && id === talk.number);
		return answer(context, 200, displacedAnswer(place?.displaced ?? []));
	}
	const told =
		talk.tell === 'record'
			? recordIn(talk.record)
			: talk.tell === 'listener'
				? withListener(record, talk.url, talk.listens)
				: withAbove(record, talk.url);
	writeRecord(staticData, own, told);
	return answer(context, 200);
}

/** Tests that one trigger sends copies to at the same time. */
const MOST_LISTENERS = 20;

function withListener(record: SetUpRecord, url: string, listens: boolean): SetUpRecord {
	const others = record.listeners.filter((one) => one !== url);
	return { ...record, listeners: listens ? [url, ...others].slice(0, MOST_LISTENERS) : others };
}

const withAbove = (record: SetUpRecord, url: string): SetUpRecord => ({
	...record,
	above: [...new Set([url, ...record.above])].slice(0, MOST_ABOVE),
});
