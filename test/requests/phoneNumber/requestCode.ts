import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'a code by text message in English',
		parameters: {},
		request: { method: 'POST', path: '/1023000000000001/request_code', body: { code_method: 'SMS', language: 'en_US' } },
	},
	{
		title: 'a code by call in Brazilian Portuguese',
		parameters: { codeMethod: 'VOICE', language: 'pt' },
		request: { method: 'POST', path: '/1023000000000001/request_code', body: { code_method: 'VOICE', language: 'pt_BR' } },
	},
	{
		title: 'a code in the Spanish of Mexico',
		parameters: { language: 'es-mx' },
		request: { method: 'POST', path: '/1023000000000001/request_code', body: { code_method: 'SMS', language: 'es_MX' } },
	},
];
