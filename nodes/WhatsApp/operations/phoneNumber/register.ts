import { defineField } from '../fields/field';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { checkedPin, pin } from './numberFields';
import { regions } from './regions';

const dataLocalizationRegion = defineField({
	displayName: 'Data Localization Region',
	name: 'dataLocalizationRegion',
	type: 'options',
	options: regions,
	default: '',
	description: 'The country in which the messages of this number are stored at rest',
});

export const register = defineOperation({
	name: 'Register',
	value: 'register',
	action: 'Register phone number',
	description:
		'Register a verified phone number for the Cloud API, or register it again after a change of its name or region. Meta allows 10 registrations and deregistrations of a number in 72 hours.',
	effect: 'write',
	fields: [
		number('The number to register'),
		{
			...pin,
			description:
				'The 6 digits of the two-step verification: the PIN that the number has, or a new one if it has none. Meta asks for it at the next registration.',
		},
		dataLocalizationRegion,
		plainOptions(),
	],
	request: ({ phoneNumberId, pin: digits, dataLocalizationRegion: region }) => ({
		method: 'POST',
		path: `/${phoneNumberId}/register`,
		body: {
			messaging_product: 'whatsapp',
			pin: checkedPin(digits),
			...(region === '' ? {} : { data_localization_region: region }),
		},
	}),
	simplify: (_body, { phoneNumberId }) => ({ success: true, phoneNumberId }),
});
