import { demoWorld } from '../../../emulator/contract';
import { waitIn } from '../../../engine';
import { post } from '../../stage';
import { ana, outputOf, resumeByTime, started, WaitingStage, type AskedQuestion } from './stage';

let stage: WaitingStage;
beforeEach(async () => {
	stage = await WaitingStage.set();
});
afterEach(async () => await stage.clear());

const node = '6f0d4a5e-3f6c-4f0a-9a55-2d3d2f5a1b01';
const polite = 'This question is no longer open.';
const withPoliteAnswer = { parameters: { triggerOn: ['messages'], options: { lateTapAnswer: polite } } };
const freeText = { responseType: 'freeText', message: 'Which day?' };

const deliveryOf = (messages: unknown[]) => ({
	object: 'whatsapp_business_account',
	entry: [
		{
			id: demoWorld.accountId,
			changes: [
				{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: { phone_number_id: demoWorld.phoneNumberId }, messages } },
			],
		},
	],
});

const text = (id: string, body: string) => ({ from: ana.phone, id, timestamp: '1749416383', type: 'text', text: { body } });

const tap = ({ buttons }: AskedQuestion, index: number, id: string, quoted: string) => ({
	from: ana.phone,
	id,
	timestamp: '1749416383',
	type: 'interactive',
	context: { id: quoted },
	interactive: { type: 'button_reply', button_reply: { id: buttons[index]?.id ?? '', title: 'Approve' } },
});

/** What n8n answers for the execution from now on. */
const answersWith = ({ execution }: Pick<AskedQuestion, 'execution'>, status: number, body = ''): void => {
	stage.instance.register('POST', `/webhook-waiting/${execution.executionId}/${node}`, async (_, response) => {
		response.status(status).send(body);
	});
};

const RUNNING = '{"message":"The execution \\"17\\" is running already."}';

describe('a question asked again by the same execution, as in a loop,', () => {
	test('is not answered by a second tap on the one before, whose buttons have the same IDs', async () => {
		const trigger = await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		await post(trigger.url, deliveryOf([tap(asked, 0, 'wamid.OLD', 'wamid.EARLIERQUESTION')]));
		expect(asked.waiting.isResumed()).toBe(false);
		expect(started(trigger)).toEqual([]);
		await stage.tap(asked, 1);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ approved: false }]);
	});
});

describe('a loop', () => {
	/** The execution goes back to the question once it was answered. */
	const looping = async (question = {}): Promise<AskedQuestion> => {
		const asked = await stage.ask(question);
		asked.execution.options.workflow.connections.After = { main: [[{ node: 'Ask', type: 'main', index: 0 }]] };
		return asked;
	};

	const next = async ({ waiting }: AskedQuestion): Promise<AskedQuestion> => {
		const execution = await waiting.resumed;
		const { id = '' } = stage.sent().at(-1) ?? {};
		return { execution, waiting: waitIn(stage.instance, execution), messageId: id, buttons: [] };
	};

	test('asks twice in one execution, and the customer who taps Approve twice on the first has not answered the second', async () => {
		const trigger = await stage.published(withPoliteAnswer);
		const first = await looping();
		await stage.tap(first, 0);
		const second = { ...(await next(first)), buttons: first.buttons };
		expect(second.messageId).not.toBe(first.messageId);
		await stage.tap(first, 0);
		expect(second.waiting.isResumed()).toBe(false);
		await stage.tap(second, 1);
		expect((await second.waiting.resumed).runs.Ask?.map(({ data }) => data?.main?.[0]?.[0]?.json.approved)).toEqual([true, false, undefined]);
		expect(started(trigger)).toEqual([]);
	});

	test('that nobody answers the second time does not say what was answered the first time', async () => {
		await stage.published();
		const first = await looping();
		await stage.tap(first, 0);
		const { execution } = await next(first);
		execution.options.workflow.connections.After = {};
		const [json] = outputOf(await resumeByTime(execution));
		expect(json).toMatchObject({ answered: false, from: expect.any(String) });
		expect(['approved', 'text', 'data'].filter((name) => name in Object(json))).toEqual([]);
	});

	test('asks twice for free text, and each message answers its own question', async () => {
		const trigger = await stage.published();
		const first = await looping(freeText);
		await stage.write('Monday');
		const second = await next(first);
		await stage.write('at eight');
		expect((await second.waiting.resumed).runs.Ask?.map(({ data }) => data?.main?.[0]?.[0]?.json.text)).toEqual(['Monday', 'at eight', undefined]);
		expect(started(trigger)).toEqual([]);
	});
});

describe('a message that comes while the execution still runs', () => {
	test('starts the workflow, and the question goes on waiting for the next one', async () => {
		const trigger = await stage.published();
		const asked = await stage.ask(freeText);
		asked.waiting.forget();
		answersWith(asked, 409, RUNNING);
		const early = await stage.write('One more thing');
		expect(started(trigger)).toEqual([early]);
		const again = waitIn(stage.instance, asked.execution);
		await stage.write('Monday');
		expect(outputOf(await again.resumed)).toMatchObject([{ text: 'Monday' }]);
		expect(started(trigger)).toEqual([early]);
	}, 15_000);

	test('as a tap comes again until the execution waits', async () => {
		const trigger = await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		asked.waiting.forget();
		answersWith(asked, 409, RUNNING);
		const payload = deliveryOf([tap(asked, 0, 'wamid.TAP', asked.messageId)]);
		expect((await post(trigger.url, payload)).status).toBe(503);
		const again = waitIn(stage.instance, asked.execution);
		expect((await post(trigger.url, payload)).status).toBe(200);
		expect(outputOf(await again.resumed)).toMatchObject([{ approved: true }]);
		expect(started(trigger)).toEqual([]);
	}, 15_000);
});

test.each([
	[403, 'a proxy that lets only some paths through'],
	[302, 'a proxy that wants a login'],
	[429, 'a proxy that has had enough'],
])('an answer for which %i comes back, from %s, comes again', async (status) => {
	const trigger = await stage.published(withPoliteAnswer);
	const asked = await stage.ask();
	asked.waiting.forget();
	answersWith(asked, status);
	expect((await post(trigger.url, deliveryOf([tap(asked, 0, 'wamid.TAP', asked.messageId)]))).status).toBe(503);
	expect(stage.sent()).toHaveLength(1);
});

describe('workflows that share a number', () => {
	test('hear the answer in free text also when one was published above after the question', async () => {
		const below = await stage.published();
		const asked = await stage.ask(freeText);
		await stage.published();
		await stage.write('Monday');
		await stage.settled();
		expect(asked.waiting.isResumed()).toBe(true);
		expect(started(below)).toEqual([]);
	});

	test('each get a message that comes again for the one of them that was down, though a question waits by then', async () => {
		const place = { workflowId: 'workflow-below', webhookId: '00000000-0000-4000-8000-00000000b310' };
		const down = await stage.published(place);
		const above = await stage.published();
		await down.stop();
		stage.instance.register('POST', new URL(down.url).pathname, async (_, response) => {
			response.status(503).end();
		});
		const payload = deliveryOf([text('wamid.M1', 'I want a table')]);
		expect((await post(above.url, payload)).status).toBe(503);
		expect(started(above)).toEqual(['wamid.M1']);

		const below = await stage.saved({ ...place, staticData: down.staticData });
		const asked = await stage.ask(freeText);
		expect((await post(above.url, payload)).status).toBe(200);
		expect(started(above)).toEqual(['wamid.M1']);
		expect(started(below)).toEqual(['wamid.M1']);
		expect(asked.waiting.isResumed()).toBe(false);
		await stage.write('Monday');
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ text: 'Monday' }]);
		expect(started(below)).toEqual(['wamid.M1']);
	});

	test('find a message that is no answer yet to be none all together, and the question goes on waiting', async () => {
		const triggers = [await stage.published(), await stage.published()];
		const asked = await stage.ask(freeText);
		asked.waiting.forget();
		answersWith(asked, 409, RUNNING);
		const waiting = setTimeout(() => waitIn(stage.instance, asked.execution), 1_900);
		const early = await stage.write('One more thing');
		await stage.settled();
		clearTimeout(waiting);
		expect(triggers.map(started)).toEqual([[early], [early]]);
		const again = waitIn(stage.instance, asked.execution);
		await stage.write('Monday');
		expect(outputOf(await again.resumed)).toMatchObject([{ text: 'Monday' }]);
	}, 15_000);
});

test('of two messages in the same moment one is the answer, and the other is none to the question that follows at once', async () => {
	const trigger = await stage.published();
	const asked = await stage.ask(freeText);
	const taken: string[] = [];
	stage.instance.register('POST', `/webhook-waiting/${asked.execution.executionId}/${node}`, async (request, response) => {
		taken.push(JSON.stringify(request.body));
		// The execution runs on and asks again.
		response.status(taken.length === 2 ? 409 : 200).send(taken.length === 2 ? RUNNING : '{"whatsapp_cloud_answer":"resumed"}');
	});
	await Promise.all([
		post(trigger.url, deliveryOf([text('wamid.1', 'Monday')])),
		post(trigger.url, deliveryOf([text('wamid.2', 'at eight')])),
	]);
	expect(taken).toHaveLength(1);
	expect(started(trigger)).toHaveLength(1);
});

test('an answer leaves the events that the trigger remembers as many as the user wants', async () => {
	const options = { duplicateEvents: 5_000 };
	const trigger = await stage.published({ parameters: { triggerOn: ['messages'], options } });
	await post(trigger.url, deliveryOf(Array.from({ length: 3_000 }, (_, index) => text(`wamid.${index}`, 'hi'))));
	const asked = await stage.ask();
	await stage.tap(asked, 0);
	await asked.waiting.resumed;
	await post(trigger.url, deliveryOf([text('wamid.NEXT', 'hi')]));
	// Fifteen characters for each event.
	expect(String(trigger.staticData.accepted).length / 15).toBeGreaterThan(3_000);
}, 30_000);

test('a free-text question that Meta refused leaves nothing waiting', async () => {
	const trigger = await stage.published();
	stage.emulator.fault({ method: 'POST', path: '/messages$', kind: 'error', code: 131_026 });
	const result = await stage.run(freeText);
	expect(result.status).toBe('error');
	expect(JSON.stringify(trigger.staticData.waits)).toContain('"list":[]');
});

test('with Execute Once, the time-out hands on the one item that was asked about', async () => {
	await stage.published();
	const items = [{ chatId: ana.phone, order: 1 }, { chatId: ana.phone, order: 2 }];
	const { execution } = await stage.ask({}, { items, settings: { executeOnce: true } });
	const result = await resumeByTime(execution);
	expect(outputOf(result)).toMatchObject([{ order: 1, answered: false }]);
	expect(outputOf(result, 'Start')).toEqual(items);
});
