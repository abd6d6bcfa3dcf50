import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { WhatsAppCloudApi } from '../../../credentials/WhatsAppCloudApi.credentials';
import { InputError } from './failure';
import type { GraphRequest } from './request';

export const CREDENTIAL_TYPE = 'whatsAppCloudApi';

/** Whose IDs a credential names. An empty string where it names none. */
export interface Account {
	/** The sender used where a node names none. */
	phoneNumberId: string;
	/** The WhatsApp Business Account (WABA). */
	accountId: string;
	appId: string;
}

/** A credential, read once: where the requests go and in whose name. */
export interface Connection {
	account: Account;
	/** With the version, without a trailing slash: `https://graph.facebook.com/v26.0`. */
	root: string;
	/** The credential's own host: the only one, with Meta's, that ever sees the token. */
	baseUrl: string;
	appSecret: string;
	verifyToken: string;
	/** What must not appear in any text. */
	secrets: readonly string[];
	/**
	 * The access token as a parameter, for the question what it may do.
	 * @throws InputError when the credential has none
	 */
	inputToken(): string;
	/** Puts the token on a request, by the credential's own `authenticate`. */
	authenticate(options: IHttpRequestOptions, authorization: GraphRequest['authorization']): Promise<IHttpRequestOptions>;
	/** Where the credential can be read again during a run (`renewal.ts`). */
	renewal?: Renewal;
}

/** Tokens that were replaced in the credential since the run began. */
export interface Renewal {
	/** How many so far. */
	readonly count: number;
	/**
	 * Reads the credential again.
	 * @param refused the count when the token was used that Meta refused
	 * @returns whether there is a newer one now
	 */
	after(refused: number): Promise<boolean>;
}

const text = (value: unknown): string =>
	typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

const VERSION = /^v\d{1,3}\.\d$/;

const versionOf = (credential: ICredentialDataDecryptedObject): string => {
	const chosen = text(credential.apiVersion) || 'v26.0';
	const version = chosen === 'other' ? text(credential.otherApiVersion) : chosen;
	if (!VERSION.test(version)) {
		throw new InputError(
			`The credential's 'API Version' is '${version}', which is no version of the Graph API`,
			'Open the credential and choose a version from the list, or type one such as v26.0.',
		);
	}
	return version;
};

const baseUrlOf = (credential: ICredentialDataDecryptedObject): string => {
	const baseUrl = (text(credential.baseUrl) || 'https://graph.facebook.com').replace(/\/+$/, '');
	if (!/^https?:\/\/[^/?#\s@]+(\/[^?#\s]*)?$/.test(baseUrl)) {
		throw new InputError(
			"The credential's 'Base URL' is no web address",
			'Open the credential and enter https://graph.facebook.com, or the address of your gateway.',
		);
	}
	return baseUrl;
};

const noToken = (): InputError =>
	new InputError(
		"The credential's 'Access Token' is empty",
		'Open the credential and fill it in: Business Settings > Users > System Users > Generate Token.',
	);

const credentialType = new WhatsAppCloudApi();

/**
 * What a decrypted credential gives. Reading it costs several milliseconds in n8n, so it is read once per execution
 * (`docs/decisions.md`).
 * @throws InputError when the version or the base URL cannot be used
 */
export function connectionOf(credential: ICredentialDataDecryptedObject): Connection {
	const account: Account = {
		phoneNumberId: text(credential.phoneNumberId),
		accountId: text(credential.businessAccountId),
		appId: text(credential.appId),
	};
	const accessToken = text(credential.accessToken);
	const appSecret = text(credential.appSecret);
	const verifyToken = text(credential.verifyToken);
	const baseUrl = baseUrlOf(credential);
	return {
		account,
		baseUrl,
		root: `${baseUrl}/${versionOf(credential)}`,
		appSecret,
		verifyToken,
		secrets: [accessToken, appSecret, verifyToken].filter((secret) => secret !== ''),
		inputToken() {
			if (accessToken === '') throw noToken();
			return accessToken;
		},
		async authenticate(options, authorization = 'user') {
			if (authorization === 'app') {
				if (account.appId === '' || appSecret === '') {
					throw new InputError(
						"The credential's 'App ID' or 'App Secret' is empty",
						'Open the credential and fill in both: Meta App Dashboard > App Settings > Basic.',
					);
				}
				return await credentialType.authenticate({ ...credential, accessToken: '' }, options);
			}
			if (accessToken === '') throw noToken();
			const authenticated = await credentialType.authenticate(credential, options);
			if (authorization === 'user') return authenticated;
			return { ...authenticated, headers: { ...authenticated.headers, Authorization: `OAuth ${accessToken}` } };
		},
	};
}
