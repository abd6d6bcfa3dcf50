import { createHmac } from 'node:crypto';
import type { Request } from 'express';

import type { World } from '../world/world';
import type { Caller } from './endpoint';
import { GraphError } from './graphError';

/** The token of `Authorization: Bearer …` (or `OAuth …`), or the query's `access_token`. */
export function readToken(request: Request, parameters: Record<string, unknown>): string | undefined {
	const header = /^(?:Bearer|OAuth)\s+(\S.*)$/i.exec(request.headers.authorization ?? '')?.[1];
	if (header !== undefined) return header.trim();
	const given = parameters['access_token'];
	return typeof given === 'string' && given !== '' ? given : undefined;
}

/**
 * Who calls. `APP_ID|APP_SECRET` is the app itself.
 * @throws GraphError 200 without a token, 190 with one that is unknown or has expired, 100 with a wrong appsecret_proof
 */
export function authorize(world: World, token: string | undefined, proof: unknown): Caller {
	if (token === undefined)
		throw new GraphError(190, { message: 'An access token is required to request this resource.' });
	const [appId, secret] = token.split('|');
	const app = secret === undefined ? undefined : world.find('app', appId ?? '');
	if (app !== undefined) {
		if (app.secret !== secret) throw new GraphError(190, { message: 'Invalid OAuth access token signature.' });
		checkProof(app.secret, token, proof);
		return { kind: 'app', app };
	}
	const known = world.tokens.get(token);
	if (known === undefined) {
		throw new GraphError(190, { message: 'Invalid OAuth access token - Cannot parse access token' });
	}
	if (known.expiresAt !== undefined && known.expiresAt <= world.now()) {
		throw new GraphError(190, {
			message: `Error validating access token: Session has expired on ${new Date(known.expiresAt).toUTCString()}.`,
			subcode: 463,
		});
	}
	const owner = world.appOf(known);
	if (owner === undefined)
		throw new GraphError(190, { message: 'Error validating access token: the application has been deleted.' });
	checkProof(owner.secret, token, proof);
	return { kind: 'user', token: known, app: owner };
}

/** appsecret_proof is the HMAC-SHA256 of the token by the app secret, in hexadecimal; checked whenever it is sent. */
function checkProof(secret: string, token: string, proof: unknown): void {
	if (proof === undefined) return;
	if (proof === createHmac('sha256', secret).update(token).digest('hex')) return;
	throw new GraphError(100, {
		message: 'Invalid appsecret_proof provided in the API argument',
		type: 'GraphMethodException',
	});
}
