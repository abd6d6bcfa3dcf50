import type { JsonObject } from '../../shared/graph/request';

/** The trigger's outputs, in their order. */
export type Output = 'messages' | 'statuses' | 'other';

/**
 * What an event is about, and so which of its parts are read:
 * - `message`: somebody wrote (in a history: also what the business wrote)
 * - `messageEcho`: the business wrote by another way, the WhatsApp Business app for example
 * - `status`: what became of a message of the business
 * - `error`: Meta reports an error that belongs to no message
 * - `call`, `callStatus`, `group`, `preference`, `contact`: one of a list
 * - `notification`: everything else, one per change
 */
export type EventKind =
	| 'message'
	| 'messageEcho'
	| 'status'
	| 'error'
	| 'call'
	| 'callStatus'
	| 'group'
	| 'preference'
	| 'contact'
	| 'notification';

/** One event of a delivery, cut out of it. */
export interface WebhookEvent {
	output: Output;
	kind: EventKind;
	/** Meta's name of the webhook field: `messages`, `message_template_status_update` … */
	field: string;
	/** The WhatsApp Business Account (WABA). */
	accountId: string | undefined;
	/** When Meta made the delivery, as it came (Unix seconds); few deliveries have it. */
	deliveredAt?: unknown;
	/** The message, the status, the call … itself. */
	subject: JsonObject;
	/** Whether the change held nothing else: then a person that it describes is this event's. */
	isAlone: boolean;
	/** The change's value, cut to this one event. */
	value: JsonObject;
	/**
	 * The value with `field`, the shape that n8n's built-in trigger gives, and `entry`: whose change it was.
	 * The events of a delivery together hold every leaf of it.
	 */
	raw: JsonObject;
}
