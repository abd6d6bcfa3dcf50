import { demoWorld, type Bubble, type Conversation } from '../emulator/contract';
import { isRecord, parseJson, textAt } from '../n8n/json';

const isConversation = (value: unknown): value is Conversation => isRecord(value) && Array.isArray(value.bubbles);

/** One customer's phone, through the emulator's control API, as the phone page uses it. */
export class Phone {
	constructor(
		private readonly emulatorUrl: string,
		private readonly customer: { phone: string; name: string } = demoWorld.customers[0],
	) {}

	/** Writes a text message to the business. @returns its ID */
	async write(body: string): Promise<string> {
		const { phone, name } = this.customer;
		return textAt(await this.control('POST', 'inbound', { from: phone, name, message: { type: 'text', text: { body } } }), 'id');
	}

	/** Opens the chat, as a person does who reads what came in. */
	async open(): Promise<void> {
		await this.control('POST', 'opened', { phone: this.customer.phone });
	}

	async conversation(): Promise<Conversation | undefined> {
		const path = `conversations/${demoWorld.phoneNumberId}/${this.customer.phone}`;
		const found = await this.control('GET', path);
		return isConversation(found) ? found : undefined;
	}

	/** What the business has answered after a message of ours, oldest first. */
	async answersTo(messageId: string): Promise<Bubble[]> {
		const bubbles = (await this.conversation())?.bubbles ?? [];
		const asked = bubbles.findIndex(({ id }) => id === messageId);
		return bubbles.slice(asked + 1).filter(({ from }) => from === 'business');
	}

	private async control(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(`${this.emulatorUrl}/_emulator/${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (response.status === 404 && method === 'GET') return undefined;
		if (!response.ok) throw new Error(`The emulator answered ${method} ${path} with ${response.status}: ${text}`);
		return text === '' ? undefined : parseJson(text);
	}
}

/**
 * Asks again and again until there is something.
 *
 * @throws Error saying what was waited for, after the given milliseconds
 */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined | false>, withinMs = 20_000): Promise<T> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const found = await ask();
		if (found !== undefined && found !== false) return found;
		if (Date.now() > deadline) throw new Error(`${what}: not seen within ${withinMs / 1_000} s`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
