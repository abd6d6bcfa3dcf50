import { createHmac } from 'crypto';
import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/**
 * One credential for both nodes: sending needs the access token, receiving by manual set-up the app secret,
 * automatic set-up the token, App ID, App Secret and the account's ID.
 */
export class WhatsAppCloudApi implements ICredentialType {
	name = 'whatsAppCloudApi';

	displayName = 'WhatsApp Cloud API';

	icon: Icon = { light: 'file:whatsAppCloud.svg', dark: 'file:whatsAppCloud.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-whatsapp-cloud/n8n-nodes-whatsapp-cloud#set-up-at-meta';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Needed to send, and for automatic set-up of the trigger. Business Settings > Users > System Users > Generate Token, with the permissions whatsapp_business_messaging and whatsapp_business_management.',
		},
		{
			displayName: 'Phone Number ID',
			name: 'phoneNumberId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 106540352242922',
			description:
				'The sender used where a node names none. An ID from Meta App Dashboard > WhatsApp > API Setup, not the phone number itself.',
		},
		{
			displayName: 'WhatsApp Business Account ID',
			name: 'businessAccountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 102290129340398',
			description:
				'Needed for lists of numbers and templates, and for automatic set-up of the trigger. Meta App Dashboard > WhatsApp > API Setup.',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 634974688087057',
			description:
				'Needed for automatic set-up of the trigger and for uploading sample files. Meta App Dashboard > App Settings > Basic.',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Needed to receive: each delivery is signed with it. Meta App Dashboard > App Settings > Basic > App Secret > Show. A Base64 form of it is recognised.',
		},
		{
			displayName: 'Verify Token',
			name: 'verifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for manual set-up of the trigger: any words of your own, entered here and at Meta. Leave it empty to use the one that the trigger shows.',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'options',
			options: [
				{ name: 'v26.0', value: 'v26.0' },
				{ name: 'v25.0', value: 'v25.0' },
				{ name: 'v24.0', value: 'v24.0' },
				{ name: 'v23.0', value: 'v23.0' },
				{ name: 'v22.0', value: 'v22.0' },
				{ name: 'Other', value: 'other' },
			],
			default: 'v26.0',
			description: 'Version of the Graph API. Each lasts about two years.',
		},
		{
			displayName: 'Other API Version',
			name: 'otherApiVersion',
			type: 'string',
			default: '',
			placeholder: 'e.g. v27.0',
			displayOptions: { show: { apiVersion: ['other'] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://graph.facebook.com',
			description: 'Change it only for a gateway of your own or for tests',
		},
		{
			displayName: 'Send App Secret Proof',
			name: 'sendProof',
			type: 'boolean',
			default: false,
			description:
				'Whether to prove with each request that the app secret is known. Turn it on where the app requires it (App Settings > Advanced > Require App Secret). Needs the App Secret.',
		},
	];

	/**
	 * Adds the access token, or without one the app's own token (`APP_ID|APP_SECRET`), and the proof where it is wanted.
	 * The proof is HMAC-SHA256 of the token with the app secret (Meta: Secure Graph API calls).
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const appSecret = text(credentials.appSecret);
		const token = text(credentials.accessToken) || `${text(credentials.appId)}|${appSecret}`;
		const headers = { ...requestOptions.headers, Authorization: `Bearer ${token}` };
		if (credentials.sendProof !== true || appSecret === '') return { ...requestOptions, headers };
		const proof = createHmac('sha256', appSecret).update(token).digest('hex');
		return { ...requestOptions, headers, qs: { ...requestOptions.qs, appsecret_proof: proof } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://graph.facebook.com").trim().replace(/\\/+$/, "") }}',
			url: '={{ "/" + ($credentials.apiVersion === "other" ? $credentials.otherApiVersion.trim() : $credentials.apiVersion) + "/" + (!$credentials.accessToken && $credentials.appId ? $credentials.appId.trim() + "?fields=id,name" : $credentials.businessAccountId ? $credentials.businessAccountId.trim() + "?fields=id,name" : "me") }}',
		},
	};
}
