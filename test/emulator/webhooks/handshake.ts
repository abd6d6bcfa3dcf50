import { GraphError } from '../graph/graphError';
import type { World } from '../world/world';
import { callOut } from './http';

/**
 * Asks a callback to prove that it wants the webhooks: GET with `hub.mode`, `hub.challenge` and
 * `hub.verify_token`; the answer has to be 200 with the challenge.
 * @throws GraphError 2200, as Meta words it, when it does not
 */
export async function shakeHands(world: World, url: string, verifyToken: string): Promise<void> {
	const challenge = String(1_000_000_000 + Math.floor(world.random() * 999_999_999));
	const target = URL.canParse(url) ? new URL(url) : undefined;
	if (target === undefined) throw refused('The URL is not valid.');
	target.searchParams.set('hub.mode', 'subscribe');
	target.searchParams.set('hub.challenge', challenge);
	target.searchParams.set('hub.verify_token', verifyToken);
	const answer = await callOut('GET', target.href);
	if (answer.status === 0) throw refused(`curl_errno = 7; curl_error = ${answer.failure ?? 'no answer'}`);
	if (answer.status !== 200)
		throw refused(`HTTP Status Code = ${answer.status}; HTTP Message = ${answer.body.slice(0, 80)}`);
	if (answer.body.trim() !== challenge) {
		throw refused(
			`Response does not match challenge, expected value="${challenge}", received="${answer.body.slice(0, 80)}"`,
		);
	}
}

function refused(why: string): GraphError {
	return new GraphError(2200, {
		message: `(#2200) Callback verification failed with the following errors: ${why}`,
		userTitle: "The URL couldn't be validated",
		userMessage: `Callback verification failed with the following errors: ${why}`,
	});
}
