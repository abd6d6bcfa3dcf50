import { createWriteStream, openSync, type WriteStream } from 'node:fs';

import type { LoggedDelivery, LoggedRequest } from './contract';

/** Lists are for tests: the newest are kept, and the oldest go a tenth at a time. */
const kept = 200_000;

/** What came in and what went out, in memory and, for requests, as JSON lines in a file. */
export class Journal {
	readonly requests: LoggedRequest[] = [];
	readonly deliveries: LoggedDelivery[] = [];
	private readonly file: WriteStream | undefined;

	/** @throws the file system's own error when the file cannot be opened for appending */
	constructor(logFile: string | undefined) {
		this.file = logFile === undefined ? undefined : createWriteStream(logFile, { fd: openSync(logFile, 'a') });
	}

	request(entry: LoggedRequest): void {
		append(this.requests, entry);
		this.file?.write(`${JSON.stringify(entry)}\n`);
	}

	delivery(entry: LoggedDelivery): void {
		append(this.deliveries, entry);
	}

	clear(): void {
		this.requests.length = 0;
		this.deliveries.length = 0;
	}

	close(): Promise<void> {
		const { file } = this;
		if (file === undefined) return Promise.resolve();
		return new Promise((resolve) => file.end(() => resolve()));
	}
}

function append<T>(list: T[], entry: T): void {
	list.push(entry);
	if (list.length > kept * 1.1) list.splice(0, list.length - kept);
}
