import type { Emulator } from './contract';
import { startEmulator } from './emulator';
import { everyKind, linkedMedia } from './everyKind';
import { messageIdOf, send } from './testClient';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ messagesPerSecond: 0, pairIntervalMs: 0, statuses: false });
});
afterAll(() => emulator.stop());

test.each(everyKind(linkedMedia).map(({ what, message }) => [what, message] as const))(
	'%s: taken, and shown in the conversation as it was sent',
	async (_what, message) => {
		const answer = await send(emulator, message);
		expect(answer.error).toEqual({});
		const last = emulator.conversation('16505550101')?.bubbles.at(-1);
		expect(last).toMatchObject({ id: messageIdOf(answer), from: 'business', message });
		expect(last?.rendered === undefined).toBe(message['type'] !== 'template');
	},
);
