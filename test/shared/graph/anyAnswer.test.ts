import fc from 'fast-check';
import { describeFailure, failureOfAnswer, isRefusal } from '../../../nodes/shared/graph/failures';

describe('any answer at all', () => {
	const RETRIES = ['never', 'notAccepted', 'notReached', 'ambiguous'];
	const secret = fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/);
	const laced = (value: string) =>
		fc.oneof(fc.string(), fc.constant(value), fc.string().map((text) => `${text}${value}${text}`));
	const facts = (value: string) =>
		fc.record(
			{
				message: fc.oneof(laced(value), fc.jsonValue()),
				code: fc.oneof(fc.integer(), fc.constantFrom(4, 100, 190, 131056, 131000, 299), fc.jsonValue()),
				error_subcode: fc.oneof(fc.integer(), fc.jsonValue()),
				error_user_title: fc.oneof(laced(value), fc.jsonValue()),
				error_user_msg: fc.oneof(laced(value), fc.jsonValue()),
				error_data: fc.oneof(laced(value), fc.record({ details: laced(value) }), fc.jsonValue()),
				fbtrace_id: fc.oneof(laced(value), fc.jsonValue()),
				is_transient: fc.jsonValue(),
			},
			{ requiredKeys: [] },
		);
	const bodies = (value: string) =>
		fc.oneof(
			fc.jsonValue(),
			fc.jsonValue().map((json) => JSON.stringify(json)),
			laced(value),
			laced(value).map((text) => `<html><title>${text}</title></html>`),
			facts(value).map((error) => ({ error })),
			facts(value).map((error) => [{ error }]),
			facts(value).map((error) => JSON.stringify({ errors: [error] })),
			laced(value).map((error) => ({ error, error_description: error })),
		);
	const cases = secret.chain((value) =>
		fc.record({
			value: fc.constant(value),
			body: bodies(value),
			httpStatus: fc.integer({ min: 100, max: 599 }),
			headers: fc.dictionary(fc.constantFrom('retry-after', 'x-app-usage', 'location', 'date'), laced(value)),
		}),
	);

	it('gives a message, a remedy and a retry class, and never the secret', () => {
		fc.assert(
			fc.property(cases, ({ value, body, httpStatus, headers }) => {
				const failure = failureOfAnswer({ httpStatus, headers, body, secrets: [value] });
				const shown = describeFailure(failure);
				expect(typeof isRefusal(httpStatus, body)).toBe('boolean');
				expect(failure.message.trim()).not.toBe('');
				expect(failure.remedy.trim()).not.toBe('');
				expect(shown.description.startsWith(failure.remedy)).toBe(true);
				expect(RETRIES).toContain(failure.retry);
				expect(JSON.stringify([failure, shown])).not.toContain(value);
				if (failure.retryAfterMs !== undefined) expect(failure.retryAfterMs).toBeGreaterThan(0);
			}),
			{ numRuns: 2_000 },
		);
	});
});
