/** The control API under `/_emulator`, from the same host that serves this page. */
import type {
	Conversation,
	Customer,
	CustomerRequest,
	EmulatorEvent,
	InboundRequest,
	OpenedRequest,
} from '../../../contract';
import { isFields, listAt, numberAt, textAt } from '../reading';

const base = '/_emulator';

export function isCustomer(value: unknown): value is Customer {
	return textAt(value, 'phone') !== undefined && isFields(value) && typeof value['name'] === 'string';
}

export function isConversation(value: unknown): value is Conversation {
	return (
		isFields(value) &&
		typeof value['phoneNumberId'] === 'string' &&
		isCustomer(value['customer']) &&
		Array.isArray(value['bubbles'])
	);
}

/** One event of the stream; undefined for anything that this page does not know. */
export function readEvent(data: string): EmulatorEvent | undefined {
	const event: unknown = JSON.parse(data);
	if (!isFields(event)) return undefined;
	const now = numberAt(event, 'now');
	if (event['kind'] === 'clock' && now !== undefined) return { kind: 'clock', now };
	if (event['kind'] === 'gone') {
		const { phoneNumberId, phone } = event;
		return typeof phoneNumberId === 'string' && typeof phone === 'string' ? { kind: 'gone', phoneNumberId, phone } : undefined;
	}
	if (event['kind'] === 'customers') return { kind: 'customers', customers: listAt(event, 'customers').filter(isCustomer) };
	const { conversation } = event;
	return event['kind'] === 'conversation' && isConversation(conversation) ? { kind: 'conversation', conversation } : undefined;
}

async function answer(response: Response): Promise<unknown> {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
	const body: unknown = isJson ? JSON.parse(text) : undefined;
	if (response.ok) return body;
	const reason = textAt(body, 'error', 'message') ?? textAt(body, 'error') ?? textAt(body, 'message') ?? `HTTP ${response.status}`;
	throw new Error(reason);
}

async function post(path: string, body: unknown): Promise<unknown> {
	const headers = { 'content-type': 'application/json' };
	return await answer(await fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** All conversations, newest activity first. */
export async function fetchConversations(): Promise<Conversation[]> {
	const body = await answer(await fetch(`${base}/conversations`));
	return listAt(body, 'conversations').filter(isConversation);
}

/** Sends as the customer; resolves with the ID of the message. */
export async function sendInbound(request: InboundRequest): Promise<string | undefined> {
	return textAt(await post('/inbound', request), 'id');
}

/** The customer looks at the chat: the business's messages turn to read. */
export async function markOpened(request: OpenedRequest): Promise<void> {
	await post('/opened', request);
}

/** The customer played a voice note. */
export async function markPlayed(messageId: string): Promise<void> {
	await post('/status', { messageId, status: 'played' });
}

export async function addCustomer(request: CustomerRequest): Promise<void> {
	await post('/customers', request);
}

/** A customer taps a group's invite link. */
export async function joinGroup(groupId: string, phone: string): Promise<void> {
	await post(`/groups/${encodeURIComponent(groupId)}/join`, { phone });
}

/** Moves the emulator's clock on by so many milliseconds. */
export async function turnClock(ms: number): Promise<void> {
	await post('/clock', { ms });
}

/** Uploads a file of the customer; resolves with its media ID. */
export async function uploadMedia(file: File): Promise<string> {
	const form = new FormData();
	form.append('file', file, file.name);
	const id = textAt(await answer(await fetch(`${base}/media`, { method: 'POST', body: form })), 'id');
	if (id === undefined) throw new Error('The emulator gave the file no media ID');
	return id;
}

/** The JSON of a flow by its ID or name. @throws when the emulator has none */
export async function fetchFlow(flow: string): Promise<unknown> {
	return await answer(await fetch(`${base}/flows/${encodeURIComponent(flow)}/flow.json`));
}

export function mediaAddress(id: string): string {
	return `${base}/media/${encodeURIComponent(id)}`;
}

export interface EventListener {
	onEvent(event: EmulatorEvent): void;
	onOnline(online: boolean): void;
}

const reopenMs = 2000;

/** Listens to the event stream until the returned function is called; opens it again whenever it ends. */
export function listen(listener: EventListener): () => void {
	let source: EventSource | undefined;
	let reopening: ReturnType<typeof setTimeout> | undefined;
	const open = () => {
		source = new EventSource(`${base}/events`);
		source.onopen = () => listener.onOnline(true);
		source.onmessage = ({ data }: MessageEvent<string>) => {
			const event = readEvent(data);
			if (event) listener.onEvent(event);
		};
		source.onerror = () => {
			listener.onOnline(false);
			// The browser reconnects after a broken connection, but gives up after an HTTP error.
			if (source?.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenMs);
		};
	};
	open();
	return () => {
		clearTimeout(reopening);
		source?.close();
	};
}
