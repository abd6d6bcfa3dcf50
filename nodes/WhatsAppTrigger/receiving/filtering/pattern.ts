import { InputError } from '../../../shared/graph/failure';
import { patternCost } from './patternCost';

/** Characters of a pattern at most. */
const LONGEST_PATTERN = 500;
/** Characters of a text that are looked at: the longest text message that WhatsApp allows. */
const LONGEST_TEXT = 4096;
/** Steps from one starting point of a text at most: well below a second. Two `.*` in one pattern are about as many. */
const MOST_STEPS = 400_000_000;
/** Milliseconds for one text, all starting points together. */
const BUDGET = 200;

/** What a text is compared with. `undecided`: it took too long to find out. */
export type PatternTest = (text: string) => 'matches' | 'differs' | 'undecided';

/**
 * Makes a test of a regular expression that cannot hang, whatever text a stranger sends: patterns that could take too
 * long from a single starting point are refused, and between the starting points the time is watched.
 * Upper and lower case are the same.
 * @throws InputError when the pattern is no regular expression, or one that could hang
 */
export function patternTest(pattern: string, field: string): PatternTest {
	if (pattern.length > LONGEST_PATTERN) {
		throw new InputError(
			`'${field}' has ${pattern.length} characters, and a pattern may have ${LONGEST_PATTERN}`,
			'Shorten the pattern, or let an If node do the comparing.',
		);
	}
	const expression = compiled(pattern, field);
	if (patternCost(pattern, LONGEST_TEXT) > MOST_STEPS) {
		throw new InputError(
			`'${field}' could take too long on a long text: ${pattern.slice(0, 60)}`,
			'Avoid repetitions inside repetitions such as (a+)+, repeated choices such as (a|b)*, more than two of .* or .+, references such as \\1 and look-arounds. Or use an If node after the trigger.',
		);
	}
	const startsAtStart = pattern.startsWith('^') && !pattern.includes('|');
	return (text) => search(expression, text.slice(0, LONGEST_TEXT), startsAtStart);
}

function compiled(pattern: string, field: string): RegExp {
	const expression = expressionOf(pattern);
	if (expression !== undefined) return expression;
	throw new InputError(
		`'${field}' is no regular expression: ${pattern.slice(0, 60)}`,
		'Correct it. Characters with a meaning of their own, such as ( [ + ?, need a backslash to be taken as they are; other punctuation must have none.',
	);
}

function expressionOf(pattern: string): RegExp | undefined {
	try {
		return new RegExp(pattern, 'iuy');
	} catch {
		return undefined;
	}
}

function search(expression: RegExp, text: string, startsAtStart: boolean): ReturnType<PatternTest> {
	const end = startsAtStart ? 0 : text.length;
	const deadline = Date.now() + BUDGET;
	for (let start = 0; start <= end; start += 1) {
		expression.lastIndex = start;
		if (expression.test(text)) return 'matches';
		if (Date.now() > deadline) return 'undecided';
	}
	return 'differs';
}
