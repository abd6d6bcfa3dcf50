import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/messages';
const to = '+16505550101';
const toPerson = { messaging_product: 'whatsapp', recipient_type: 'individual', to };

export const cases: RequestCase[] = [
	{
		title: 'a place with its name and address',
		parameters: { to, latitude: '37.44216251868683', longitude: '-122.16153582049394', name: 'Riverside Bakery', address: '1 Mill Lane, Palo Alto' },
		request: {
			method: 'POST',
			path,
			body: {
				...toPerson,
				type: 'location',
				location: {
					latitude: 37.44216251868683,
					longitude: -122.16153582049394,
					name: 'Riverside Bakery',
					address: '1 Mill Lane, Palo Alto',
				},
			},
		},
	},
	{
		title: 'bare coordinates, as numbers from an expression',
		parameters: { to, latitude: -90, longitude: 180 },
		request: { method: 'POST', path, body: { ...toPerson, type: 'location', location: { latitude: -90, longitude: 180 } } },
	},
];
