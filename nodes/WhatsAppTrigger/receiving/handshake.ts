import { isSameText } from './signature';

/** What is answered to Meta's question whether this URL wants its webhooks. */
export type HandshakeAnswer = { status: 200; challenge: string } | { status: 403; reason: string };

/**
 * Meta sends `hub.mode=subscribe`, a challenge and the verify token; the right answer is the challenge.
 * @param query of the GET request, as the web server read it
 * @param accepted the verify tokens that are right; empty ones fit nothing
 */
export function handshake(query: Record<string, unknown>, accepted: readonly string[]): HandshakeAnswer {
	const { 'hub.mode': mode, 'hub.challenge': challenge, 'hub.verify_token': token } = query;
	if (mode !== 'subscribe' || typeof challenge !== 'string' || challenge === '') {
		return { status: 403, reason: 'the request is no handshake of Meta\'s (hub.mode or hub.challenge is missing)' };
	}
	if (typeof token !== 'string' || !accepted.some((right) => right !== '' && isSameText(right, token))) {
		return { status: 403, reason: 'the verify token is not the right one' };
	}
	return { status: 200, challenge };
}
