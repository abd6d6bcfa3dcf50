/** Whether a parameter as it was typed has an expression in it, wherever that stands. */
export function hasExpression(typed: unknown): boolean {
	if (typeof typed === 'string') return typed.startsWith('=');
	if (typeof typed !== 'object' || typed === null) return false;
	return (Array.isArray(typed) ? typed : Object.values(typed)).some(hasExpression);
}

const FIELD_ALONE = /^=\{\{\s*\$json\.([a-zA-Z_]\w*)\s*\}\}$/;

/** The field of the input item that an expression asks for and nothing else: `chatId` of `={{ $json.chatId }}`. */
export const fieldAlone = (typed: unknown): string | undefined =>
	typeof typed === 'string' ? FIELD_ALONE.exec(typed)?.[1] : undefined;
