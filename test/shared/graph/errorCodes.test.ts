import { errorCode, families, type ErrorCode } from '../../../nodes/shared/graph/errorCodes';

/** Meta's list, state of November 2026; the permissions 200 to 299 are one entry more. */
const LISTED = [
	0, 1, 2, 3, 4, 10, 17, 32, 33, 100, 104, 190, 200, 368, 613, 80007, 80008, 130403, 130429, 130472, 130497, 131000,
	131005, 131008, 131009, 131014, 131016, 131020, 131021, 131026, 131030, 131031, 131035, 131036, 131037, 131041,
	131042, 131044, 131045, 131047, 131048, 131049, 131050, 131051, 131052, 131053, 131055, 131056, 131057, 131059,
	131060, 131062, 131063, 131064, 131201, 131202, 131203, 131204, 131207, 131208, 131209, 131210, 131211, 131212,
	131213, 131214, 131215, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018, 132068, 132069, 133000,
	133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011, 134100, 134101, 134102, 135000, 138000,
	138001, 138002, 138003, 138004, 138005, 138006, 138007, 138009, 138012, 138013, 138014, 138015, 138017, 138018,
	138019, 138020, 138021, 138022, 138023, 139000, 139001, 139002, 139003, 139004, 139006, 139100, 139101, 139102,
	139103, 147001, 147002, 147003, 147004, 200005, 200006, 200007, 1752041, 2388012, 2388019, 2388023, 2388039,
	2388040, 2388047, 2388072, 2388073, 2388091, 2388093, 2388103, 2388293, 2388299, 2494100, 2593107, 2593108,
];
const TOKEN_SUBCODES = [458, 459, 460, 463, 464, 467];
const BEYOND_THE_LIST = [102, 803, 2200, 2388024, 2388025, 2446079, 2593002];

const known = (code: number, subcode?: number): ErrorCode => {
	const row = errorCode(code, subcode);
	if (row === undefined) throw new Error(`There is no row for ${code}/${subcode ?? ''}.`);
	return row;
};

const everyRow: Array<[string, ErrorCode]> = [
	...[...LISTED, ...BEYOND_THE_LIST].map((code): [string, ErrorCode] => [String(code), known(code)]),
	['200-299', known(294)],
	...TOKEN_SUBCODES.map((subcode): [string, ErrorCode] => [`190/${subcode}`, known(190, subcode)]),
	['100/33', known(100, 33)],
];

const codesOf = (retry: ErrorCode['retry']): number[] =>
	families.flatMap((family) => Object.entries(family).filter(([, row]) => row.retry === retry))
		.map(([code]) => Number(code))
		.sort((one, other) => one - other);

describe('the table of codes', () => {
	it("knows all 146 entries of Meta's list and has no code twice", () => {
		expect(LISTED).toHaveLength(145);
		const inFamilies = families.flatMap((family) => Object.keys(family).map(Number));
		expect([...inFamilies].sort((one, other) => one - other)).toEqual(
			[...LISTED, ...BEYOND_THE_LIST].sort((one, other) => one - other),
		);
	});

	it.each(everyRow)('%s says in one sentence what happened', (_code, { what }) => {
		expect(what).toMatch(/^[A-Z][^\n]{20,180}\.$/);
		expect(what.slice(0, -1)).not.toMatch(/[.!?]\s/);
	});

	it.each(everyRow)('%s says what to do', (_code, { what, remedy }) => {
		expect(remedy).toMatch(/^[A-Z][^\n]{10,420}[.]$/);
		expect(remedy).not.toBe(what);
	});

	it.each(everyRow)('%s uses words that people know, in the style of n8n', (_code, { what, remedy }) => {
		const text = `${what} ${remedy}`;
		expect(text).not.toMatch(/\b(?:error|problem|failure)s?\b/i);
		expect(text).not.toMatch(/\b(?:WABA|BSUID|payload|endpoint URL|null|undefined|subcode|4xx|5xx)\b/);
		expect(text).not.toMatch(/EAA\w{17}|\d\||Bearer/);
	});

	it('gives no two codes of one family the same words', () => {
		for (const family of families) {
			const sentences = Object.values(family).map(({ what }) => what);
			expect(new Set(sentences).size).toBe(sentences.length);
		}
	});
});

describe('what may be tried again', () => {
	it('is marked as not accepted only where Meta says so', () => {
		expect(codesOf('notAccepted')).toEqual([
			4, 17, 32, 613, 80007, 80008, 130429, 131056, 131057, 131208, 138002, 138005, 2494100,
		]);
	});

	it('is marked as ambiguous where something broke inside Meta', () => {
		expect(codesOf('ambiguous')).toEqual([1, 2, 131000, 131016, 133004, 138004, 138007, 139103]);
	});

	it('never rests on a missing connection: Meta has answered', () => {
		expect(codesOf('notReached')).toEqual([]);
		expect(codesOf('never')).toHaveLength(LISTED.length + BEYOND_THE_LIST.length - 13 - 8);
	});

	it.each([
		[130429, 'number'],
		[131057, 'number'],
		[2494100, 'number'],
		[131056, 'recipient'],
		[4, 'account'],
		[17, 'account'],
		[32, 'account'],
		[613, 'account'],
		[80007, 'account'],
		[80008, 'account'],
		[131208, 'account'],
	])('%i slows down the pace of the %s', (code, throttledBy) => {
		expect(known(code).throttledBy).toBe(throttledBy);
	});

	it('a rate is named only on codes that may be tried again', () => {
		const throttling = families.flatMap((family) => Object.values(family)).filter((row) => row.throttledBy);
		expect(throttling).toHaveLength(11);
		expect(throttling.every((row) => row.retry === 'notAccepted')).toBe(true);
	});
});

describe('looking a code up', () => {
	it('takes the row of the subcode where the subcode says more', () => {
		expect(known(190, 463).what).toBe('The access token has expired.');
		expect(known(190, 460).what).toContain('password');
		expect(known(100, 33).what).toBe('Meta does not know this ID, or the access token may not see it.');
		expect(known(100, 2207051)).toBe(known(133010));
	});

	it('reads a long subcode as the code it is', () => {
		expect(known(100, 2388023)).toBe(known(2388023));
		expect(known(100, 2388299).what).toContain('begins or ends with a variable');
	});

	it('takes the row of the code where the subcode says nothing', () => {
		expect(known(130429, 2494055)).toBe(known(130429));
		expect(known(190, 1)).toBe(known(190));
		expect(known(131009, 4)).toBe(known(131009));
	});

	it('takes 200 to 299 as missing permissions, and no code beyond', () => {
		expect(known(299)).toBe(known(201));
		expect(known(294).what).toBe('The access token does not have the permission that this needs.');
		expect(known(200)).not.toBe(known(201));
		expect(errorCode(300)).toBeUndefined();
		expect(errorCode(199)).toBeUndefined();
		expect(known(200005).what).toContain('insights');
	});

	it('does not know what Meta does not list', () => {
		expect(errorCode(999999)).toBeUndefined();
		expect(errorCode(-1, 9_999_999)).toBeUndefined();
		expect(errorCode(Number.NaN)).toBeUndefined();
	});
});
