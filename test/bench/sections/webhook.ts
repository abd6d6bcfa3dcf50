import '../../engine';
import { createHmac } from 'crypto';
import { EventEmitter } from 'events';
import { createRequire } from 'module';
import type { Request, Response } from 'express';
import { WebhookContext } from 'n8n-core';
import type { IWebhookResponseData, Workflow } from 'n8n-workflow';
import { demoWorld } from '../../emulator/contract';
import { testCredential, type NodeClass, type TestCredential } from '../../engine';
import { additionalDataFor } from '../../engine/additionalData';
import { startServices } from '../../engine/n8n';
import { Trigger } from '../../engine/webhooks/trigger';
import { round, type Figure } from '../figures';

/** Deliveries of each size that are measured, after a quarter of them for warming up. */
const ROUNDS = { one: 4_000, thousand: 24 };
const UPDATES = 1_000;
/** Characters of a text that make one update about 3,000 bytes. */
const LONG_TEXT = 2_650;

const load = createRequire(__filename);

let updates = 0;

/** One message as Meta delivers it. */
function message(text: string): object {
	updates += 1;
	return {
		from: '16505550101',
		from_user_id: 'US.11426755203584133591',
		id: `wamid.HBgLMTY1MDU1NTAxMDEVAgASGBQ${String(updates).padStart(20, '0')}`,
		timestamp: String(1_763_700_000 + Math.floor(updates / 50)),
		type: 'text',
		text: { body: text },
	};
}

/** A delivery of so many messages, each a change of its own, as Meta packs them. */
function delivery(count: number, text: string): Buffer {
	const changes = Array.from({ length: count }, () => ({
		field: 'messages',
		value: {
			messaging_product: 'whatsapp',
			metadata: { display_phone_number: '15550100001', phone_number_id: demoWorld.phoneNumberId },
			contacts: [{ profile: { name: 'Ana' }, wa_id: '16505550101', user_id: 'US.11426755203584133591' }],
			messages: [message(text)],
		},
	}));
	return Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: demoWorld.accountId, changes }] }));
}

const signatureOf = (body: Buffer): string => createHmac('sha256', demoWorld.appSecret).update(body).digest('hex');

/** As much of a response as `webhook()` sees: n8n answers it when the execution was accepted. */
class Answered extends EventEmitter {
	statusCode = 200;
	writableEnded = false;
	destroyed = false;

	end(): void {
		this.writableEnded = true;
		this.emit('finish');
		this.emit('close');
	}
}

type Webhook = (this: WebhookContext) => Promise<IWebhookResponseData>;

/** The trigger as the bench has built it, in n8n-core's own context. The workflow is loaded once and keeps its static data. */
class Receiver {
	private readonly trigger: Trigger;
	private readonly credentials: TestCredential[];
	private readonly webhook: Webhook;
	private readonly workflow: Workflow;

	constructor(webhookId: string) {
		const { WhatsAppTrigger } = load('../../../.cache/bench/nodes/WhatsAppTrigger/WhatsAppTrigger.node.js') as { WhatsAppTrigger: NodeClass };
		const { WhatsAppCloudApi } = load('../../../.cache/bench/credentials/WhatsAppCloudApi.credentials.js') as {
			WhatsAppCloudApi: Parameters<typeof testCredential>[0];
		};
		this.credentials = [testCredential(WhatsAppCloudApi, { appSecret: demoWorld.appSecret })];
		// The parameters that a node has when nothing was changed in it: n8n keeps none, and fills in the defaults.
		this.trigger = new Trigger({ node: WhatsAppTrigger, credentials: this.credentials, webhookId });
		this.workflow = this.trigger.load();
		this.webhook = (new WhatsAppTrigger() as unknown as { webhook: Webhook }).webhook;
	}

	/**
	 * Makes ready what n8n makes ready for each delivery: the request with its body read, and the context.
	 * @returns takes the delivery, as far as it is `webhook()`'s work: until n8n has answered
	 */
	prepare({ body, signature }: Signed): () => Promise<void> {
		const { workflow } = this;
		const [, webhook] = this.trigger.webhooks(workflow);
		if (webhook === undefined) throw new Error('The trigger has no webhook for deliveries');
		const response = new Answered();
		const headers = { host: 'n8n.example.com', 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
		const request = { headers, rawBody: body, path: `/webhook/${webhook.path}`, readRawBody: async () => await Promise.resolve() };
		const additionalData = {
			...additionalDataFor({ credentials: this.credentials }),
			httpRequest: request as unknown as Request,
			httpResponse: response as unknown as Response,
		};
		const context = new WebhookContext(workflow, this.trigger.nodeOf(workflow), additionalData, 'webhook', webhook, [], null);
		return async () => {
			const { workflowData } = await this.webhook.call(context);
			response.end();
			await Promise.resolve();
			if (workflowData?.[0]?.length === undefined || workflowData[0].length === 0) throw new Error('The trigger took no message');
		};
	}
}

interface Signed {
	body: Buffer;
	/** Hexadecimal. */
	signature: string;
}

/** What every receiver has to do: check the signature and read the JSON. */
function floor({ body, signature }: Signed): void {
	if (signatureOf(body) !== signature) throw new Error('The signature does not fit');
	if (JSON.parse(body.toString('utf8')) === null) throw new Error('There is nothing in the body');
}

interface Times {
	ours: number;
	floor: number;
}

/** The value that a quarter of them do not exceed: what is above is mostly somebody else's work on the same machine. */
const lowerQuartile = (values: readonly number[]): number =>
	[...values].sort((one, other) => one - other)[Math.floor(values.length / 4)] ?? Number.NaN;

/**
 * Ours and the floor in turns, each on its own delivery and right after the same preparations, which both find their
 * code and the bytes as n8n would leave them: not in the processor's nearest memory.
 * @returns milliseconds
 */
async function measure(webhookId: string, rounds: number, body: () => Buffer): Promise<Times> {
	const receiver = new Receiver(webhookId);
	const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
	const warmUp = Math.ceil(rounds / 4);
	const inAdvance = Math.min(200, rounds);
	const deliveries: Signed[] = [];
	for (let round = -warmUp; round < rounds; round += 1) {
		if (deliveries.length < 2) {
			for (let count = 0; count < inAdvance; count += 1) {
				const bytes = body();
				deliveries.push({ body: bytes, signature: signatureOf(bytes) });
			}
		}
		for (const turn of ['ours', 'floor'] as const) {
			const next = deliveries.pop();
			if (next === undefined) throw new Error('There is no delivery left');
			const take = receiver.prepare(next);
			const started = performance.now();
			if (turn === 'ours') await take();
			else floor(next);
			const milliseconds = performance.now() - started;
			if (round >= 0) times[turn].push(milliseconds);
		}
	}
	return { ours: lowerQuartile(times.ours), floor: lowerQuartile(times.floor) };
}

const microseconds = (milliseconds: number): string => `${round(milliseconds * 1_000, 1)} µs`;

/** What the trigger's own code costs per delivery, with nothing of n8n's around it. */
export async function webhook(): Promise<Figure[]> {
	await startServices();
	const longText = 'x'.repeat(LONG_TEXT);
	const one = await measure('00000000-0000-4000-8000-00000000b001', ROUNDS.one, () => delivery(1, 'Are you open on Sunday?'));
	const single = await measure('00000000-0000-4000-8000-00000000b002', ROUNDS.one, () => delivery(1, longText));
	const many = await measure('00000000-0000-4000-8000-00000000b003', ROUNDS.thousand, () => delivery(UPDATES, longText));
	const perUpdate = many.ours / UPDATES;
	return [
		{
			what: '`webhook()` for one message, lower quartile of 4,000',
			measured: `${microseconds(one.ours)}, ratio ${round(one.ours / one.floor)}`,
			beside: `HMAC and JSON.parse of the same bytes alone: ${microseconds(one.floor)}`,
			mark: '≤ 3 ×',
			met: one.ours <= one.floor * 3,
		},
		{
			what: '`webhook()` for 1,000 messages in one delivery of 3 MB, per message',
			measured: `${microseconds(perUpdate)}, ratio ${round(many.ours / many.floor)}`,
			beside: `one such message alone: ${microseconds(single.ours)}; HMAC and JSON.parse: ${microseconds(many.floor / UPDATES)} per message`,
			mark: 'not above that of one message alone',
			met: perUpdate <= single.ours,
		},
	];
}
