import type { EmulatorOptions } from '../emulator/contract';
import { startEmulator } from '../emulator/emulator';
import type { EmulatorReport } from './processes';

const options = JSON.parse(process.argv[2] ?? '{}') as EmulatorOptions;

async function main(): Promise<void> {
	const emulator = await startEmulator(options);
	const report = (): EmulatorReport => {
		const codes: Record<string, number> = {};
		const conversations: Record<string, string[]> = {};
		let accepted = 0;
		let lastMediaId = '';
		for (const { body, code, messageId } of emulator.requests) {
			if (code !== undefined) codes[code] = (codes[code] ?? 0) + 1;
			if (messageId === undefined || typeof body !== 'object' || body === null) continue;
			accepted += 1;
			const { to, text, document } = body as { to?: string; text?: { body: string }; document?: { id?: string } };
			lastMediaId = document?.id ?? lastMediaId;
			if (to !== undefined && text !== undefined) (conversations[to] ??= []).push(text.body);
		}
		return { accepted, codes, conversations, lastMediaId };
	};
	process.on('message', () => process.send?.(report()));
	process.on('disconnect', () => process.exit(0));
	process.send?.(emulator.url);
}

void main();
