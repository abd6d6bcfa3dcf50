import { sampleFiles } from '../../sampleFiles';
import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a sample for a template: the session that its bytes go to',
		parameters: { inputDataFieldName: 'data' },
		files: { data: sampleFiles.jpeg },
		request: {
			method: 'POST',
			path: '/1021000000000001/uploads',
			query: { file_name: 'picture.jpg', file_length: sampleFiles.jpeg.bytes.length, file_type: 'image/jpeg' },
		},
	},
];
