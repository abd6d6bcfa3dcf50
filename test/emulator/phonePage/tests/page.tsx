/** The whole page in jsdom, with the emulator's control API replaced by what a test says. */
import { act, render } from '@testing-library/react';
import * as React from 'react';
import { demoWorld, type Bubble, type Conversation, type EmulatorEvent } from '../../contract';
import { App } from '../src/App';

export const customer = { phone: '16505550101', name: 'Ana', userId: 'US.1' };

export interface Posted {
	path: string;
	body: unknown;
}

/** What the page asked of the emulator with POST, newest last. */
export const posted: Posted[] = [];

const streams: TestEventSource[] = [];

class TestEventSource {
	static readonly CLOSED = 2;
	readonly readyState = 1;
	onopen: (() => void) | null = null;
	onmessage: ((message: { data: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	constructor() {
		streams.push(this);
	}
	close(): void {
		streams.splice(streams.indexOf(this), 1);
	}
}

/** What jsdom has no layout or network for. */
function furnish(conversations: Conversation[]): void {
	const observer = class {
		observe(): void {}
		unobserve(): void {}
		disconnect(): void {}
	};
	const matchMedia = (query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined });
	const fetch = async (path: string, init?: { method?: string; body?: string | FormData }) => {
		if (init?.method !== 'POST') return answerOf({ conversations });
		posted.push({ path, body: typeof init.body === 'string' ? JSON.parse(init.body) : 'form' });
		return answerOf({ id: 'new' });
	};
	// The tests' compiler turns JSX into calls of a global React, unlike Vite.
	Object.assign(globalThis, { React, EventSource: TestEventSource, ResizeObserver: observer, fetch, matchMedia });
	Object.assign(window, { matchMedia, isSecureContext: false });
	Object.assign(Element.prototype, { scrollTo: () => undefined, scrollIntoView: () => undefined });
	URL.createObjectURL = () => 'blob:test';
	URL.revokeObjectURL = () => undefined;
}

function answerOf(body: unknown) {
	return { ok: true, status: 200, headers: { get: () => 'application/json' }, text: async () => await Promise.resolve(JSON.stringify(body)) };
}

export function conversationOf(bubbles: Bubble[], more: Partial<Conversation> = {}): Conversation {
	return { phoneNumberId: demoWorld.phoneNumberId, businessName: 'Riverside Bakery', customer, bubbles, unread: 0, ...more };
}

/** A message of the business as POST /messages carried it. */
export function fromBusiness(id: string, message: Record<string, unknown>, more: Partial<Bubble> = {}): Bubble {
	return { id, from: 'business', at: Date.now(), type: String(message['type']), message, tick: 'delivered', reactions: [], ...more };
}

/** Shows the page with one conversation, opened. */
export async function openPage(conversation: Conversation): Promise<void> {
	posted.length = 0;
	window.location.hash = `#/${conversation.phoneNumberId}/${conversation.customer.phone}`;
	furnish([conversation]);
	render(<App />);
	await act(async () => {
		for (const stream of streams) stream.onopen?.();
		await Promise.resolve();
	});
}

/** The emulator sends an event; the page has drawn it when this resolves. */
export async function emit(event: EmulatorEvent): Promise<void> {
	await act(async () => {
		for (const stream of streams) stream.onmessage?.({ data: JSON.stringify(event) });
		await new Promise((resolve) => setTimeout(resolve, 60));
	});
}

/** The bodies that went to `/_emulator/inbound`. */
export function inbound(): unknown[] {
	return posted.filter(({ path }) => path === '/_emulator/inbound').map(({ body }) => body);
}
