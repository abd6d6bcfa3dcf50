import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readRecord, writeRecord } from '../subscribing/record';
import { displacedAnswer, type TriggerTalk } from '../subscribing/triggerTalk';
import { answer } from './answer';

/** Triggers of other accounts that one trigger keeps in mind. */
const MOST_ABOVE = 50;

/** Answers another trigger that shares the app. Its request is signed with the app secret, as Meta's are. */
export function answerTalk(context: IWebhookFunctions, talk: TriggerTalk): IWebhookResponseData {
	const staticData = context.getWorkflowStaticData('node');
	const record = readRecord(staticData);
	if ('ask' in talk) {
		const place = record.places.find(({ level, id }) => level === 'number' && id === talk.number);
		return answer(context, 200, displacedAnswer(place?.displaced ?? []));
	}
	writeRecord(staticData, { ...record, above: [...new Set([talk.url, ...record.above])].slice(0, MOST_ABOVE) });
	return answer(context, 200);
}
