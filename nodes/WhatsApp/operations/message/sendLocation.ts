import { coordinate } from '../../../shared/whatsapp/coordinate';
import { defineField } from '../fields/field';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { messageSent, outgoing } from './outgoing';

const latitude = defineField({
	displayName: 'Latitude',
	name: 'latitude',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 37.442161',
	description: 'Degrees north of the equator, from -90 to 90, with a decimal point',
});

const longitude = defineField({
	displayName: 'Longitude',
	name: 'longitude',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. -122.161535',
	description: 'Degrees east of Greenwich, from -180 to 180, with a decimal point',
});

const name = defineField({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Riverside Bakery',
	description: 'Title above the address',
});

const address = defineField({
	displayName: 'Address',
	name: 'address',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1 Mill Lane, Palo Alto, CA 94301',
	description: 'Line below the name. WhatsApp shows it only when there is a name too.',
});

const given = (key: string, text: string): Record<string, string> => (text.trim() === '' ? {} : { [key]: text.trim() });

export const sendLocation = defineOperation({
	name: 'Send Location',
	value: 'sendLocation',
	action: 'Send location message',
	description: 'Send a place on the map, with its name and address',
	effect: 'send',
	fields: [sender, recipient, latitude, longitude, name, address, sendOptions()],
	request: (parameters) =>
		outgoing(parameters, {
			type: 'location',
			location: {
				latitude: coordinate('Latitude', parameters.latitude, 90),
				longitude: coordinate('Longitude', parameters.longitude, 180),
				...given('name', parameters.name),
				...given('address', parameters.address),
			},
		}),
	simplify: messageSent,
});
