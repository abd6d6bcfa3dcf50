import { demoWorld } from '../../../emulator/contract';
import { seenTexts } from '../../../engine';
import { eventually } from '../../stage';
import { ana, ben, started, WaitingStage } from './stage';

let stage: WaitingStage;
beforeEach(async () => {
	stage = await WaitingStage.set();
});
afterEach(async () => {
	await stage.clear();
	for (const text of seenTexts()) {
		expect(text).not.toContain(demoWorld.accessToken);
		expect(text).not.toContain(demoWorld.appSecret);
	}
});

/** The messages that were marked as read at Meta. */
const read = (): unknown[] =>
	stage.emulator.requests.flatMap(({ body }) =>
		typeof body === 'object' && body !== null && Reflect.get(body, 'status') === 'read' ? [Reflect.get(body, 'message_id')] : [],
	);

test('the answers to Send and Wait for Response are marked as read, though they start no workflow', async () => {
	const trigger = await stage.published({ parameters: { triggerOn: ['messages'], options: { markAsRead: 'typing' } } });
	const tapped = await stage.ask();
	const tap = await stage.tap(tapped, 0);
	await stage.settled();
	await stage.ask({ responseType: 'freeText', message: 'Which day?' });
	const answer = await stage.write('Monday');
	await stage.settled();
	await eventually(() => expect(read()).toEqual([tap, answer]));
	expect(started(trigger)).toEqual([]);
});

test('only by a trigger whose filters let the customer pass, and that is to mark messages', async () => {
	await stage.published({ parameters: { triggerOn: ['messages'], filters: { senders: ben.phone }, options: { markAsRead: 'read' } } });
	await stage.published({ parameters: { triggerOn: ['messages'] } });
	const question = await stage.ask();
	await stage.tap(question, 0, ana.phone);
	const other = await stage.write('hello', ben.phone);
	await stage.settled();
	await eventually(() => expect(read()).toEqual([other]));
});
