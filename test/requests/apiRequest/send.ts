import { sampleFiles } from '../../sampleFiles';
import type { RequestCase } from '../requestCase';

const row = (name: string, value: string) => ({ name, value });

export const cases: RequestCase[] = [
	{
		title: 'a read with a query',
		parameters: { path: '/1022000000000001', query: { parameter: [row('fields', 'id,name,currency')] } },
		request: { method: 'GET', path: '/1022000000000001', query: { fields: 'id,name,currency' } },
	},
	{
		title: 'a message, with a path that lacks its slash and a header of its own',
		parameters: {
			method: 'POST',
			path: ' 1023000000000001/messages/ ',
			headers: { header: [row('X-Request-ID', 'order-1042')] },
			json: '{ "messaging_product": "whatsapp", "to": "+16505550101", "type": "text", "text": { "body": "Hi" } }',
		},
		request: {
			method: 'POST',
			path: '/1023000000000001/messages',
			headers: { 'x-request-id': 'order-1042' },
			body: { messaging_product: 'whatsapp', to: '+16505550101', type: 'text', text: { body: 'Hi' } },
		},
	},
	{
		title: 'a form with a file',
		parameters: {
			method: 'POST',
			path: '/1023000000000001/media',
			bodyType: 'form',
			formFields: { field: [row('messaging_product', 'whatsapp'), row('', '')] },
			files: { file: [{ name: 'file', inputDataFieldName: 'data', fileName: 'Invoice.pdf' }] },
		},
		files: { data: sampleFiles.pdf },
		request: { method: 'POST', path: '/1023000000000001/media', form: { messaging_product: 'whatsapp' } },
	},
	{
		title: 'a query behind the path, and a deletion with a body',
		parameters: { method: 'DELETE', path: '/1023000000000001/block_users?locale=en%5FUS', json: { messaging_product: 'whatsapp' } },
		request: {
			method: 'DELETE',
			path: '/1023000000000001/block_users',
			query: { locale: 'en_US' },
			body: { messaging_product: 'whatsapp' },
		},
	},
	{
		title: 'a path whose letters are encoded, in one spelling',
		parameters: { path: '/1023000000000001/mess%61ges' },
		request: { method: 'GET', path: '/1023000000000001/messages' },
	},
];
