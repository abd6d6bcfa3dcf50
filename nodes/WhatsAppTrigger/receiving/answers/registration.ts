import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isSamePerson } from '../../../shared/answers/people';
import { isSameWait, waitIn, type Wait } from '../../../shared/answers/wait';
import { instanceBase } from '../../subscribing/callbackUrl';
import { readRecord, refreshRecord } from '../../subscribing/record';
import { postSigned, waitAnswer, waitAnswerIn, type TriggerTalk, type WaitAnswer } from '../../subscribing/triggerTalk';
import { answer } from '../answer';
import { knownCallbacks } from '../passingOn/known';
import type { Signed } from '../passingOn/passOn';
import { candidates } from '../passingOn/targets';
import { isLoop, stepOf, TRAIL_HEADER, trailHeader } from '../passingOn/trail';
import { readSettings } from '../settings';
import { addressesOf, resume } from './resume';
import { forgetWait, MOST_WAITS, readWaits, writeWaits } from './waits';

type Announcement = Extract<TriggerTalk, { ask: 'wait' }>;

/**
 * Answers a node that is about to ask a question: whether its answer will be heard here and by the triggers that get the
 * number's deliveries passed on, all of which have to know.
 * @param own the URL at which it arrived
 */
export async function answerWait(
	context: IWebhookFunctions,
	announcement: Announcement,
	signed: Signed,
	own: string,
): Promise<IWebhookResponseData> {
	const isBack = isLoop(signed.trail, own);
	const said = isBack ? { wait: 'known' as const, ...aboutSelf(context) } : await heard(context, announcement, signed, own);
	return answer(context, 200, waitAnswer(said));
}

function aboutSelf(context: IWebhookFunctions): Pick<WaitAnswer, 'isPublished' | 'hearsMessages'> {
	const { events } = readSettings(context);
	return { isPublished: context.getMode() !== 'manual', hearsMessages: events.has('messages') || events.has('statuses') };
}

async function heard(context: IWebhookFunctions, { number, question }: Announcement, signed: Signed, own: string): Promise<WaitAnswer> {
	const self = aboutSelf(context);
	const below = await passedOn(context, number, signed, own);
	if (below !== undefined && below.wait !== 'known') return below;
	const all = {
		isPublished: self.isPublished || below?.isPublished === true,
		hearsMessages: self.hearsMessages || below?.hearsMessages === true,
	};
	const wait = waitIn(question);
	const kept = wait === undefined ? { wait: 'known' as const } : await keep(context, wait, signed, own);
	return { ...kept, ...all };
}

/**
 * Remembers a question in free text. One that nobody waits for any more gives way. One whose time is over was refused
 * after it had been announced, and is forgotten.
 */
async function keep(context: IWebhookFunctions, wait: Wait, signed: Signed, own: string): Promise<Pick<WaitAnswer, 'wait' | 'execution'>> {
	const staticData = context.getWorkflowStaticData('node');
	if (wait.until <= Date.now()) {
		forgetWait(staticData, own, wait);
		return { wait: 'known' };
	}
	const isRival = (other: Wait): boolean =>
		!isSameWait(other, wait) && other.phoneNumberId === wait.phoneNumberId && isSamePerson(other.people, wait.people);
	const resuming = { context, addresses: addressesOf(context), appSecret: signed.connection.appSecret };
	for (const rival of readWaits(staticData, own).filter(isRival)) {
		const verdict = await resume(resuming, rival);
		if (verdict === 'waiting' || verdict === 'running') return { wait: 'busy', execution: rival.execution };
		if (verdict !== 'late') return { wait: 'unreachable' };
	}
	const others = readWaits(staticData, own).filter((other) => !isRival(other) && !isSameWait(other, wait));
	if (others.length >= MOST_WAITS) return { wait: 'full' };
	writeWaits(staticData, own, [...others, wait]);
	refreshRecord(staticData, own);
	return { wait: 'known' };
}

/** What the trigger says that gets this number's deliveries passed on; undefined when there is none of this n8n's. */
async function passedOn(context: IWebhookFunctions, number: string, signed: Signed, own: string): Promise<WaitAnswer | undefined> {
	const record = readRecord(context.getWorkflowStaticData('node'), own);
	if (!record.places.some(({ level }) => level !== 'app')) return undefined;
	const base = instanceBase(own, context.getNode());
	const began = Date.now();
	for (const newerThan of [0, began]) {
		const urls = candidates(number, record, await knownCallbacks(context, signed.connection, newerThan), own);
		for (const url of urls) {
			const said = url.startsWith(base) ? await sentTo(context, signed, own, url) : undefined;
			if (said !== 'gone') return said;
		}
		if (urls.length === 0) return undefined;
	}
	return undefined;
}

async function sentTo(context: IWebhookFunctions, signed: Signed, own: string, url: string): Promise<WaitAnswer | 'gone' | undefined> {
	const { body, signature, connection, trail } = signed;
	const header = trailHeader([...trail, stepOf(own)], signature, connection.appSecret);
	const came = await postSigned(context, url, body, signature, { [TRAIL_HEADER]: header });
	if (came.status === 404 || came.status === 410) return 'gone';
	if (came.status === 0 || came.status >= 500) return { wait: 'unreachable', isPublished: false, hearsMessages: false };
	// Whoever says something else is no trigger of ours, and starts its workflow with each message anyway.
	return waitAnswerIn(came.body);
}
