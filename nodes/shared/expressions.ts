/** Whether a parameter as it was typed has an expression in it, wherever that stands. */
export function hasExpression(typed: unknown): boolean {
	if (typeof typed === 'string') return typed.startsWith('=');
	if (typeof typed !== 'object' || typed === null) return false;
	return (Array.isArray(typed) ? typed : Object.values(typed)).some(hasExpression);
}
