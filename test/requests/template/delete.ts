import type { RequestCase } from '../requestCase';

const path = '/1022000000000001/message_templates';

export const cases: RequestCase[] = [
	{
		title: 'one language by the ID alone; its name is looked up',
		parameters: { templateId: '1689556908129832' },
		reads: { '/1689556908129832': { id: '1689556908129832', name: 'order_update' } },
		request: { method: 'DELETE', path, query: { hsm_id: '1689556908129832', name: 'order_update' } },
	},
	{
		title: 'all languages by name',
		parameters: { deleteBy: 'name', name: 'order_update' },
		request: { method: 'DELETE', path, query: { name: 'order_update' } },
	},
];
