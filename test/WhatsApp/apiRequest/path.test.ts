import { graphPath } from '../../../nodes/WhatsApp/operations/apiRequest/path';
import { checkedHeaders, checkedParameters, pairs, requestEffect } from '../../../nodes/WhatsApp/operations/apiRequest/rules';

describe('the path of an API request', () => {
	it.each([
		['/106540352242922/messages', '/106540352242922/messages'],
		['106540352242922/messages', '/106540352242922/messages'],
		['  /106540352242922/messages/\n', '/106540352242922/messages'],
		['/me', '/me'],
		['/upload:MTphdHRhY2htZW50OjEy=', '/upload:MTphdHRhY2htZW50OjEy='],
		['/1023%30/mess%61ges', '/10230/messages'],
		['/1023/message_qrdls/4O4YGZEG3RIVE1.png', '/1023/message_qrdls/4O4YGZEG3RIVE1.png'],
	])('%p becomes %p', (given, path) => {
		expect(graphPath(given)).toEqual({ path, query: {} });
	});

	it('takes a query that stands behind it', () => {
		expect(graphPath('/1022/phone_numbers?fields=id,name&limit=5&x=a%26b')).toEqual({
			path: '/1022/phone_numbers',
			query: { fields: 'id,name', limit: '5', x: 'a&b' },
		});
	});

	it.each([
		['', 'is empty'],
		['   ', 'is empty'],
		['/', 'has an empty part'],
		['?fields=id', 'has an empty part'],
		['https://graph.facebook.com/v25.0/123/messages', 'a whole address where a path belongs'],
		['HTTPS://evil.example/x', 'a whole address where a path belongs'],
		['//evil.example/x', 'names another host'],
		['\\\\evil.example/x', 'names another host'],
		['/\\evil.example/x', 'names another host'],
		['\\/evil.example', 'names another host'],
		['/123\\messages', 'holds a backslash'],
		['/123/../456', 'leads out of the version'],
		['../456', 'leads out of the version'],
		['/123/..', 'leads out of the version'],
		['/./123', 'leads out of the version'],
		['/123/...', 'leads out of the version'],
		['/%2e%2e/456', 'leads out of the version'],
		['/.%2E/456', 'leads out of the version'],
		['/%252e%252e/456', 'which no path of the Graph API has'],
		['/123/%2f%2fevil.example', 'which no path of the Graph API has'],
		['/123/%5cevil', 'which no path of the Graph API has'],
		['/123%0d%0aX-Evil:%201', 'which no path of the Graph API has'],
		['/123%00', 'which no path of the Graph API has'],
		['/123/\r\nX-Evil: 1', 'holds a line break'],
		['/123\tx', 'holds a line break'],
		['/123//messages', 'has an empty part'],
		['/123/mess ages', 'which no path of the Graph API has'],
		['/１２３/．．', 'which no path of the Graph API has'],
		['/@evil.example:80/..', 'leads out of the version'],
		['/123/%', 'a broken percent encoding'],
		['/123/%E0%A4', 'a broken percent encoding'],
		['/123#x', 'holds a #'],
		['/v25.0/123/messages', 'begins with the version v25.0'],
		['V21.0/123', 'begins with the version V21.0'],
		['/v26.0', 'begins with the version v26.0'],
		['/%76%32%35.0/123', 'begins with the version v25.0'],
	])('refuses %p: it %s', (given, why) => {
		expect(() => graphPath(given)).toThrow(why);
	});

	it('never shows a line break in its message', () => {
		expect(() => graphPath('/123\r\nX: 1')).toThrow(/^[^\r\n]*$/);
	});
});

describe('what an API request does at Meta', () => {
	it.each([
		['GET', '/1023/messages', undefined, 'read'],
		['POST', '/1023/messages', { to: '1' }, 'send'],
		['POST', '/1023/MESSAGES', { to: '1' }, 'send'],
		['PUT', '/1023/messages', { to: '1' }, 'send'],
		['POST', '/1023/marketing_messages', { to: '1' }, 'send'],
		['POST', '/1023/messages', { status: 'read', message_id: 'wamid.1' }, 'read'],
		['POST', '/1023/register', { pin: '1' }, 'write'],
		['POST', '/1022/message_templates', {}, 'write'],
		['DELETE', '/1023/messages', {}, 'write'],
	] as const)('%s %s with %p: %s', (method, path, body, effect) => {
		expect(requestEffect({ method, path, ...(body ? { body } : {}) })).toBe(effect);
	});

	it('knows a message in a form', () => {
		expect(requestEffect({ method: 'POST', path: '/1023/messages', form: { fields: { to: '1' }, files: [] } })).toBe('send');
	});
});

describe('rows of an API request', () => {
	const row = (name: string, value: string) => ({ name, value });

	it.each(['Authorization', 'authorization ', 'HOST', 'Content-Length', 'content-type', 'Transfer-Encoding', 'Cookie'])(
		'refuses the header %s',
		(name) => {
			expect(() => checkedHeaders([row(name, 'x')])).toThrow(/^'Headers' holds '.*', which cannot be set here$/);
		},
	);

	it.each([
		[row('X-A', 'one\r\nX-B: two'), 'line break'],
		[row('X-A', 'one\u0000'), 'line break'],
		[row('X-A\r\nX-B', 'x'), 'line break'],
		[row('X A', 'x'), 'which no header can have'],
		[row('X-A:', 'x'), 'which no header can have'],
		[row('X-A', '日本'), 'no header can carry'],
		[row('', 'x'), 'a value without a name'],
	])('refuses the header %j', (given, why) => {
		expect(() => checkedHeaders([given])).toThrow(why);
	});

	it('takes names in any case, each once', () => {
		expect(checkedHeaders([row('X-Request-ID', ' 1 '), row('', '')])).toEqual({ 'x-request-id': '1' });
		expect(() => checkedHeaders([row('X-A', '1'), row('x-a', '2')])).toThrow("'Headers' names 'x-a' twice");
	});

	it.each(['access_token', 'Access_Token', ' appsecret_proof', 'method'])('refuses the parameter %p', (name) => {
		expect(() => checkedParameters('Query Parameters', { [name]: 'x' })).toThrow('which cannot be set here');
	});

	it('takes a parameter with the name of a member of every object', () => {
		expect(checkedParameters('Query Parameters', pairs('Query Parameters', [row('constructor', '1')]))).toEqual({ constructor: '1' });
	});
});
