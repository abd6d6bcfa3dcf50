import { raise, RequestFailed } from '../graph/failure';
import type { Cancellation } from './cancellation';
import { nextWait, type RetryPolicy } from './retry';

/**
 * A read that is no request of the Graph API, such as a file's download, tried again as the retry rule of reads says.
 * @throws RequestFailed of the last try
 */
export async function repeatedRead<T>(
	attempt: () => Promise<T>,
	policy: RetryPolicy,
	cancellation: Pick<Cancellation, 'pause' | 'reason'>,
): Promise<T> {
	let waited = 0;
	for (let tries = 1; ; tries += 1) {
		try {
			return await attempt();
		} catch (thrown) {
			const wait = thrown instanceof RequestFailed ? nextWait('read', thrown.failure, { tries, waited }, policy) : undefined;
			if (wait === undefined || cancellation.reason) return raise(thrown);
			waited += wait;
			await cancellation.pause(wait);
		}
	}
}
