import { defineFields } from '../fields/field';
import { inputDataFieldName } from '../media/mediaFields';

const signed = { show: { checkSignature: [true] } };

/** What Parse asks for. The defaults are those of an item that n8n's own Webhook node gives. */
export const parseFields = defineFields([
	{
		displayName: 'Notification From',
		name: 'notificationSource',
		type: 'options',
		options: [
			{ name: 'Field', value: 'field', description: 'The notification as an object or as text, by an expression' },
			{ name: 'Input File', value: 'file', description: 'The body as it came: in the Webhook node, turn on Options > Raw Body' },
		],
		default: 'field',
		description: 'Where the notification is found in the input item',
	},
	{
		displayName: 'Notification',
		name: 'notification',
		type: 'json',
		asText: true,
		displayOptions: { show: { notificationSource: ['field'] } },
		default: '={{ $json.body ?? $json }}',
		description: 'What Meta posted to the callback URL, as an object or as text',
	},
	{
		...inputDataFieldName,
		displayOptions: { show: { notificationSource: ['file'] } },
		hint: 'The name of the input field containing the file with the raw body',
		description: 'The field of the input item that holds the raw body',
	},
	{
		displayName: 'Check Signature',
		name: 'checkSignature',
		type: 'boolean',
		default: false,
		description:
			"Whether to check that the notification comes from Meta. Without the check, everyone who knows the webhook's URL can make up messages.",
	},
	{
		displayName: 'Signature',
		name: 'signature',
		type: 'string',
		displayOptions: signed,
		default: '={{ $json.headers?.["x-hub-signature-256"] }}',
		placeholder: 'e.g. sha256=b3a0…',
		description: 'The header X-Hub-Signature-256 of the request that brought the notification',
	},
	{
		displayName: 'App Secret',
		name: 'appSecret',
		type: 'string',
		typeOptions: { password: true },
		displayOptions: signed,
		default: '',
		description:
			"As Meta shows it (App Dashboard > App Settings > Basic), or in Base64. Leave it empty to use the credential's App Secret.",
	},
]);
