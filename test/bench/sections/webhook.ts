import '../../engine';
import { createHmac } from 'crypto';
import { EventEmitter } from 'events';
import { createRequire } from 'module';
import type { Request, Response } from 'express';
import { WebhookContext } from 'n8n-core';
import type { IWebhookResponseData } from 'n8n-workflow';
import { demoWorld } from '../../emulator/contract';
import { testCredential, type NodeClass } from '../../engine';
import { additionalDataFor } from '../../engine/additionalData';
import { startServices } from '../../engine/n8n';
import { Trigger } from '../../engine/webhooks/trigger';
import { median, round, type Figure } from '../figures';

/** Deliveries of each size that are measured, after a tenth of them for warming up. */
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
	}
}

type Webhook = (this: WebhookContext) => Promise<IWebhookResponseData>;

/** The trigger as the bench has built it, in n8n-core's own context, with the static data that it saved before. */
class Receiver {
	private readonly trigger: Trigger;
	private readonly credentials;
	private readonly webhook: Webhook;

	constructor(webhookId: string) {
		const { WhatsAppTrigger } = load('../../../.cache/bench/nodes/WhatsAppTrigger/WhatsAppTrigger.node.js') as { WhatsAppTrigger: NodeClass };
		const { WhatsAppCloudApi } = load('../../../.cache/bench/credentials/WhatsAppCloudApi.credentials.js') as {
			WhatsAppCloudApi: Parameters<typeof testCredential>[0];
		};
		this.credentials = [testCredential(WhatsAppCloudApi, { appSecret: demoWorld.appSecret })];
		// The parameters that a node has when nothing was changed in it: n8n keeps none, and fills in the defaults.
		this.trigger = new Trigger({ node: WhatsAppTrigger, credentials: this.credentials, webhookId });
		this.webhook = (new WhatsAppTrigger() as unknown as { webhook: Webhook }).webhook;
	}

	/**
	 * Takes one delivery. What n8n does before and after `webhook()` (loading the workflow, reading and parsing the
	 * body, starting the execution, saving) is not in the time.
	 * @returns milliseconds
	 */
	async take(body: Buffer): Promise<number> {
		const workflow = this.trigger.load();
		const [, webhook] = this.trigger.webhooks(workflow);
		if (webhook === undefined) throw new Error('The trigger has no webhook for deliveries');
		const response = new Answered();
		const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signatureOf(body)}` };
		const request = { headers, rawBody: body, path: `/webhook/${webhook.path}`, readRawBody: async () => await Promise.resolve() };
		const additionalData = {
			...additionalDataFor({ credentials: this.credentials }),
			httpRequest: request as unknown as Request,
			httpResponse: response as unknown as Response,
		};
		const context = new WebhookContext(workflow, this.trigger.nodeOf(workflow), additionalData, 'webhook', webhook, [], null);
		const started = performance.now();
		const { workflowData } = await this.webhook.call(context);
		response.end();
		await Promise.resolve();
		const milliseconds = performance.now() - started;
		if (workflowData?.[0]?.length === undefined || workflowData[0].length === 0) throw new Error('The trigger took no message');
		this.trigger.save(workflow);
		return milliseconds;
	}
}

/** What every receiver has to do: check the signature and read the JSON. */
function floor(body: Buffer): number {
	const signature = signatureOf(body);
	const started = performance.now();
	const fits = signatureOf(body) === signature;
	const read: unknown = JSON.parse(body.toString('utf8'));
	const milliseconds = performance.now() - started;
	if (!fits || read === null) throw new Error('The floor read nothing');
	return milliseconds;
}

interface Times {
	ours: number;
	floor: number;
}

/** Ours and the floor in turns on the same bytes, so that whatever else the machine does meets both. */
async function measure(webhookId: string, rounds: number, body: () => Buffer): Promise<Times> {
	const receiver = new Receiver(webhookId);
	const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
	const warmUp = Math.ceil(rounds / 10);
	for (let round = -warmUp; round < rounds; round += 1) {
		const bytes = body();
		const before = round % 2 === 0 ? floor(bytes) : undefined;
		const ours = await receiver.take(bytes);
		const lowest = before ?? floor(bytes);
		if (round < 0) continue;
		times.ours.push(ours);
		times.floor.push(lowest);
	}
	return { ours: median(times.ours), floor: median(times.floor) };
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
			what: '`webhook()` for one message, median of 4,000',
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
