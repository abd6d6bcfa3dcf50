import { resumeByTime, waitIn, type WorkflowRunResult } from '../engine';
import { at, listAt } from '../n8n/json';
import { publishExample, type ExampleStage } from './exampleStage';
import { FormTrigger } from './standIns/outside';

const appointment = { name: 'Ana', phone: '+16505550101', day: 'Friday', time: '15:00' };

describe('the appointment confirmation', () => {
	let stage: ExampleStage;
	beforeEach(async () => {
		stage = await publishExample('appointment-confirmation.json', { nodeTypes: [FormTrigger] });
	});
	afterEach(async () => await stage.stop());

	/** The question as the customer sees it, and the execution that waits for the answer. */
	async function ask() {
		const execution = await stage.start('New Appointment', [appointment]);
		expect({ status: execution.status, problems: stage.problems() }).toEqual({ status: 'waiting', problems: [] });
		const message = stage.received().at(-1)?.message;
		const buttons = listAt(at(message, 'interactive', 'action'), 'buttons').map((button) => at(button, 'reply'));
		return { execution, buttons };
	}

	async function tap(execution: WorkflowRunResult, button: unknown): Promise<WorkflowRunResult> {
		const waiting = waitIn(stage.instance, execution);
		await stage.write({ type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: String(at(button, 'id')), title: String(at(button, 'title')) } } });
		return await waiting.resumed;
	}

	it('asks with two buttons and waits', async () => {
		const { buttons } = await ask();

		expect(stage.texts()).toEqual(['Hello Ana! Your cake tasting is on Friday at 15:00. Shall we keep the table for you?']);
		expect(buttons.map((button) => at(button, 'title'))).toEqual(['Yes, keep it', 'Another day']);
	});

	it.each([
		[0, 'Wonderful, Ana! We keep the table on Friday at 15:00.'],
		[1, 'No problem, Ana. The table is free again. Which day suits you better?'],
	])('goes on with the button that was tapped: %i', async (index, text) => {
		const { execution, buttons } = await ask();

		const { status } = await tap(execution, buttons[index]);

		expect(status).toBe('success');
		expect(stage.texts().at(-1)).toBe(text);
		expect(stage.texts('16505550103')).toEqual([]);
	});

	it('tells the team when the time is over', async () => {
		const { execution } = await ask();

		await resumeByTime(execution);

		expect(stage.texts('16505550103')).toEqual(['Ana (+16505550101) has not answered about Friday at 15:00.']);
		expect(stage.texts()).toHaveLength(1);
	});

	it('tells the team when the question could not be delivered, but not of other messages that failed', async () => {
		await ask();
		const [question] = stage.received();
		await stage.emulator.status({ messageId: question?.id ?? '', status: 'failed', code: 131047 });
		await stage.settled();

		const [told, ...others] = stage.texts('16505550103');
		expect(told).toMatch(/^16505550101 could not be asked about the appointment\. \S/);
		expect(told).not.toContain('undefined');

		const [alert] = stage.received('16505550103');
		await stage.emulator.status({ messageId: alert?.id ?? '', status: 'failed', code: 131047 });
		await stage.settled();
		expect([others, stage.texts('16505550103').length]).toEqual([[], 1]);
		expect(stage.problems()).toEqual([]);
	});
});
