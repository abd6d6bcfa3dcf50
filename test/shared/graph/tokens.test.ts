import { asItLeft } from '../../../nodes/shared/graph/asItLeft';
import { withoutTokens, withoutTokensInText } from '../../../nodes/shared/graph/tokens';

const token = 'EAADemoToken0123456789abcdef';
const secrets = [token, 'app-secret-0123456789', 'word'];

describe('tokens in the answers of Meta', () => {
	it('are hidden in the addresses of pages, also of a list inside an object, and in any text', () => {
		const next = `https://graph.facebook.com/v26.0/1/x?access_token=${token}&after=A`;
		const body = { id: '1', phone_numbers: { data: [{ id: '2' }], paging: { cursors: { after: 'A' }, next } }, list: [`a ${token} b`], n: 1, none: null };
		expect(withoutTokens(body, secrets)).toEqual({
			id: '1',
			phone_numbers: { data: [{ id: '2' }], paging: { cursors: { after: 'A' }, next: next.replace(token, '[hidden]') } },
			list: ['a [hidden] b'],
			n: 1,
			none: null,
		});
	});

	it('are not taken for the words of a short verify token', () => {
		expect(withoutTokens({ name: 'word_of_the_day' }, secrets)).toEqual({ name: 'word_of_the_day' });
	});

	it('leave a text without one as it is', () => {
		expect(withoutTokensInText('{"id":"12345678901234567890"}', secrets)).toBe('{"id":"12345678901234567890"}');
		expect(withoutTokensInText(`x ${token}`, secrets)).toBe('x [hidden]');
	});
});

describe('a request as it left', () => {
	it('shows everything but secrets, wherever they stand', () => {
		const shown = asItLeft(
			{ body: { to: '1', pin: '123456', text: { body: `my ${token}` }, language: { code: 'en' }, list: [true, 2, null] } },
			{
				method: 'POST',
				url: `https://graph.facebook.com/v26.0/1/x?access_token=${token}`,
				qs: { appsecret_proof: 'abc', limit: 3, input_token: 'x' },
				headers: { Authorization: `Bearer ${token}`, 'X-A': `${token}` },
			},
			secrets,
		);
		expect(shown).toEqual({
			method: 'POST',
			url: 'https://graph.facebook.com/v26.0/1/x?access_token=[hidden]',
			query: { appsecret_proof: '[hidden]', limit: 3, input_token: '[hidden]' },
			headers: { authorization: 'Bearer [hidden]', 'x-a': '[hidden]' },
			body: { to: '1', pin: '[hidden]', text: { body: 'my [hidden]' }, language: { code: 'en' }, list: [true, 2, null] },
		});
	});

	it('keeps the scheme of OAuth and shows nothing of a header without one', () => {
		const headers = (authorization: string) => asItLeft({}, { url: 'https://x', headers: { authorization } }, []).headers;
		expect(headers('OAuth abc')).toEqual({ authorization: 'OAuth [hidden]' });
		expect(headers('abc def')).toEqual({ authorization: '[hidden]' });
	});
});
