import { startEmulator } from './emulator';

/** Starts the emulator from the command line: `EMULATOR_PORT` (default 4010), `EMULATOR_LOG` (a file). */
async function main(): Promise<void> {
	const port = Number(process.env['EMULATOR_PORT'] ?? '4010');
	const emulator = await startEmulator({ port, statusDelayMs: 600 });
	console.log(`Cloud API emulator: ${emulator.url}`);
	console.log(`Phone page:         ${emulator.url}/phone`);
	const stop = (): void => {
		emulator.stop().then(() => process.exit(0), fail);
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function fail(error: unknown): void {
	const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
	console.error(
		taken
			? 'The port is in use: set EMULATOR_PORT to another one.'
			: error instanceof Error
				? error.message
				: error,
	);
	process.exit(1);
}

main().catch(fail);
