import type { JsonObject } from '../graph/request';

/** The member of a body that is meant for a waiting node, and of the node's own answer. */
export const MEMBER = 'whatsapp_cloud_answer';

/** What a trigger sends to a node that waits. */
export interface Resuming {
	execution: string;
	node: string;
	/** Absent: nothing is answered, the trigger only asks whether somebody still waits. */
	answer?: Answer;
}

/** A customer's answer, as the trigger hands it over. */
export interface Answer {
	/** The trigger's item about the message, without Meta's own JSON. */
	message: JsonObject;
	/** Which of the question's choices was tapped, from 0; absent for a message. */
	choice?: number;
}

/**
 * What a waiting node says to it. n8n itself answers for executions that are over, in many ways and not always with an
 * error: only these words count.
 */
export type Said =
	/** The execution goes on with this answer. */
	| 'resumed'
	/** It waits, and was only asked. */
	| 'waiting'
	/** It waits for the answer of somebody else. */
	| 'other';

export const SAID: readonly string[] = ['resumed', 'waiting', 'other'] satisfies Said[];
