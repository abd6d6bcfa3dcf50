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
/** Milliseconds for all texts of a delivery: Meta puts up to a thousand messages into one. */
const BUDGET_OF_ALL = 1_000;

/** What a text is compared with. `undecided`: it took too long to find out. */
export type PatternTest = (text: string) => 'matches' | 'differs' | 'undecided';

/**
 * Makes a test of a regular expression that cannot hang, whatever text a stranger sends: patterns that could take too
 * long from a single starting point are refused, and between the starting points the time is watched. A test serves one
 * delivery: what all its texts together may take is bounded, too.
 * Upper and lower case are the same. `/pattern/flags`, which n8n's other nodes take, is understood.
 * @throws InputError when the pattern is no regular expression, or one that could hang
 */
export function patternTest(typed: string, field: string): PatternTest {
	const { pattern, flags } = patternIn(typed);
	if (pattern.length > LONGEST_PATTERN) {
		throw new InputError(
			`'${field}' has ${pattern.length} characters, and a pattern may have ${LONGEST_PATTERN}`,
			'Shorten the pattern, or let an If node do the comparing.',
		);
	}
	const expression = compiled(pattern, flags, field);
	if (patternCost(pattern, LONGEST_TEXT) > MOST_STEPS) {
		throw new InputError(
			`'${field}' could take too long on a long text: ${pattern.slice(0, 60)}`,
			'Avoid repetitions inside repetitions such as (a+)+, repeated choices such as (a|b)*, more than two of .* or .+, references such as \\1 and look-arounds. Or use an If node after the trigger.',
		);
	}
	const startsAtStart = pattern.startsWith('^') && !pattern.includes('|') && !flags.includes('m');
	let left = BUDGET_OF_ALL;
	return (text) => {
		if (left <= 0) return 'undecided';
		const began = Date.now();
		const result = search(expression, text.slice(0, LONGEST_TEXT), startsAtStart, began + Math.min(BUDGET, left));
		left -= Date.now() - began;
		return result;
	};
}

/** Of the flags those count that change what fits: `s` and `m`. Capitals never count, and everything is Unicode. */
function patternIn(typed: string): { pattern: string; flags: string } {
	const [, pattern = typed, flags = ''] = /^\/(.+)\/([dgimsuvy]*)$/s.exec(typed) ?? [];
	return { pattern, flags: ['m', 's'].filter((flag) => flags.includes(flag)).join('') };
}

function compiled(pattern: string, flags: string, field: string): RegExp {
	const expression = expressionOf(pattern, flags);
	if (expression !== undefined) return expression;
	throw new InputError(
		`'${field}' is no regular expression: ${pattern.slice(0, 60)}`,
		'Correct it. Characters with a meaning of their own, such as ( [ + ?, need a backslash to be taken as they are; other punctuation must have none.',
	);
}

function expressionOf(pattern: string, flags: string): RegExp | undefined {
	try {
		return new RegExp(pattern, `iuy${flags}`);
	} catch {
		return undefined;
	}
}

function search(expression: RegExp, text: string, startsAtStart: boolean, deadline: number): ReturnType<PatternTest> {
	const end = startsAtStart ? 0 : text.length;
	for (let start = 0; start <= end; start += 1) {
		expression.lastIndex = start;
		if (expression.test(text)) return 'matches';
		if (Date.now() > deadline) return 'undecided';
	}
	return 'differs';
}
