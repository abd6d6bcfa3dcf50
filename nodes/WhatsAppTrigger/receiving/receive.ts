import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Connection } from '../../shared/graph/connection';
import { requestedUrls } from '../subscribing/callbackUrl';
import { readRecord } from '../subscribing/record';
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
import { objectOf } from './json';
import { answerInsteadOf200 } from './outcome';
import { itemData, statusesLeadSomewhere, toOutputs, type OutputItem } from './outputs';
import { passOn } from './passingOn/passOn';
import { passesOn } from './passingOn/targets';
import { isLoop, TRAIL_HEADER, trailOf } from './passingOn/trail';
import { readSettings, type Settings } from './settings';
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
	const settings = readSettings(context);
	const { events, isHandled, headers } = await takeAnswers(context, signed, own, split(delivery), settings);
	const record = readRecord(context.getWorkflowStaticData('node'), own);
	const isPassedOn = !passesOn(record) || (await passOn(context, { ...signed, headers }, delivery, own, record));

	const { chosen, undecided } = choose(events, settings, () => statusesLeadSomewhere(context));
	if (undecided > 0) {
		context.logger.warn('WhatsApp Cloud Trigger: a text took too long to compare with the pattern and was let through.', {
			workflowId: context.getWorkflow().id,
		});
	}
	const status = isPassedOn && isHandled ? 200 : AGAIN;
	const fresh = await newOnes(context, own, chosen, settings, settings.answerAtOnce);
	if (fresh.length === 0) return answer(context, status);
	refreshWaits(context.getWorkflowStaticData('node'), own);
	return await start(context, connection, fresh, settings, status);
}

/** Hands the events to n8n, and answers before that when the user wants it so. */
async function start(
	context: IWebhookFunctions,
	connection: Connection,
	chosen: readonly ChosenEvent[],
	settings: Settings,
	status: number,
): Promise<IWebhookResponseData> {
	const answered = settings.answerAtOnce ? answer(context, status) : {};
	if (!settings.answerAtOnce && status !== 200) answerInsteadOf200(context.getResponseObject(), status);
	if (settings.markAsRead !== 'no') markAsRead(context, connection, chosen, settings.markAsRead === 'typing');
	const items = await toItems(context, connection, chosen, settings);
	return { ...answered, workflowData: toOutputs(items, settings.events) };
}

async function toItems(
	context: IWebhookFunctions,
	connection: Connection,
	chosen: readonly ChosenEvent[],
	{ mediaLimit }: Settings,
): Promise<OutputItem[]> {
	if (mediaLimit === undefined) return chosen.map(({ event, item }) => ({ output: event.output, data: itemData(item) }));
	return await inParallel(chosen, DOWNLOADS, async (one) => ({
		output: one.event.output,
		data: await withFile(context, connection, one, mediaLimit),
	}));
}

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
