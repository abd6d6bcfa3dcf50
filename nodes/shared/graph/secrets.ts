/** What stands in the place of a secret. */
const HIDDEN = '[hidden]';

/** Shorter ones would hide ordinary words; no token and no app secret is as short. */
const SHORTEST_SECRET = 4;

/** A `/` is `\/` in Meta's JSON, and `|` may be `\u007c`. */
const jsonEscaped = (secret: string): string[] => {
	const plain = JSON.stringify(secret).slice(1, -1);
	const ascii = plain.replace(
		/[^ -~]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return [plain, ascii, ascii.replace(/\//g, '\\/'), JSON.stringify(plain).slice(1, -1)];
};

/** `encodeURIComponent` throws on half a surrogate pair, which has no encoded form. */
const urlEncoded = (secret: string): string[] => {
	const encoded = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'));
	const lowerCase = encoded.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
	return [encoded, lowerCase, encoded.replace(/%20/g, '+')];
};

/**
 * The secret inside a longer Base64 text, `user:secret` for example: its characters depend on how many bytes
 * stand before it, so there are three forms, each without the characters that the neighbours share.
 */
const base64 = (secret: string): string[] => {
	const bytes = Buffer.from(secret, 'utf8');
	return [0, 1, 2].flatMap((before) => {
		const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replace(/=+$/, '');
		const end = (before + bytes.length) % 3 === 0 ? text.length : text.length - 1;
		const inner = text.slice(before === 0 ? 0 : before + 1, end);
		return [inner, inner.replace(/\+/g, '-').replace(/\//g, '_')];
	});
};

const formsOf = (secret: string): string[] =>
	[secret, ...urlEncoded(secret), ...jsonEscaped(secret), ...base64(secret)].filter(
		(form) => form.length >= SHORTEST_SECRET,
	);

const NAMES =
	'access_token|input_token|appsecret_proof|client_secret|app_secret|fb_exchange_token|hub\\.verify_token|verify_token';

/** What is a secret by its shape, whoever it belongs to; `$1` is kept. */
const SHAPES: ReadonlyArray<readonly [RegExp, string]> = [
	[/EAA[\w-]{17,}/g, HIDDEN],
	[/\d{5,20}(?:\||%7[Cc]|\\u007[Cc])[\w-]{16,}/g, HIDDEN],
	[new RegExp(`\\b((?:${NAMES})(?:=|%3[Dd]|\\\\*"?\\s*:\\s*\\\\*"?))[^\\s&"'<>\\\\,;)}]+`, 'gi'), `$1${HIDDEN}`],
	[/\b(Bearer\s+)[\w.~+/|=%-]{8,}/gi, `$1${HIDDEN}`],
	[/\b(OAuth\s+)[\w.~+/|=%-]{20,}/gi, `$1${HIDDEN}`],
];

/**
 * The text with every secret in it replaced by `[hidden]`: those given, also URL-encoded, JSON-escaped and in
 * Base64, and whatever is shaped like one of Meta's tokens.
 * @param secrets of four characters or more each; spaces around them do not matter
 */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
	const forms = secrets
		.flatMap((secret) => [secret, secret.trim()])
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.flatMap(formsOf)
		// The longest first: a form may be part of another.
		.sort((one, other) => other.length - one.length);
	const named = forms.reduce((rest, form) => rest.split(form).join(HIDDEN), text);
	return SHAPES.reduce((rest, [shape, replacement]) => rest.replace(shape, replacement), named);
}
