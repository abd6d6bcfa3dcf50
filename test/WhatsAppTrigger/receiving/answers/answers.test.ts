import { createHmac } from 'node:crypto';
import { buttonId, sealingKey, ticketIn } from '../../../../nodes/shared/answers/buttonId';
import { demoWorld } from '../../../emulator/contract';
import { startInstance, waitIn, type ServedTrigger } from '../../../engine';
import { eventually, post } from '../../stage';
import { ana, ben, outputOf, resumeByTime, started, WaitingStage, type AskedQuestion } from './stage';

let stage: WaitingStage;
beforeEach(async () => {
	stage = await WaitingStage.set();
});
afterEach(async () => await stage.clear());

const freeText = { responseType: 'freeText', message: 'Which day?' };
const polite = 'This question is no longer open.';
const withPoliteAnswer = { parameters: { triggerOn: ['messages'], options: { lateTapAnswer: polite } } };

const textsTo = (phone: string): unknown[] =>
	stage.sent(phone).flatMap(({ message }) => (message.type === 'text' ? [Reflect.get(Object(message.text), 'body')] : []));

/** The same button as another n8n with the same credential would have made it. */
function ofAnotherN8n(id: string): string {
	const { choice = 0, ...resumption } = ticketIn(id) ?? { execution: '', node: '', signature: '' };
	return buttonId(resumption, choice, demoWorld.phoneNumberId, sealingKey(Buffer.from(demoWorld.appSecret), 'another n8n'));
}

/** A tap on a button, as Meta delivers it. */
const tapDelivery = (id: string, messageId = 'wamid.TAP', { from = ana.phone as string, phoneNumberId = demoWorld.phoneNumberId as string, quoted = '' } = {}) =>
	deliveryOf(
		[
			{
				from,
				id: messageId,
				timestamp: '1749416383',
				type: 'interactive',
				...(quoted === '' ? {} : { context: { id: quoted } }),
				interactive: { type: 'button_reply', button_reply: { id, title: 'Approve' } },
			},
		],
		phoneNumberId,
	);

const deliveryOf = (messages: unknown[], phoneNumberId: string = demoWorld.phoneNumberId) => ({
	object: 'whatsapp_business_account',
	entry: [
		{
			id: demoWorld.accountId,
			changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: { phone_number_id: phoneNumberId }, messages } }],
		},
	],
});

const text = (id: string, body: string, from: string = ana.phone) => ({ from, id, timestamp: '1749416383', type: 'text', text: { body } });

const idOf = ({ buttons }: AskedQuestion, index = 0): string => buttons[index]?.id ?? '';

/** n8n's page for an execution that is over. */
const overFor = ({ execution }: AskedQuestion, status: number, body: string): void => {
	const path = `/webhook-waiting/${execution.executionId}/6f0d4a5e-3f6c-4f0a-9a55-2d3d2f5a1b01`;
	stage.instance.register('POST', path, async (_, response) => {
		response.status(status).send(body);
	});
};

describe('a tap', () => {
	test('that comes a second time does nothing and starts nothing, and the customer gets the polite answer', async () => {
		const trigger = await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		await stage.tap(asked, 0);
		await asked.waiting.resumed;
		expect(textsTo(ana.phone)).toEqual([]);
		await stage.tap(asked, 1);
		await eventually(() => expect(textsTo(ana.phone)).toEqual([polite]));
		expect(started(trigger)).toEqual([]);
	});

	test('that comes late brings no answer where none is wanted', async () => {
		const trigger = await stage.published();
		const asked = await stage.ask();
		await resumeByTime(asked.execution);
		asked.waiting.forget();
		await stage.tap(asked, 0);
		await stage.settled();
		expect(textsTo(ana.phone)).toEqual([]);
		expect(started(trigger)).toEqual([]);
	});

	test.each([
		['a page that says that no action is required', 200, '<html>No action required</html>'],
		['words of its own', 200, '{"message":"Workflow was started"}'],
		['404, the execution or workflow is deleted', 404, '{}'],
		['409, the execution ended with an error', 409, '{"message":"The execution has finished with error."}'],
		['401, its signatures have changed', 401, ''],
	])('is late where n8n answers with %s', async (_, status, body) => {
		const trigger = await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		overFor(asked, status, body);
		await stage.tap(asked, 0);
		await eventually(() => expect(textsTo(ana.phone)).toEqual([polite]));
		expect(started(trigger)).toEqual([]);
		expect(stage.emulator.deliveries.at(-1)?.attempts).toEqual([200]);
	});

	test('ten times at once resumes once, and brings neither a second answer nor an execution', async () => {
		const trigger = await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		const payload = tapDelivery(idOf(asked), 'wamid.TEN', { quoted: asked.messageId });
		const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await post(trigger.url, payload)).status));
		expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ approved: true, messageId: 'wamid.TEN' }]);
		expect((await post(trigger.url, payload)).status).toBe(200);
		expect(started(trigger)).toEqual([]);
		expect(textsTo(ana.phone)).toEqual([]);
	});

	test('on both buttons in the same moment counts once', async () => {
		const trigger = await stage.published();
		const asked = await stage.ask();
		await Promise.all([
			post(trigger.url, tapDelivery(idOf(asked, 0), 'wamid.ONE', { quoted: asked.messageId })),
			post(trigger.url, tapDelivery(idOf(asked, 1), 'wamid.TWO', { quoted: asked.messageId })),
		]);
		expect(outputOf(await asked.waiting.resumed)).toHaveLength(1);
		expect(started(trigger)).toEqual([]);
	});

	test('of another person with the same ID does nothing, and the one who was asked can still answer', async () => {
		const trigger = await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		await post(trigger.url, tapDelivery(idOf(asked), 'wamid.BEN', { from: ben.phone }));
		await eventually(() => expect(textsTo(ben.phone)).toEqual([polite]));
		expect(asked.waiting.isResumed()).toBe(false);
		expect(started(trigger)).toEqual([]);
		await stage.tap(asked, 1);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ approved: false }]);
	});

	test.each([
		['with the seal of nobody', (id: string) => id.replace(/.{32}$/, 'A'.repeat(32)), demoWorld.phoneNumberId],
		['with another choice under the same seal', (id: string) => id.replace(/:0:/, ':1:'), demoWorld.phoneNumberId],
		['with another execution under the same seal', (id: string) => id.replace(/^wait1:[^:]+/, 'wait1:424242'), demoWorld.phoneNumberId],
		['at another number of the business', (id: string) => id, demoWorld.secondPhoneNumberId],
		['of another n8n that sends for the same app', ofAnotherN8n, demoWorld.phoneNumberId],
		['that only begins like one of ours', () => 'wait1:hello', demoWorld.phoneNumberId],
		['with the address of another host in it', () => `wait1:1:${encodeURIComponent('@evil.example/x')}:${'a'.repeat(64)}:0:${'b'.repeat(32)}`, demoWorld.phoneNumberId],
	])('%s is a message of some other maker: it resumes nothing and starts the workflow', async (_, forge, phoneNumberId) => {
		const trigger = await stage.published();
		const asked = await stage.ask();
		await post(trigger.url, tapDelivery(forge(idOf(asked)), 'wamid.FORGED', { phoneNumberId }));
		expect(started(trigger)).toEqual(['wamid.FORGED']);
		expect(asked.waiting.isResumed()).toBe(false);
	});

	test('in a delivery that is not signed by Meta resumes nothing', async () => {
		const trigger = await stage.published();
		const asked = await stage.ask();
		const body = JSON.stringify(tapDelivery(idOf(asked), 'wamid.X', { quoted: asked.messageId }));
		const signature = `sha256=${createHmac('sha256', 'another secret').update(body).digest('hex')}`;
		expect((await post(trigger.url, body, { signature })).status).toBe(401);
		expect(asked.waiting.isResumed()).toBe(false);
	});

	test('is an answer whatever the filters of the trigger are, and beside another message, which starts the workflow', async () => {
		const trigger = await stage.published({ parameters: { triggerOn: ['messages'], filters: { messageTypes: ['text'], senders: ben.phone } } });
		const asked = await stage.ask();
		const [tap] = tapDelivery(idOf(asked), 'wamid.TAP', { quoted: asked.messageId }).entry[0]?.changes[0]?.value.messages ?? [];
		await post(trigger.url, deliveryOf([text('wamid.BEFORE', 'hi', ben.phone), tap, text('wamid.AFTER', 'hi', ben.phone)]));
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ approved: true }]);
		expect(started(trigger)).toEqual(['wamid.BEFORE', 'wamid.AFTER']);
	});

	test('is an answer also for a trigger that ignores no duplicates, and its redelivery is none', async () => {
		const trigger = await stage.published({ parameters: { triggerOn: ['messages'], options: { ignoreDuplicates: false, lateTapAnswer: polite } } });
		const asked = await stage.ask();
		const payload = tapDelivery(idOf(asked), 'wamid.TAP', { quoted: asked.messageId });
		await post(trigger.url, payload);
		await post(trigger.url, payload);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ approved: true }]);
		expect(started(trigger)).toEqual([]);
		expect(textsTo(ana.phone)).toEqual([]);
	});
});

describe('an answer that n8n cannot take now', () => {
	test('comes again from Meta and resumes then; the other messages of the delivery start the workflow once', async () => {
		const trigger = await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		asked.waiting.forget();
		overFor(asked, 503, '');
		const [tap] = tapDelivery(idOf(asked), 'wamid.TAP', { quoted: asked.messageId }).entry[0]?.changes[0]?.value.messages ?? [];
		const payload = deliveryOf([tap, text('wamid.OTHER', 'hi')]);
		expect((await post(trigger.url, payload)).status).toBe(503);
		expect(started(trigger)).toEqual(['wamid.OTHER']);

		const again = waitIn(stage.instance, asked.execution);
		expect((await post(trigger.url, payload)).status).toBe(200);
		expect(outputOf(await again.resumed)).toMatchObject([{ approved: true }]);
		expect(started(trigger)).toEqual(['wamid.OTHER']);
		expect(textsTo(ana.phone)).toEqual([]);
	});

	test('and after a restart comes again all the same: what failed is not saved as accepted', async () => {
		const trigger = await stage.published();
		const asked = await stage.ask();
		asked.waiting.forget();
		overFor(asked, 503, '');
		const payload = tapDelivery(idOf(asked), 'wamid.TAP', { quoted: asked.messageId });
		expect((await post(trigger.url, payload)).status).toBe(503);

		const { url } = await elsewhere(trigger.staticData, asked);
		expect((await post(url, payload)).status).toBe(200);
		expect(moved.map(({ isResumed }) => isResumed())).toEqual([true]);
	});

	test('is not taken for late when it was taken after all, and only the connection broke', async () => {
		const trigger = await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		const path = `/webhook-waiting/${asked.execution.executionId}/6f0d4a5e-3f6c-4f0a-9a55-2d3d2f5a1b01`;
		stage.instance.register('POST', path, async (request) => {
			request.socket.destroy();
		});
		const payload = tapDelivery(idOf(asked), 'wamid.TAP', { quoted: asked.messageId });
		expect((await post(trigger.url, payload)).status).toBe(503);
		overFor(asked, 409, '{"message":"The execution has finished already."}');
		expect((await post(trigger.url, payload)).status).toBe(200);
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(textsTo(ana.phone)).toEqual([]);
	});

	test('right after the question, while n8n still puts the execution aside, is taken a moment later', async () => {
		const trigger = await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		asked.waiting.forget();
		overFor(asked, 409, '{"message":"The execution is running already."}');
		setTimeout(() => waitIn(stage.instance, asked.execution), 500);
		expect((await post(trigger.url, tapDelivery(idOf(asked), 'wamid.TAP', { quoted: asked.messageId }))).status).toBe(200);
		expect(started(trigger)).toEqual([]);
		expect(textsTo(ana.phone)).toEqual([]);
	});
});

describe('a message after a question in free text', () => {
	test('starts the workflow when the time is over, or when the execution was stopped', async () => {
		const trigger = await stage.published();
		const soon = { limitWaitTime: { values: { limitType: 'atSpecifiedTime', maxDateAndTime: new Date(Date.now() + 1_500).toISOString() } } };
		await stage.ask({ ...freeText, options: soon });
		await new Promise((resolve) => setTimeout(resolve, 1_600));
		const first = await stage.write('Too late');
		const stopped = await stage.ask(freeText);
		stopped.waiting.forget();
		const second = await stage.write('Still there?');
		expect(started(trigger)).toEqual([first, second]);
	});

	test('in the same delivery as the answer starts the workflow', async () => {
		const trigger = await stage.published();
		const asked = await stage.ask(freeText);
		await post(trigger.url, deliveryOf([text('wamid.1', 'Monday'), text('wamid.2', 'or Tuesday')]));
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ text: 'Monday' }]);
		expect(started(trigger)).toEqual(['wamid.2']);
	});

	test('that came before it and is delivered again is no answer', async () => {
		const trigger = await stage.published();
		await post(trigger.url, deliveryOf([text('wamid.0', 'I want a table')]));
		const asked = await stage.ask(freeText);
		await post(trigger.url, deliveryOf([text('wamid.0', 'I want a table')]));
		expect(asked.waiting.isResumed()).toBe(false);
		expect(started(trigger)).toEqual(['wamid.0']);
	});

	test('is the answer also after a restart of n8n: the wait is saved', async () => {
		const trigger = await stage.published();
		const asked = await stage.ask(freeText);
		const { url, executions } = await elsewhere(trigger.staticData, asked);
		await post(url, deliveryOf([text('wamid.1', 'Monday')]));
		expect(moved.map(({ isResumed }) => isResumed())).toEqual([true]);
		expect(executions).toEqual([]);
	});

	test('is the answer also when another delivery, loaded before the question, saved its data after it', async () => {
		const trigger = await stage.published();
		await post(trigger.url, deliveryOf([text('wamid.0', 'hi', ben.phone)]));
		const asked = await stage.ask(freeText);
		await post(trigger.url, deliveryOf([text('wamid.00', 'hi', ben.phone)]));
		expect(JSON.stringify(trigger.staticData)).toContain(asked.execution.executionId);
		await stage.write('Monday');
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ text: 'Monday' }]);
		expect(JSON.stringify(trigger.staticData.waits)).not.toContain('6f0d4a5e');
	});

	test('of two hundred questions waits, and the next question is not asked', async () => {
		const trigger = await stage.published();
		for (let count = 0; count < 200; count += 1) {
			const question = { w: [String(count), 'node', 'ab', demoWorld.phoneNumberId, Date.now() + 60_000, `1555${1_000_000 + count}`] };
			const body = JSON.stringify({ whatsapp_cloud_trigger: { ask: 'wait', number: demoWorld.phoneNumberId, question } });
			expect((await post(trigger.url, body)).text).toContain('known');
		}
		const result = await stage.run(freeText);
		expect(result.error?.message).toContain('Too many questions wait for free text already');
		expect(stage.sent()).toEqual([]);
	}, 30_000);
});

describe('workflows that share a number', () => {
	test.each([
		['a tap', {}, async (asked: AskedQuestion) => await stage.tap(asked, 0)],
		['free text', freeText, async () => await stage.write('Monday')],
	])('take %s for the answer all together: none of them starts, and the next message starts each', async (_, question, answer) => {
		const triggers = [await stage.published(), await stage.published(), await stage.published()];
		const asked = await stage.ask(question);
		await answer(asked);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ answered: true }]);
		await stage.settled();
		expect(triggers.map(started)).toEqual([[], [], []]);
		const next = await stage.write('next');
		expect(triggers.map(started)).toEqual([[next], [next], [next]]);
	});

	test.each([
		['a tap', {}, async (asked: AskedQuestion) => await stage.tap(asked, 0)],
		['free text', freeText, async () => await stage.write('Monday')],
	])('hear %s also when the one that heard the question has left meanwhile', async (_, question, answer) => {
		const below = await stage.published();
		const above = await stage.published();
		const asked = await stage.ask(question);
		await above.production.deactivate();
		await above.stop();
		await answer(asked);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ answered: true }]);
		expect(started(below)).toEqual([]);
	});

	test('each start once with a message whose question is over', async () => {
		const triggers = [await stage.published(), await stage.published()];
		const asked = await stage.ask(freeText);
		asked.waiting.forget();
		const late = await stage.write('Monday');
		expect(triggers.map(started)).toEqual([[late], [late]]);
	});

	test('bring one polite answer to a late tap, not one each', async () => {
		await stage.published(withPoliteAnswer);
		await stage.published(withPoliteAnswer);
		const asked = await stage.ask();
		asked.waiting.forget();
		await stage.tap(asked, 0);
		await stage.settled();
		await eventually(() => expect(textsTo(ana.phone)).toEqual([polite]));
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(textsTo(ana.phone)).toEqual([polite]);
	});

	test('hear the answer while one of them is tested, and the test goes on listening', async () => {
		const published = await stage.published();
		const tested = await stage.saved();
		await tested.test.start();
		const asked = await stage.ask(freeText, { mode: 'manual' });
		await stage.write('Monday');
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ text: 'Monday' }]);
		expect([published, tested].map(started)).toEqual([[], []]);
		const next = await stage.write('next');
		await eventually(() => expect([published, tested].map(started)).toEqual([[next], [next]]));
	});

	test('do not let a question leave when one of them cannot be told', async () => {
		const below = await stage.published();
		await stage.published();
		stage.instance.register('POST', new URL(below.url).pathname, async (_, response) => {
			response.status(503).end();
		});
		const result = await stage.run(freeText);
		expect(result.error?.message).toContain('did not answer');
		expect(stage.sent()).toEqual([]);
	});
});

/** Executions that were moved along. */
const moved: Array<{ isResumed(): boolean }> = [];

/** The same workflow in a process that knows nothing but what was saved. */
async function elsewhere(staticData: ServedTrigger['staticData'], asked: AskedQuestion): Promise<ServedTrigger> {
	const instance = await startInstance();
	moved.splice(0, moved.length, waitIn(instance, asked.execution));
	const trigger = await stage.saved({ instance, staticData });
	instances.push(instance);
	return trigger;
}

const instances: Array<Awaited<ReturnType<typeof startInstance>>> = [];
afterEach(async () => {
	for (const instance of instances.splice(0)) await instance.stop();
});
