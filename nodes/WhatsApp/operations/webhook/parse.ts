import { InputError } from '../../../shared/graph/failure';
import type { JsonObject } from '../../../shared/graph/request';
import { normalise } from '../../../WhatsAppTrigger/receiving/normalise';
import { OUTPUT_NAMES } from '../../../WhatsAppTrigger/receiving/outputs';
import { split } from '../../../WhatsAppTrigger/receiving/split';
import { defineLocalOperation, type Concluded, type Sources } from '../operation';
import { readNotification, unsigned } from './notification';
import { parseFields } from './parseFields';

/** The body as it came, and the secret that its signature is checked with. */
interface Given {
	body: Buffer;
	appSecret: string;
}

async function bodyOf(name: string, { file }: Pick<Sources, 'file'>): Promise<Buffer> {
	const content = await (await file(name)).open();
	if (Buffer.isBuffer(content)) return content;
	const chunks: Buffer[] = [];
	for await (const chunk of content) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
	return Buffer.concat(chunks);
}

/** An event as the trigger gives it. Statuses and calls have a status of their own, which stays. */
const asItem = (item: JsonObject): JsonObject => ({ status: 'success', ...item });

/** An event's output follows from its item, as at the trigger. What could not be parsed is no message of anybody's. */
function outputOf({ field, event }: { field?: unknown; event?: unknown }): number {
	if (field !== 'messages') return 2;
	return event === 'message' ? 0 : 1;
}

export const parse = defineLocalOperation({
	name: 'Parse',
	value: 'parse',
	action: 'Parse webhook notification',
	description:
		'Turn a notification that Meta posted to a webhook into the items of the WhatsApp Cloud Trigger: one per message, status and other event. An invalid notification gives an item with the status "failed".',
	effect: 'read',
	fields: parseFields,
	outputs: { names: [OUTPUT_NAMES.messages, OUTPUT_NAMES.statuses, OUTPUT_NAMES.other], of: outputOf },
	resolve: async ({ notificationSource, notification, inputDataFieldName, ...given }, sources): Promise<Given> => ({
		body: notificationSource === 'file' ? await bodyOf(inputDataFieldName, sources) : Buffer.from(String(notification), 'utf8'),
		appSecret: given.appSecret.trim() || sources.appSecret,
	}),
	local: ({ checkSignature, signature }, { resolved: { body, appSecret } }): Concluded => {
		if (checkSignature) {
			if (appSecret === '') throw noSecret();
			const refusal = unsigned(body, signature, appSecret);
			if (refusal) return refusal;
		}
		const read = readNotification(body);
		return 'failure' in read ? read : { items: split(read.delivery).map((event) => asItem(normalise(event))) };
	},
});

const noSecret = (): InputError =>
	new InputError(
		"'App Secret' is empty, and so is the credential's",
		"Fill in one of them, or turn 'Check Signature' off: Meta App Dashboard > App Settings > Basic > App Secret > Show.",
	);
