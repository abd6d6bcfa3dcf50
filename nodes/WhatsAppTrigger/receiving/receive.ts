import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Connection } from '../../shared/graph/connection';
import { raise } from '../../shared/graph/failure';
import { requestedUrls } from '../subscribing/callbackUrl';
import { readRecord, refreshRecord } from '../subscribing/record';
import { talkOf } from '../subscribing/triggerTalk';
import { answer, refuse } from './answer';
import { takeAnswers } from './answers/answers';
import { refreshWaits } from './answers/waits';
import { inParallel } from './arrival/inParallel';
import { FILE_FIELD, fileOf } from './arrival/media';
import { markAsRead } from './arrival/markAsRead';
import { choose, type ChosenEvent } from './choose';
import { deliveryOf, jsonOf } from './delivery';
import { newOnes } from './duplicates/newOnes';
import type { WebhookEvent } from './event';
import { objectOf } from './json';
import { answerInsteadOf200 } from './outcome';
import { itemData, statusesLeadSomewhere, toOutputs, type OutputItem } from './outputs';
import { passOn } from './passingOn/passOn';
import { passesOn } from './passingOn/targets';
import { isLoop, TRAIL_HEADER, trailOf } from './passingOn/trail';
import { Started, writeAgain } from './saving';
import { trySettings, type Settings } from './settings';
import { split } from './split';
import { answerTalk } from './talk';
import { verify } from './verify';

/** What Meta is told when the delivery is to come again for somebody else's sake. */
const AGAIN = 503;

/** What another trigger is told whose delivery has been here: it tries whoever is next. */
const NOT_FURTHER = 410;

/** Files of one delivery that are fetched at the same time. */
const DOWNLOADS = 4;

/**
 * Takes a delivery: from Meta's bytes to the items of an execution.
 * @throws InputError when a filter makes no sense, and whatever reading the credential throws
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = context.getRequestObject();
	const own = requestedUrls(context, request.path)[0] ?? '';
	const verified = await verify(context, own);
	if (!verified.signed) return refuse(context, 401, verified.reason);
	const { body, signature, connection } = verified;
	const json = jsonOf(body);
	const trail = trailOf(request.headers[TRAIL_HEADER], signature, connection.appSecret);
	const signed = { body, signature, connection, trail };
	const talk = talkOf(json);
	if (talk !== undefined) return await answerTalk(context, talk, signed, own);
	const delivery = deliveryOf(json);
	if (delivery === undefined) return refuse(context, 400, "it is signed, but no webhook of Meta's");

	if (isLoop(trail, own)) return answer(context, NOT_FURTHER);
	const { settings, problem } = trySettings(context);
	const staticData = context.getWorkflowStaticData('node');
	const all = split(delivery);
	const { events, isHandled, headers } = await takeAnswers(context, signed, own, all, settings);
	if (events.length < all.length) readAnswers(context, connection, all.filter((event) => !events.includes(event)), settings);
	const record = readRecord(staticData, own);
	const isPassedOn = !passesOn(record) || (await passOn(context, { ...signed, headers }, delivery, own, record));
	if (problem !== undefined) return raise(problem);

	const { chosen, undecided } = choose(events, settings, () => statusesLeadSomewhere(context));
	if (undecided > 0) {
		context.logger.warn('WhatsApp Cloud Trigger: a text took too long to compare with the pattern and was let through.', {
			workflowId: context.getWorkflow().id,
		});
	}
	const status = isPassedOn && isHandled ? 200 : AGAIN;
	const fresh = await newOnes(context, own, chosen, settings, settings.answerAtOnce);
	if (fresh.events.length === 0) return answer(context, status);
	refreshWaits(staticData, own);
	beforeStart(context, connection, fresh.events, settings, status);
	const items = settings.mediaLimit === undefined ? fresh.events.map(toItem) : await withFiles(context, connection, fresh.events, settings.mediaLimit);
	return new Started(toOutputs(items, settings.events), settings.answerAtOnce, () => {
		const hadAnswers = events.length < all.length;
		const isWritten = fresh.keep?.(hadAnswers) ?? (hadAnswers && writeAgain(staticData));
		if (!isWritten) return;
		// Files may have taken minutes to come: what is saved now is what is known now.
		refreshWaits(staticData, own);
		refreshRecord(staticData, own);
	});
}

/** Answers to waiting questions start no workflow, and their customers see all the same that they arrived. */
function readAnswers(context: IWebhookFunctions, connection: Connection, answers: readonly WebhookEvent[], settings: Settings): void {
	if (settings.markAsRead === 'no') return;
	markAsRead(context, connection, choose(answers, settings, () => false).chosen, settings.markAsRead === 'typing');
}

/** What happens before the events are handed to n8n: an answer, where the user wants it at once, and signs of life. */
function beforeStart(
	context: IWebhookFunctions,
	connection: Connection,
	chosen: readonly ChosenEvent[],
	{ answerAtOnce, markAsRead: mark }: Settings,
	status: number,
): void {
	if (answerAtOnce) answer(context, status);
	else if (status !== 200) answerInsteadOf200(context.getResponseObject(), status);
	if (mark !== 'no') markAsRead(context, connection, chosen, mark === 'typing');
}

const toItem = ({ event, item }: ChosenEvent): OutputItem => ({ output: event.output, data: itemData(item) });

const withFiles = async (
	context: IWebhookFunctions,
	connection: Connection,
	chosen: readonly ChosenEvent[],
	limit: number,
): Promise<OutputItem[]> =>
	await inParallel(chosen, DOWNLOADS, async (one) => ({
		output: one.event.output,
		data: await withFile(context, connection, one, limit),
	}));

async function withFile(
	context: IWebhookFunctions,
	connection: Connection,
	{ item }: ChosenEvent,
	limit: number,
): Promise<INodeExecutionData> {
	const result = await fileOf(context, connection, item, limit);
	if (result === undefined) return itemData(item);
	if ('file' in result) return { ...itemData(item), binary: { [FILE_FIELD]: result.file } };
	return itemData({ ...item, media: { ...objectOf(item.media), ...result.problem } });
}
