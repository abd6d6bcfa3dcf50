import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { monotonic } from '../clock';
import { connectionOf, type Connection } from './connection';
import { raise, RequestFailed } from './failure';

/** Meta: the access token is not valid, or not any more. */
const INVALID_TOKEN = 190;

/** Milliseconds until a credential that had nothing new is read again: thousands of items may ask at once. */
const READ_AGAIN = 10_000;

const keysOf = ({ accessToken, appSecret }: ICredentialDataDecryptedObject): string => JSON.stringify([accessToken, appSecret]);

/**
 * A connection that takes over a token which was replaced in the credential while a long run goes on. Everything else
 * stays as it was when the run began.
 * @param credential as it was read
 * @param read reads it again
 */
export function renewing(
	credential: ICredentialDataDecryptedObject,
	read: () => Promise<ICredentialDataDecryptedObject>,
): Connection {
	const first = connectionOf(credential);
	const secrets = [...first.secrets];
	let current = first;
	let keys = keysOf(credential);
	let count = 0;
	let reading: Promise<void> | undefined;
	let lastRead = -Infinity;

	async function readAgain(): Promise<void> {
		const fresh = await read();
		lastRead = monotonic();
		if (keysOf(fresh) === keys) return;
		current = connectionOf({ ...credential, accessToken: fresh.accessToken ?? '', appSecret: fresh.appSecret ?? '' });
		keys = keysOf(fresh);
		secrets.push(...current.secrets);
		count += 1;
	}

	return {
		...first,
		secrets,
		inputToken: () => current.inputToken(),
		authenticate: async (options, authorization) => await current.authenticate(options, authorization),
		renewal: {
			get count() {
				return count;
			},
			async after(refused) {
				if (count > refused) return true;
				if (monotonic() - lastRead < READ_AGAIN) return false;
				reading ??= readAgain().finally(() => {
					reading = undefined;
				});
				// Where the credential cannot be read now, what Meta said of the token is the answer.
				await reading.catch(() => undefined);
				return count > refused;
			},
		},
	};
}

const refusesToken = (thrown: unknown): boolean =>
	thrown instanceof RequestFailed && (thrown.failure.code === INVALID_TOKEN || thrown.failure.httpStatus === 401);

/** Does the work, and once more where Meta refused the token and the credential has another one by now. */
export async function withFreshToken<T>({ renewal }: Connection, work: () => Promise<T>): Promise<T> {
	const count = renewal?.count ?? 0;
	try {
		return await work();
	} catch (thrown) {
		if (!refusesToken(thrown) || (await renewal?.after(count)) !== true) return raise(thrown);
	}
	return await work();
}
