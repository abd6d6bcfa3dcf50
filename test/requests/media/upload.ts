import { sampleFiles } from '../../sampleFiles';
import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a picture of the input item, its kind told by its bytes',
		parameters: { inputDataFieldName: 'data' },
		files: { data: sampleFiles.jpeg },
		request: {
			method: 'POST',
			path: '/1023000000000001/media',
			form: { messaging_product: 'whatsapp', type: 'image/jpeg' },
		},
	},
	{
		title: 'a document from another number and field',
		parameters: {
			phoneNumberId: { __rl: true, mode: 'id', value: '1023000000000002' },
			inputDataFieldName: 'invoice',
			kind: 'document',
			options: { fileName: 'Invoice 1042.pdf' },
		},
		files: { invoice: sampleFiles.pdf },
		request: {
			method: 'POST',
			path: '/1023000000000002/media',
			form: { messaging_product: 'whatsapp', type: 'application/pdf' },
		},
	},
];
