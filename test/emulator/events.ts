import type { Request, Response } from 'express';

import type { EmulatorEvent } from './contract';
import type { Talk } from './world/objects';

/** Changes of one conversation within this time go out as one event. */
const gatherMs = 25;

/** The phone pages that listen to `GET /_emulator/events`. */
export class Events {
	private readonly listeners = new Set<Response>();
	private readonly changed = new Set<Talk>();
	private timer: NodeJS.Timeout | undefined;

	/** @param view makes the event of a conversation when it is sent */
	constructor(private readonly view: (talk: Talk) => EmulatorEvent) {}

	listen(request: Request, response: Response, first: EmulatorEvent[]): void {
		response.writeHead(200, {
			'Content-Type': 'text/event-stream',
			'Cache-Control': 'no-cache',
			Connection: 'keep-alive',
		});
		response.write('retry: 1000\n\n');
		for (const event of first) response.write(line(event));
		this.listeners.add(response);
		request.on('close', () => this.listeners.delete(response));
	}

	send(event: EmulatorEvent): void {
		if (this.listeners.size === 0) return;
		const text = line(event);
		for (const listener of this.listeners) listener.write(text);
	}

	conversation(talk: Talk): void {
		if (this.listeners.size === 0) return;
		this.changed.add(talk);
		this.timer ??= setTimeout(() => {
			this.timer = undefined;
			for (const each of this.changed) this.send(this.view(each));
			this.changed.clear();
		}, gatherMs);
	}

	close(): void {
		clearTimeout(this.timer);
		for (const listener of this.listeners) listener.end();
		this.listeners.clear();
	}
}

function line(event: EmulatorEvent): string {
	return `data: ${JSON.stringify(event)}\n\n`;
}
