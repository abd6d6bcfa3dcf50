import { defineField } from './field';

/** The number that sends. Empty means the credential's own; it is filled in before the request is built. */
export const sender = defineField({
	displayName: 'From',
	name: 'phoneNumberId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: "The number that sends. Leave it empty to use the credential's Phone Number ID.",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPhoneNumbers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 106540352242922',
		},
	],
});
