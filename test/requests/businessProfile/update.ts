import { sampleFiles } from '../../sampleFiles';
import type { RequestCase } from '../requestCase';

const path = '/1023000000000001/whatsapp_business_profile';

export const cases: RequestCase[] = [
	{
		title: 'some of the profile; the rest stays as it is',
		parameters: {
			updateFields: {
				about: 'Fresh bread every morning',
				address: '1 River Street, Springfield',
				email: 'hello@bakery.example',
				vertical: 'RESTAURANT',
				websites: ['https://bakery.example', 'https://shop.bakery.example'],
			},
		},
		request: {
			method: 'POST',
			path,
			body: {
				messaging_product: 'whatsapp',
				about: 'Fresh bread every morning',
				address: '1 River Street, Springfield',
				email: 'hello@bakery.example',
				vertical: 'RESTAURANT',
				websites: ['https://bakery.example', 'https://shop.bakery.example'],
			},
		},
	},
	{
		title: 'a new picture, and an address that is removed',
		parameters: { updateFields: { pictureFieldName: 'photo' }, clear: ['address', 'websites'] },
		files: { photo: sampleFiles.jpeg },
		request: {
			method: 'POST',
			path,
			body: { messaging_product: 'whatsapp', address: '', websites: [] },
			attachments: [{ at: ['profile_picture_handle'], as: 'handle', fileName: 'picture.jpg' }],
		},
	},
	{
		title: 'a picture by the handle of an earlier upload',
		parameters: { updateFields: { pictureHandle: ' 4::aW1hZ2U= ', description: 'Bread and cakes' } },
		request: {
			method: 'POST',
			path,
			body: { messaging_product: 'whatsapp', description: 'Bread and cakes', profile_picture_handle: '4::aW1hZ2U=' },
		},
	},
];
