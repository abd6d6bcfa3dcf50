import type { JsonObject, JsonValue } from './request';
import { withoutSecrets } from './secrets';

/** Tokens and app secrets are longer; a shorter verify token may be an ordinary word of somebody's template. */
const SHORTEST = 20;

/** Where Meta writes the access token into its answers: the addresses of the pages before and after. */
const holdsToken = (text: string, secrets: readonly string[]): boolean =>
	text.includes('access_token=') || secrets.some((secret) => secret.length >= SHORTEST && text.includes(secret));

/** A text of Meta's without the credential's token and without those that stand in addresses. */
export const withoutTokensInText = (text: string, secrets: readonly string[]): string =>
	holdsToken(text, secrets) ? withoutSecrets(text, secrets.filter((secret) => secret.length >= SHORTEST)) : text;

const clean = (value: JsonValue, secrets: readonly string[]): JsonValue => {
	if (typeof value === 'string') return withoutTokensInText(value, secrets);
	if (Array.isArray(value)) return value.map((one) => clean(one, secrets));
	return typeof value === 'object' && value !== null ? withoutTokens(value, secrets) : value;
};

/** An answer without the credential's token, which lists carry in `paging`, also those inside other objects. */
export const withoutTokens = (body: JsonObject, secrets: readonly string[]): JsonObject =>
	Object.fromEntries(Object.entries(body).map(([name, value]) => [name, clean(value, secrets)]));
