import { APPS } from '../../../shared/whatsapp/templateRules/authenticationRules';
import { BUTTON_LIMITS } from '../../../shared/whatsapp/templateRules/buttonRules';
import { defineFields } from '../fields/field';

const shownFor = (...types: string[]) => ({
	show: { definition: ['form'], category: ['AUTHENTICATION'], ...(types.length === 0 ? {} : { otpType: types }) },
});

/** Meta writes the text of an authentication template: these are its switches. */
export const authenticationFields = defineFields([
	{
		displayName: 'Security Recommendation',
		name: 'addSecurityRecommendation',
		type: 'boolean',
		displayOptions: shownFor(),
		default: true,
		description: 'Whether the text says not to share the code',
	},
	{
		displayName: 'Code Expiration Minutes',
		name: 'codeExpirationMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 90 },
		displayOptions: shownFor(),
		default: 10,
		description: 'How many minutes the code is valid, from 1 to 90, as the message says it. 0 says nothing.',
	},
	{
		displayName: 'Code Delivery',
		name: 'otpType',
		type: 'options',
		displayOptions: shownFor(),
		options: [
			{ name: 'Copy Code', value: 'COPY_CODE', description: 'A button that copies the code' },
			{ name: 'One-Tap Autofill', value: 'ONE_TAP', description: 'A button that fills the code into your Android app' },
			{ name: 'Zero-Tap', value: 'ZERO_TAP', description: 'Fills the code into your Android app by itself' },
		],
		default: 'COPY_CODE',
		description: 'How the code gets into your app',
	},
	{
		displayName: 'Copy Code Text',
		name: 'otpText',
		type: 'string',
		limit: { max: BUTTON_LIMITS.label },
		displayOptions: shownFor(),
		default: '',
		placeholder: 'e.g. Copy code',
		description: "Label of the copy button, up to 25 characters. Leave it empty for Meta's own words in the template's language.",
	},
	{
		displayName: 'Autofill Text',
		name: 'autofillText',
		type: 'string',
		limit: { max: BUTTON_LIMITS.label },
		displayOptions: shownFor('ONE_TAP', 'ZERO_TAP'),
		default: '',
		placeholder: 'e.g. Autofill',
		description: "Label of the autofill button, up to 25 characters. Leave it empty for Meta's own words.",
	},
	{
		displayName: 'Supported Apps',
		name: 'supportedApps',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		limit: APPS,
		displayOptions: shownFor('ONE_TAP', 'ZERO_TAP'),
		default: {},
		placeholder: 'Add App',
		description: 'The Android apps that the code is filled into, up to 5',
		options: [
			{
				displayName: 'App',
				name: 'app',
				values: [
					{
						displayName: 'Package Name',
						name: 'packageName',
						type: 'string',
						default: '',
						placeholder: 'e.g. com.example.app',
						description: 'As in the Play Store',
					},
					{
						displayName: 'Signature Hash',
						name: 'signatureHash',
						type: 'string',
						default: '',
						placeholder: 'e.g. K8a/AINcGX7',
						description: 'Key hash of the app, 11 characters',
					},
				],
			},
		],
	},
	{
		displayName: 'Zero-Tap Terms Accepted',
		name: 'zeroTapTermsAccepted',
		type: 'boolean',
		displayOptions: shownFor('ZERO_TAP'),
		default: false,
		description: "Whether you accept Meta's terms for zero-tap authentication: people expect the code to be filled in by itself",
	},
]);
