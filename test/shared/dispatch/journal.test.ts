import { Journal, type NodeContext } from '../../../nodes/shared/dispatch/journal';
import type { GraphRequest } from '../../../nodes/shared/graph/request';

const form = (fields: Record<string, string>, fileName: string): GraphRequest => ({
	method: 'POST',
	path: '/1026/assets',
	form: { fields, files: [{ name: 'file', part: { fileName, mimeType: 'application/json', size: 2, open: async () => Buffer.from('{}') } }] },
});

describe('the journal of a form', () => {
	it('gives back what became of the same form, and not of another one', () => {
		const context: NodeContext = {};
		new Journal(context, 0).record(0, form({ name: 'a' }, 'a.json'), { status: 'accepted', body: { id: '1' } });
		const again = new Journal(context, 0);
		expect(again.settled(0, form({ name: 'a' }, 'a.json'))).toEqual({ status: 'accepted', body: { id: '1' } });
		expect(again.settled(0, form({ name: 'b' }, 'a.json'))).toBeUndefined();
		expect(again.settled(0, form({ name: 'a' }, 'b.json'))).toBeUndefined();
	});
});
