import { DEFAULT_RETRY, nextWait, type OwnRetries } from '../../../nodes/shared/dispatch/retry';
import type { Failure, RetryClass } from '../../../nodes/shared/graph/failure';
import { settingsOf } from '../../../nodes/WhatsApp/settings';

const failure = (retry: RetryClass, more: Partial<Failure> = {}): Failure => ({ message: 'm', remedy: 'r', retry, ...more });
const policy = (own: Partial<OwnRetries> = {}) => ({ ...DEFAULT_RETRY, own: { retries: 2, delay: 250, allErrors: false, ...own } });
const after = (tries: number) => ({ tries, waited: 0 });

describe('retries that the user sets', () => {
	it.each([
		['never', undefined],
		['notAccepted', 250],
		['notReached', 250],
		['ambiguous', 250],
	] as const)('a message after %s: %p', (retry, wait) => {
		expect(nextWait('send', failure(retry), after(1), policy())).toBe(wait);
	});

	it('are as many as were asked for', () => {
		expect([1, 2, 3].map((tries) => nextWait('read', failure('ambiguous'), after(tries), policy()))).toEqual([250, 250, undefined]);
		expect(nextWait('read', failure('notReached'), after(1), policy({ retries: 0 }))).toBeUndefined();
	});

	it('are for refusals too, where all errors are meant', () => {
		expect(nextWait('send', failure('never'), after(1), policy({ allErrors: true }))).toBe(250);
	});

	it('come after the time that Meta names, and after waits that grow without a delay', () => {
		expect(nextWait('read', failure('notAccepted', { retryAfterMs: 4_000 }), after(1), policy())).toBe(4_000);
		const waits = [1, 2].map((tries) => nextWait('read', failure('ambiguous'), after(tries), policy({ delay: undefined }), () => 1));
		expect(waits).toEqual([1_000, 2_000]);
	});

	it('end with the longest wait in all', () => {
		expect(nextWait('read', failure('ambiguous'), { tries: 1, waited: DEFAULT_RETRY.maximumWait }, policy())).toBeUndefined();
	});

	it('are read from the options, and only with their number', () => {
		expect(settingsOf({ options: { maxRetries: 3, retryDelay: 100, retryAllErrors: true } }).retry.own).toEqual({ retries: 3, delay: 100, allErrors: true });
		expect(settingsOf({ options: { maxRetries: 3, retryDelay: 100, exponentialBackoff: true } }).retry.own).toEqual({ retries: 3, delay: undefined, allErrors: false });
		expect(settingsOf({ options: { maxRetries: 1 } }).retry.own).toEqual({ retries: 1, delay: 0, allErrors: false });
		expect(settingsOf({ options: { retryDelay: 100 } }).retry.own).toBeUndefined();
	});
});
