import { outputOf, resumeByTime, started, WaitingStage, ana } from '../../WhatsAppTrigger/receiving/answers/stage';
import { demoWorld } from '../../emulator/contract';

let stage: WaitingStage;
beforeEach(async () => {
	stage = await WaitingStage.set();
});
afterEach(async () => await stage.clear());

const choice = (choices: unknown, more: Record<string, unknown> = {}) => ({
	responseType: 'choice',
	choicesInput: 'json',
	choicesJson: JSON.stringify(choices),
	...more,
});

const freeText = { responseType: 'freeText', message: 'Which day?' };

/** What a question that cannot be asked says, and that nothing left. */
const refusal = async (...given: Parameters<WaitingStage['run']>): Promise<string> => {
	const before = stage.sent().length;
	const result = await stage.run(...given);
	expect(result.status).toBe('error');
	expect(stage.sent()).toHaveLength(before);
	return `${result.error?.message} ${result.error?.description ?? ''}`;
};

describe('a question with buttons', () => {
	test('is put aside, and goes on as approved when the customer taps Approve, without starting the workflow', async () => {
		const trigger = await stage.published();
		const asked = await stage.ask();
		expect(asked.buttons.map(({ title }) => title)).toEqual(['Approve', 'Decline']);
		expect(asked.execution.waitTill).toEqual(new Date('3000-01-01T00:00:00.000Z'));
		const tap = await stage.tap(asked, 0);
		const result = await asked.waiting.resumed;
		expect(result.status).toBe('success');
		expect(outputOf(result)).toEqual([
			{
				answered: true,
				approved: true,
				text: 'Approve',
				messageId: tap,
				timestamp: expect.stringMatching(/^\d{4}-/),
				from: expect.any(String),
				chatId: expect.any(String),
				waId: ana.phone,
				userId: expect.any(String),
				profileName: 'Ana',
				type: 'interactive',
				phoneNumberId: demoWorld.phoneNumberId,
				question: {
					status: 'accepted',
					messageId: asked.messageId,
					waId: ana.phone,
					userId: expect.any(String),
					to: `+${ana.phone}`,
					choices: [
						{ id: 'approve', title: 'Approve' },
						{ id: 'decline', title: 'Decline' },
					],
				},
				data: { approved: true },
			},
		]);
		expect(started(trigger)).toEqual([]);
	});

	test('goes on as not approved when the customer declines, with labels of the user', async () => {
		await stage.published();
		const asked = await stage.ask({
			approvalOptions: { values: { approvalType: 'double', approveLabel: 'Yes, please', disapproveLabel: 'No, thanks' } },
		});
		expect(asked.buttons.map(({ title }) => title)).toEqual(['Yes, please', 'No, thanks']);
		await stage.tap(asked, 1);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ answered: true, approved: false, data: { approved: false } }]);
	});

	test('has one button where the customer can only approve', async () => {
		await stage.published();
		const asked = await stage.ask({ approvalOptions: { values: { approvalType: 'single', approveLabel: 'Got it' } } });
		expect(asked.buttons.map(({ title }) => title)).toEqual(['Got it']);
	});

	test('of up to three short choices tells which one was tapped, by the ID that the user gave it', async () => {
		await stage.published();
		const asked = await stage.ask(choice(['Today', { title: 'Tomorrow', id: 'day-2' }]));
		expect(asked.buttons.map(({ title }) => title)).toEqual(['Today', 'Tomorrow']);
		await stage.tap(asked, 1);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([
			{ answered: true, choice: { id: 'day-2', title: 'Tomorrow', index: 1 }, text: 'Tomorrow' },
		]);
	});

	test('is a list once there are more than three choices, or one with a description', async () => {
		await stage.published();
		const asked = await stage.ask(choice([{ title: 'Rye', description: 'Dark and moist' }, 'Wheat'], { listButtonText: 'See breads' }));
		expect(stage.sent().at(-1)?.message).toMatchObject({
			interactive: { type: 'list', action: { button: 'See breads', sections: [{ rows: [{ title: 'Rye', description: 'Dark and moist' }, { title: 'Wheat' }] }] } },
		});
		await stage.tap(asked, 0);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ choice: { id: 'rye', index: 0 } }]);
	});

	test('says answered: false when its time is over, beside the item that came in, and leaves the other nodes\' data alone', async () => {
		await stage.published();
		const limit = { limitWaitTime: { values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'days' } } };
		const before = Date.now();
		const { execution, messageId } = await stage.ask({ options: limit });
		expect(Number(execution.waitTill) - before).toBeGreaterThanOrEqual(2 * 86_400_000);
		expect(Number(execution.waitTill) - before).toBeLessThan(2 * 86_400_000 + 60_000);
		const result = await resumeByTime(execution);
		expect(result.status).toBe('success');
		expect(outputOf(result)).toEqual([
			{ chatId: ana.phone, customer: 'Ana', answered: false, question: expect.objectContaining({ status: 'accepted', messageId }) },
		]);
		expect(outputOf(result, 'Start')).toEqual([{ chatId: ana.phone, customer: 'Ana' }]);
	});

	test('whose fate is not known waits, since the customer may have got it, and the output says so', async () => {
		await stage.published();
		stage.emulator.fault({ method: 'POST', path: '/messages$', kind: 'dropAfter', times: 1 });
		const asked = await stage.ask();
		expect(outputOf(asked.execution, 'Ask')).toMatchObject([{ answered: false, question: { status: 'unknown', messageId: null } }]);
		await stage.tap(asked, 0);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ approved: true, question: { status: 'unknown' } }]);
	});

	test('that Meta refuses stops the node as any message does, and the execution does not wait', async () => {
		await stage.published();
		stage.emulator.fault({ method: 'POST', path: '/messages$', kind: 'error', code: 131_026 });
		expect(await refusal({})).toContain('131026');
	});

	test('is asked once with Retry On Fail, also when the first try was refused for now', async () => {
		await stage.published();
		stage.emulator.fault({ method: 'POST', path: '/messages$', kind: 'error', code: 131_026, times: 1 });
		const asked = await stage.ask({}, { settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } });
		expect(stage.sent()).toHaveLength(1);
		await stage.tap(asked, 0);
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ approved: true }]);
	});
});

describe('a question in free text', () => {
	test("is answered by the customer's next message, which starts no workflow; the one after that does", async () => {
		const trigger = await stage.published();
		const asked = await stage.ask(freeText);
		expect(stage.sent().at(-1)?.message).toMatchObject({ type: 'text', text: { body: 'Which day?' } });
		const answer = await stage.write('On Monday');
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([
			{ answered: true, text: 'On Monday', messageId: answer, type: 'text', data: { text: 'On Monday' } },
		]);
		const next = await stage.write('And another thing');
		expect(started(trigger)).toEqual([next]);
	});

	test('waits 24 hours where no limit was set', async () => {
		await stage.published();
		const before = Date.now();
		const { execution } = await stage.ask(freeText);
		expect(Number(execution.waitTill) - before).toBeGreaterThanOrEqual(86_400_000);
		expect(Number(execution.waitTill) - before).toBeLessThan(86_400_000 + 60_000);
	});

	test('takes media, a caption and a shared place for an answer, but neither a reaction nor the message of somebody else', async () => {
		const trigger = await stage.published();
		const asked = await stage.ask(freeText);
		const others = [
			await stage.emulator.inbound({ from: ana.phone, message: { type: 'reaction', reaction: { message_id: asked.messageId, emoji: '👍' } } }),
			await stage.write('Not me', demoWorld.customers[1].phone),
			await stage.write('Elsewhere', ana.phone, { phoneNumberId: demoWorld.secondPhoneNumberId }),
		];
		expect(asked.waiting.isResumed()).toBe(false);
		await stage.emulator.inbound({ from: ana.phone, message: { type: 'image', image: { id: '900', mime_type: 'image/jpeg', sha256: 'x' } } });
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ answered: true, text: '[image]', type: 'image', media: { id: '900' } }]);
		expect(started(trigger)).toEqual(others);
	});

	test('is found by a customer who hides the number, and by one whose number WhatsApp spells without the extra digit', async () => {
		await stage.published();
		const userId = stage.emulator.conversation(ana.phone)?.customer.userId ?? '';
		const asked = await stage.ask(freeText);
		await stage.write('Hidden', ana.phone, { hidePhone: true });
		expect(outputOf(await asked.waiting.resumed)).toMatchObject([{ text: 'Hidden', userId }]);

		const other = await stage.ask(freeText, { items: [{ chatId: '+55 11 98765-4321' }] });
		await stage.write('Oi', '551187654321');
		expect(outputOf(await other.waiting.resumed)).toMatchObject([{ text: 'Oi' }]);
	});

	test('is refused while another execution waits in the same conversation, which it names', async () => {
		await stage.published();
		const first = await stage.ask(freeText, { executionId: '7001' });
		expect(await refusal(freeText)).toContain('Execution 7001 already waits for the next message of this conversation, so nothing was sent');
		await stage.write('To the first');
		await first.waiting.resumed;
		const second = await stage.ask(freeText);
		await stage.write('To the second');
		expect(outputOf(await second.waiting.resumed)).toMatchObject([{ text: 'To the second' }]);
	});

	test('takes the place of one whose execution is gone', async () => {
		await stage.published();
		const first = await stage.ask(freeText);
		first.waiting.forget();
		const second = await stage.ask(freeText);
		await stage.write('Still here');
		expect(outputOf(await second.waiting.resumed)).toMatchObject([{ text: 'Still here' }]);
	});

	test('may wait beside a question with buttons in the same conversation', async () => {
		await stage.published();
		const buttons = await stage.ask();
		const text = await stage.ask(freeText);
		await stage.tap(buttons, 0);
		await stage.write('Monday');
		expect(outputOf(await buttons.waiting.resumed)).toMatchObject([{ approved: true }]);
		expect(outputOf(await text.waiting.resumed)).toMatchObject([{ text: 'Monday' }]);
	});
});
