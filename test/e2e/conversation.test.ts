import { eventually, Phone } from '../demo/phone';
import { demoWorld } from '../emulator/contract';
import { at } from '../n8n/json';
import { onStage, workflowOf } from './onStage';

const stage = onStage((file) => file === 'echo.json');
const [ana, ben] = demoWorld.customers;

describe('a conversation with the echo workflow in a real n8n', () => {
	it('a customer who writes is answered by name, and sees that the message was read', async () => {
		const phone = new Phone(stage().emulator.url, ana);

		const written = await phone.write('hi');

		const [answer] = await eventually('the answer', async () => {
			const answers = await phone.answersTo(written);
			return answers.length > 0 && answers;
		});
		expect(at(answer, 'message', 'text', 'body')).toBe('Hello Ana! You wrote: hi');
		await eventually('the read mark', async () => (await phone.conversation())?.readUpTo === written);
	});

	it("the answer's ticks turn to read once the customer opens the chat, and the Statuses output tells the workflow", async () => {
		const { n8n, emulator } = stage();
		const id = workflowOf(stage(), 'echo.json');
		const phone = new Phone(emulator.url, ben);
		const written = await phone.write('are you open?');
		const answer = await eventually('the delivery', async () => (await phone.answersTo(written)).find(({ tick }) => tick === 'delivered'));

		await phone.open();

		await eventually('the read tick', async () => (await phone.answersTo(written)).some(({ tick }) => tick === 'read'));
		const statuses = await eventually('three statuses in the workflow', async () => {
			const executions = await Promise.all((await n8n.api.executions(id)).map(async (one) => await n8n.api.execution(one.id)));
			const items = executions.flatMap((execution) => execution.output('WhatsApp Cloud Trigger', 1));
			const seen = items.filter((item) => at(item, 'messageId') === answer.id).map((item) => at(item, 'status'));
			return seen.length >= 3 && seen;
		});
		expect([...statuses].sort()).toEqual(['delivered', 'read', 'sent']);
	});

	it('two customers who write at the same moment each get their own answer once', async () => {
		const phones = [new Phone(stage().emulator.url, ana), new Phone(stage().emulator.url, ben)];

		const written = await Promise.all(phones.map(async (phone, index) => await phone.write(`question ${index}`)));

		for (const [index, phone] of phones.entries()) {
			const asked = written[index] ?? '';
			await eventually('the answer', async () => (await phone.answersTo(asked)).length > 0);
			const texts = (await phone.answersTo(asked)).map(({ message }) => at(message, 'text', 'body'));
			expect(texts).toEqual([`Hello ${[ana, ben][index]?.name}! You wrote: question ${index}`]);
		}
	});

	it('no execution failed', async () => {
		const { n8n } = stage();
		const executions = await eventually('the end of all executions', async () => {
			const all = await n8n.api.executions(workflowOf(stage(), 'echo.json'));
			return all.every(({ status }) => status !== 'running' && status !== 'new') && all;
		});
		expect(new Set(executions.map(({ status }) => status))).toEqual(new Set(['success']));
	});

	it('neither the access token nor the app secret is in anything that n8n wrote', () => {
		const log = stage().n8n.logs();
		expect(log).not.toContain(demoWorld.accessToken);
		expect(log).not.toContain(demoWorld.appSecret);
	});
});
