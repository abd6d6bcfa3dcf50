import { Journal, type NodeContext } from '../../../nodes/shared/dispatch/journal';
import type { GraphRequest } from '../../../nodes/shared/graph/request';
import type { Outcome } from '../../../nodes/shared/dispatch/outcomes';

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

const text = (body: string): GraphRequest => ({ method: 'POST', path: '/1023/messages', body: { to: '+16505551001', text: { body } } });
const sent: Outcome = { status: 'accepted', body: { messages: [{ id: 'wamid.1' }] } };

describe('a message whose text is another one at each try', () => {
	it('is the same message within an execution, since Retry On Fail runs the same items again', () => {
		const context: NodeContext = {};
		new Journal(context, 0, '17').record(0, text('at 10:01'), sent);
		const again = new Journal(context, 0, '17');
		expect(again.settled(0, text('at 10:02'))).toEqual(sent);
		expect(again.settled(1, text('at 10:01'))).toBeUndefined();
		expect(again.settled(0, text('at 10:01'), 1)).toBeUndefined();
		expect(new Journal(context, 1, '17').settled(0, text('at 10:02'))).toBeUndefined();
	});

	it('is another one in an execution that was changed and run again, and in the next call of a tool', () => {
		const context: NodeContext = {};
		new Journal(context, 0, '17').record(0, text('with a typo'), sent);
		const rerun = new Journal(context, 0, '18');
		expect(rerun.settled(0, text('corrected'))).toBeUndefined();
		expect(rerun.settled(0, text('with a typo'))).toEqual(sent);
		const tool: NodeContext = {};
		new Journal(tool, 0).record(0, text('first call'), sent);
		expect(new Journal(tool, 0).settled(0, text('second call'))).toBeUndefined();
	});
});
