import { InputError } from '../../../shared/graph/failure';
import type { JsonObject } from '../../../shared/graph/request';
import { defineFields, type ParametersOf } from '../fields/field';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { isObject } from '../flat';
import { defineOperation } from '../operation';
import { regions } from './regions';

const only = (group: string) => ({ show: { settingGroup: [group] } });
const switched = [
	{ name: 'Disabled', value: 'DISABLED' },
	{ name: 'Enabled', value: 'ENABLED' },
] as const;

const settingFields = defineFields([
	{
		displayName: 'Setting',
		name: 'settingGroup',
		type: 'options',
		options: [
			{ name: 'Calling', value: 'calling', description: 'Whether people can call the number in WhatsApp' },
			{ name: 'Identity Check', value: 'user_identity_change', description: 'Whether messages are held back when a recipient has a new phone' },
			{ name: 'Payload Encryption', value: 'payload_encryption', description: 'Whether webhooks and messages are encrypted with your key' },
			{ name: 'Storage', value: 'storage_configuration', description: 'Where messages are stored at rest, or that they are not' },
			{ name: 'Using JSON', value: 'json', description: "Any group of settings, as Meta's reference has it" },
		],
		default: 'calling',
		description: 'What to change. Meta takes one group of settings at a time.',
	},
	{
		displayName: 'Calling',
		name: 'callingStatus',
		type: 'options',
		options: switched,
		displayOptions: only('calling'),
		default: 'ENABLED',
		description: 'Whether the number takes and makes calls',
	},
	{
		displayName: 'Call Icon',
		name: 'callIconVisibility',
		type: 'options',
		options: [
			{ name: 'Hidden', value: 'DISABLE_ALL', description: 'No call button in the chat and the profile' },
			{ name: 'Leave as It Is', value: '' },
			{ name: 'Shown', value: 'DEFAULT', description: 'A call button in the chat and the profile' },
		],
		displayOptions: only('calling'),
		default: '',
		description: 'Whether people see a call button',
	},
	{
		displayName: 'Callback Permission',
		name: 'callbackPermission',
		type: 'options',
		options: [...switched, { name: 'Leave as It Is', value: '' }],
		displayOptions: only('calling'),
		default: '',
		description: 'Whether somebody who calls may be called back without being asked',
	},
	{
		displayName: 'Enable Identity Key Check',
		name: 'enableIdentityKeyCheck',
		type: 'boolean',
		displayOptions: only('user_identity_change'),
		default: true,
		description: 'Whether Meta compares the Identity Key Hash of a message with that of the recipient, and holds the message back when they differ',
	},
	{
		displayName: 'Storage',
		name: 'storageStatus',
		type: 'options',
		options: [
			{ name: 'In a Country', value: 'IN_COUNTRY_STORAGE_ENABLED' },
			{ name: "Meta's Own Choice", value: 'IN_COUNTRY_STORAGE_DISABLED' },
			{ name: 'Nowhere', value: 'NO_STORAGE_ENABLED', description: 'Messages are deleted after a time' },
		],
		displayOptions: only('storage_configuration'),
		default: 'IN_COUNTRY_STORAGE_ENABLED',
		description: 'Where messages are stored at rest',
	},
	{
		displayName: 'Country',
		name: 'dataLocalizationRegion',
		type: 'options',
		options: regions,
		displayOptions: { show: { settingGroup: ['storage_configuration'], storageStatus: ['IN_COUNTRY_STORAGE_ENABLED'] } },
		default: '',
		description: 'The country in which messages are stored',
	},
	{
		displayName: 'Retention Minutes',
		name: 'retentionMinutes',
		type: 'number',
		typeOptions: { minValue: 60, maxValue: 43_200 },
		displayOptions: { show: { settingGroup: ['storage_configuration'], storageStatus: ['NO_STORAGE_ENABLED'] } },
		default: 60,
		description: 'How many minutes messages are kept for delivery',
	},
	{
		displayName: 'Encryption',
		name: 'encryptionStatus',
		type: 'options',
		options: switched,
		displayOptions: only('payload_encryption'),
		default: 'ENABLED',
		description: 'Whether payloads are encrypted',
	},
	{
		displayName: 'Public Key',
		name: 'clientEncryptionKey',
		type: 'string',
		displayOptions: { show: { settingGroup: ['payload_encryption'], encryptionStatus: ['ENABLED'] } },
		default: '',
		placeholder: 'e.g. MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A…',
		description: 'Your public key in Base64',
	},
	{
		displayName: 'Settings (JSON)',
		name: 'settingsJson',
		type: 'json',
		displayOptions: only('json'),
		default: '{}',
		description: 'An object with one group, such as {"calling": {"status": "ENABLED"}}',
	},
]);

type Parameters = ParametersOf<typeof settingFields>;

const storage = ({ storageStatus: status, dataLocalizationRegion: region, retentionMinutes }: Parameters): JsonObject => {
	if (status === 'NO_STORAGE_ENABLED') return { status, retention_minutes: retentionMinutes };
	if (status === 'IN_COUNTRY_STORAGE_DISABLED') return { status };
	if (region === '') throw new InputError("'Country' is empty", 'Choose the country in which messages are stored.');
	return { status, data_localization_region: region };
};

const encryption = ({ encryptionStatus: status, clientEncryptionKey: key }: Parameters): JsonObject => {
	if (status === 'DISABLED') return { status };
	if (key.trim() === '') throw new InputError("'Public Key' is empty", 'Enter your public key in Base64, or choose Disabled.');
	return { status, client_encryption_key: key.trim() };
};

function fromJson(given: unknown): JsonObject {
	const settings = given as JsonObject;
	const groups = isObject(settings) ? Object.keys(settings).filter((name) => isObject(settings[name])) : [];
	if (groups.length === 1 && isObject(settings) && Object.keys(settings).length === 1) return settings;
	throw new InputError(
		`'Settings (JSON)' holds ${groups.length} groups of settings, and Meta takes one at a time`,
		'Give an object with one key whose value is an object, such as {"calling": {"status": "ENABLED"}}.',
	);
}

function settingsOf(parameters: Parameters): JsonObject {
	const { callIconVisibility: icon, callbackPermission: callback } = parameters;
	switch (parameters.settingGroup) {
		case 'calling':
			return {
				calling: {
					status: parameters.callingStatus,
					...(icon === '' ? {} : { call_icon_visibility: icon }),
					...(callback === '' ? {} : { callback_permission_status: callback }),
				},
			};
		case 'user_identity_change':
			return { user_identity_change: { enable_identity_key_check: parameters.enableIdentityKeyCheck } };
		case 'storage_configuration':
			return { storage_configuration: storage(parameters) };
		case 'payload_encryption':
			return { payload_encryption: encryption(parameters) };
		case 'json':
			return fromJson(parameters.settingsJson);
	}
}

export const updateSettings = defineOperation({
	name: 'Update Settings',
	value: 'updateSettings',
	action: 'Update settings of phone number',
	description: 'Change the calling, identity check, storage or encryption of a phone number',
	effect: 'write',
	fields: [number('The number whose settings are changed'), ...settingFields, plainOptions()],
	request: (parameters) => ({ method: 'POST', path: `/${parameters.phoneNumberId}/settings`, body: settingsOf(parameters) }),
	simplify: (_body, { phoneNumberId }, { body }) => ({ success: true, phoneNumberId, updated: Object.keys(body ?? {}) }),
});
