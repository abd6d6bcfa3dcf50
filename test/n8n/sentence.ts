/**
 * Something that the person at the keyboard can put right. Its message is one sentence that says what is in the way
 * and what to do; the commands print it alone, without a stack.
 */
export class PlainError extends Error {
	override name = 'PlainError';
}

/** What a caught value says: a plain error's sentence alone, anything else with its stack. */
export function explain(problem: unknown): string {
	if (problem instanceof PlainError) return problem.message;
	if (problem instanceof Error) return problem.stack ?? problem.message;
	return String(problem);
}
