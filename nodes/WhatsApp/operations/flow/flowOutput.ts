import type { JsonObject } from '../../../shared/graph/request';
import { flowMistakeLines, flowMistakes } from '../../../shared/whatsapp/flowJson';
import { flat, isObject, textOf } from '../flat';
import { health } from '../phoneNumber/health';

/** What may be done with a flow of this status. */
const STATUS: Readonly<Record<string, string>> = {
	BLOCKED: 'Blocked: its endpoint does not work, so it cannot be sent or opened',
	DEPRECATED: 'Retired: it cannot be sent or opened any more',
	DRAFT: 'Draft: it can be changed, sent for trying out, published or deleted',
	PUBLISHED: 'Published: it can be sent, and not be changed or deleted any more',
	THROTTLED: 'Slowed down: its endpoint does not work well, so it can be sent 10 times an hour',
};

/** The mistakes that Meta found in the Flow JSON, as data and as text with a line for each; `valid` without any. */
export function validation(errors: JsonObject[string] | undefined): JsonObject {
	const mistakes = flowMistakes(errors);
	return { valid: mistakes.length === 0, validationErrors: mistakes, validationText: flowMistakeLines(mistakes).join('\n') };
}

/** A flow as a flat output has it. */
export function describedFlow({ id, preview, validation_errors: errors, health_status: status, ...flow }: JsonObject): JsonObject {
	const { whatsapp_business_account: account, application, ...rest } = flow;
	const meaning = STATUS[textOf(rest.status) ?? ''];
	return {
		flowId: id ?? null,
		...flat(rest),
		...(meaning === undefined ? {} : { statusMeaning: meaning }),
		...(errors === undefined ? {} : validation(errors)),
		...(isObject(preview) ? { previewUrl: preview.preview_url ?? null, previewExpiresAt: preview.expires_at ?? null } : {}),
		...(isObject(account) ? { accountId: account.id ?? null } : {}),
		...(isObject(application) ? { applicationId: application.id ?? null, applicationName: application.name ?? null } : {}),
		...health(status),
	};
}
