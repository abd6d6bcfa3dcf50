import type { JsonObject, JsonValue } from '../../../shared/graph/request';
import { flat, isObject, textOf } from '../flat';

/** What a flat output of a number adds to Meta's own words. */
const QUALITY: Readonly<Record<string, string>> = {
	GREEN: 'High: people rarely block or report the number',
	YELLOW: 'Medium: some people block or report the number',
	RED: 'Low: many people block or report the number, and its limit may be lowered',
	NA: 'Not known yet: too few messages were sent',
	UNKNOWN: 'Not known yet: too few messages were sent',
};

const STATUS: Readonly<Record<string, string>> = {
	BANNED: 'Banned: it can send nothing',
	CONNECTED: 'Connected: it can send and receive',
	DELETED: 'Deleted',
	DISCONNECTED: 'Not registered: register it with its PIN',
	FLAGGED: 'Flagged: its quality is low, and its limit may be lowered',
	MIGRATED: 'Moved to another account',
	PENDING: 'Not registered yet: verify it with a code, then register it with a PIN',
	RATE_LIMITED: 'At its limit: it can write first to nobody for now',
	RESTRICTED: 'Restricted: it can write first to nobody until tomorrow',
	UNVERIFIED: 'Not verified: request a code and verify it',
};

/** Meta: messages per second of a number. */
const THROUGHPUT: Readonly<Record<string, number>> = { STANDARD: 80, HIGH: 1_000 };

const THOUSAND = 1_000;

/** People who may be written to first in 24 hours, from `TIER_10K`; null for no limit, undefined for an unknown word. */
export function peoplePerDay(tier: string): number | null | undefined {
	if (tier === 'TIER_UNLIMITED') return null;
	const [, digits, thousands] = /^TIER_(\d+)(K?)$/.exec(tier) ?? [];
	return digits === undefined ? undefined : Number(digits) * (thousands === 'K' ? THOUSAND : 1);
}

function limits(tier: string | undefined): JsonObject {
	const people = tier === undefined ? undefined : peoplePerDay(tier);
	if (people === undefined) return {};
	return {
		messagingLimitPerDay: people,
		messagingLimitMeaning:
			people === null
				? 'Any number of people may be written to first'
				: `Up to ${people.toLocaleString('en-US')} people may be written to first in 24 hours`,
	};
}

const ENTITIES: Readonly<Record<string, string>> = {
	APP: 'the app',
	BUSINESS: 'the business portfolio',
	FLOW: 'the flow',
	MESSAGE_TEMPLATE: 'the template',
	PHONE_NUMBER: 'the phone number',
	WABA: 'the WhatsApp account',
};

const objects = (value: JsonValue | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Why one part cannot send, in Meta's words with its own remedy. */
function reasonsOf(entity: JsonObject): string[] {
	const errors = objects(entity.errors).map(({ error_code: code, error_description: what, possible_solution: remedy }) =>
		[`(${textOf(code) ?? '?'}) ${textOf(what) ?? ''}`.trim(), textOf(remedy)].filter(Boolean).join(' '),
	);
	const notes = Array.isArray(entity.additional_info) ? entity.additional_info.flatMap((note) => textOf(note) ?? []) : [];
	return [...errors, ...notes];
}

/** Whether it can send, and what hinders it; nothing when Meta says nothing of it. */
export function health(status: JsonValue | undefined): JsonObject {
	if (!isObject(status)) return {};
	const can = textOf(status.can_send_message) ?? 'UNKNOWN';
	const hindered = objects(status.entities).filter((entity) => textOf(entity.can_send_message) !== 'AVAILABLE');
	const reasons = hindered.map((entity) => {
		const type = textOf(entity.entity_type) ?? '';
		const level = textOf(entity.can_send_message) === 'LIMITED' ? 'limits' : 'blocks';
		return [`${ENTITIES[type] ?? type} ${level} sending`, ...reasonsOf(entity)].join(': ');
	});
	const summary = can === 'AVAILABLE' ? 'It can send messages' : can === 'LIMITED' ? 'It can send with limits' : 'It cannot send messages';
	return { canSendMessage: can, health: [summary, ...reasons].join('; ') };
}

/** A number as a flat output has it: Meta's own members, and what they mean beside them. */
export function explainedNumber({ id, health_status: status, throughput, ...number }: JsonObject): JsonObject {
	const level = isObject(throughput) ? textOf(throughput.level) : undefined;
	const quality = QUALITY[textOf(number.quality_rating) ?? ''];
	const meaning = STATUS[textOf(number.status) ?? ''];
	const perSecond = THROUGHPUT[level ?? ''];
	return {
		phoneNumberId: id ?? null,
		...flat(number),
		...(meaning === undefined ? {} : { statusMeaning: meaning }),
		...(quality === undefined ? {} : { qualityMeaning: quality }),
		...limits(textOf(number.whatsapp_business_manager_messaging_limit) ?? textOf(number.messaging_limit_tier)),
		...(level === undefined ? {} : { throughput: level }),
		...(perSecond === undefined ? {} : { messagesPerSecond: perSecond }),
		...health(status),
	};
}
