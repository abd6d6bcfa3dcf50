/** Meta's own hosts that serve the Graph API, media and pictures. */
const META_HOSTS = /^(?:graph\.facebook\.com|lookaside\.fbsbx\.com|(?:[a-z0-9-]+\.)+(?:fbcdn\.net|whatsapp\.net))$/;

/**
 * Whether an address may see the access token: one of Meta's over TLS, or the credential's own base URL.
 * @param baseUrl the credential's, without the version
 */
export function isMetas(url: string, baseUrl: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname, port, origin } = new URL(url);
	return origin === new URL(baseUrl).origin || (protocol === 'https:' && port === '' && META_HOSTS.test(hostname));
}
