import { demoWorld } from '../emulator/contract';
import { publishExample, type ExampleStage } from './exampleStage';

describe('the template alert', () => {
	let stage: ExampleStage;
	beforeAll(async () => {
		stage = await publishExample('template-alert.json');
	});
	afterAll(async () => await stage.stop());

	async function tell(event: string, reason: string): Promise<string | undefined> {
		const value = { event, message_template_id: 1, message_template_name: 'new_menu', message_template_language: 'en_US', reason };
		const payload = { object: 'whatsapp_business_account', entry: [{ id: demoWorld.accountId, time: 1_760_000_000, changes: [{ field: 'message_template_status_update', value }] }] };
		await stage.emulator.deliver({ payload });
		await stage.settled();
		expect(stage.problems()).toEqual([]);
		return stage.texts('16505550103').at(-1);
	}

	it.each([
		['APPROVED', 'NONE', '✅ The template *new_menu* (en_US) is approved and can be sent.'],
		['REJECTED', 'INVALID_FORMAT', '❌ The template *new_menu* (en_US) was rejected: invalid format. Change it and it is reviewed again.'],
		['PAUSED', 'NONE', '⚠️ The template *new_menu* (en_US) is now paused. Workflows that send it may stop.'],
		['PENDING_DELETION', 'NONE', '⚠️ The template *new_menu* (en_US) is now pending deletion. Workflows that send it may stop.'],
	])('tells the team when a template is %s', async (event, reason, text) => {
		expect(await tell(event, reason)).toBe(text);
	});

	it('says nothing when a customer writes', async () => {
		const before = stage.runs.length;
		await stage.write({ type: 'text', text: { body: 'hi' } });
		expect(stage.runs).toHaveLength(before);
	});
});
