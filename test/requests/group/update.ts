import { sampleFiles } from '../../sampleFiles';
import type { RequestCase } from '../requestCase';

const groupId = 'Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjAdOTY0MTUZD';
const path = `/${groupId}`;

export const cases: RequestCase[] = [
	{
		title: 'another subject and description',
		parameters: { groupId, updateFields: { subject: 'Cake club', description: 'All about cake' } },
		request: { method: 'POST', path, body: { messaging_product: 'whatsapp', subject: 'Cake club', description: 'All about cake' } },
	},
	{
		title: 'a picture of the input item, with a subject',
		parameters: { groupId, updateFields: { pictureFieldName: 'logo', subject: 'Cake club' } },
		files: { logo: sampleFiles.jpeg },
		request: { method: 'POST', path, form: { messaging_product: 'whatsapp', subject: 'Cake club' } },
	},
	{
		title: 'people to remove, by phone number and user ID',
		parameters: { groupId, updateFields: { removeParticipants: ['+1 650-555-0102', 'US.13491208655302741918'] } },
		request: {
			method: 'DELETE',
			path: `${path}/participants`,
			body: { messaging_product: 'whatsapp', participants: [{ user: '+16505550102' }, { user: 'US.13491208655302741918' }] },
		},
	},
];
