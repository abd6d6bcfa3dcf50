import { defineField } from './field';

/**
 * The number that sends. By default an answer leaves from the number that was written to, which the trigger's items
 * carry; where an item names none, and where the field is empty, it is the credential's own.
 */
export const sender = defineField({
	displayName: 'From',
	name: 'phoneNumberId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '={{ $json.phoneNumberId }}' },
	description: "The number that sends: by default the one that the trigger's item came in on, else the credential's Phone Number ID",
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
