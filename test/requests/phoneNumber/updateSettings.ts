import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/settings';

export const cases: RequestCase[] = [
	{
		title: 'calls with a call button',
		parameters: { callIconVisibility: 'DEFAULT', callbackPermission: 'ENABLED' },
		request: {
			method: 'POST',
			path,
			body: { calling: { status: 'ENABLED', call_icon_visibility: 'DEFAULT', callback_permission_status: 'ENABLED' } },
		},
	},
	{
		title: 'the identity check',
		parameters: { settingGroup: 'user_identity_change' },
		request: { method: 'POST', path, body: { user_identity_change: { enable_identity_key_check: true } } },
	},
	{
		title: 'storage in Brazil',
		parameters: { settingGroup: 'storage_configuration', dataLocalizationRegion: 'BR' },
		request: {
			method: 'POST',
			path,
			body: { storage_configuration: { status: 'IN_COUNTRY_STORAGE_ENABLED', data_localization_region: 'BR' } },
		},
	},
	{
		title: 'no storage',
		parameters: { settingGroup: 'storage_configuration', storageStatus: 'NO_STORAGE_ENABLED', retentionMinutes: 120 },
		request: { method: 'POST', path, body: { storage_configuration: { status: 'NO_STORAGE_ENABLED', retention_minutes: 120 } } },
	},
	{
		title: 'encryption off',
		parameters: { settingGroup: 'payload_encryption', encryptionStatus: 'DISABLED' },
		request: { method: 'POST', path, body: { payload_encryption: { status: 'DISABLED' } } },
	},
	{
		title: 'a group of settings as JSON',
		parameters: { settingGroup: 'json', settingsJson: '{"calling":{"status":"ENABLED","video":{"status":"ENABLED"}}}' },
		request: { method: 'POST', path, body: { calling: { status: 'ENABLED', video: { status: 'ENABLED' } } } },
	},
];
