import type { RequestCase } from '../requestCase';

const form = { name: 'flow.json', asset_type: 'FLOW_JSON' };

export const cases: RequestCase[] = [
	{
		title: 'a Flow JSON that is entered, as a file named flow.json',
		parameters: { flowId: '1026000000000001', flowJson: '{ "version": "7.0", "screens": [] }' },
		request: { method: 'POST', path: '/1026000000000001/assets', form },
	},
	{
		title: 'a file of the input item under another name',
		parameters: { flowId: '1026000000000001', flowJsonSource: 'file', inputDataFieldName: 'form' },
		files: { form: { fileName: 'booking.json', mimeType: 'text/plain', bytes: Buffer.from('{"version":"7.0","screens":[]}') } },
		request: { method: 'POST', path: '/1026000000000001/assets', form },
	},
];
