import fc from 'fast-check';
import { withoutSecrets } from '../../../nodes/shared/graph/secrets';

const TOKEN = 'EAATestOnlyTokenNobodyCanUse0123456789';
const APP_SECRET = '0123456789abcdef0123456789abcdef';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

describe('a secret that is given', () => {
	const odd = 'sécret/with "quotes" & more|+=?';

	it.each([
		['as it is', odd],
		['URL-encoded', encodeURIComponent(odd)],
		['URL-encoded in lower case', encodeURIComponent(odd).replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase())],
		['as a form sends it', encodeURIComponent(odd).replace(/%20/g, '+')],
		['in JSON', JSON.stringify(odd).slice(1, -1)],
		['in JSON that Meta wrote', JSON.stringify(odd).slice(1, -1).replace('é', '\\u00e9').replace('/', '\\/')],
		['in JSON inside JSON', JSON.stringify(JSON.stringify(odd)).slice(3, -3)],
		['in Base64', base64(odd)],
		['in Base64 for URLs', Buffer.from(odd, 'utf8').toString('base64url')],
	])('is hidden %s', (_how, form) => {
		expect(withoutSecrets(`before ${form} after`, [odd])).toMatch(/^before \[hidden\][=]{0,2}\w?[=]{0,2} after$/);
	});

	it.each(['a:', 'ab:', 'abc:', 'user:'])('is hidden in the Base64 of a log-in that begins with %s', (before) => {
		const shown = withoutSecrets(base64(`${before}${APP_SECRET}:rest`), [APP_SECRET]);
		expect(shown).toContain('[hidden]');
		expect(Buffer.from(shown.replace('[hidden]', ''), 'base64').toString()).not.toContain(APP_SECRET.slice(4, -4));
	});

	it('is hidden when it was entered with spaces around it', () => {
		expect(withoutSecrets('it was topsecret9', [' topsecret9\n'])).toBe('it was [hidden]');
	});

	it('does not take ordinary words away when it is empty or very short', () => {
		expect(withoutSecrets('Meta did not accept it.', ['', ' ', 'a', 'did'])).toBe('Meta did not accept it.');
	});

	it('never remains, whatever stands around it', () => {
		const secret = fc.stringMatching(/^[A-Za-z0-9_/+-]{12,40}$/);
		fc.assert(
			fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
				expect(withoutSecrets(`${before}${value}${after}`, [value])).not.toContain(value);
			}),
		);
	});

	it('may be any text at all', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'binary' })), fc.string({ unit: 'binary' }), (secrets, text) => {
				expect(typeof withoutSecrets(text, secrets)).toBe('string');
			}),
		);
		expect(withoutSecrets('half \ud800abcd', ['\ud800abcd'])).toBe('half [hidden]');
	});
});

describe('what has the shape of a secret', () => {
	it.each([
		[`Malformed access token ${TOKEN}`, 'Malformed access token [hidden]'],
		[`token${TOKEN}.`, 'token[hidden].'],
		[`1234567890123456|${APP_SECRET} was sent`, '[hidden] was sent'],
		[`1234567890123456%7C${APP_SECRET}`, '[hidden]'],
		['https://example.com/?access_token=short&limit=5', 'https://example.com/?access_token=[hidden]&limit=5'],
		['{"access_token":"abc","id":"1"}', '{"access_token":"[hidden]","id":"1"}'],
		['{\\"client_secret\\":\\"abc\\"}', '{\\"client_secret\\":\\"[hidden]\\"}'],
		['appsecret_proof=deadbeef', 'appsecret_proof=[hidden]'],
		['hub.verify_token=my-own&hub.mode=subscribe', 'hub.verify_token=[hidden]&hub.mode=subscribe'],
		['Authorization: Bearer abcdefghijkl', 'Authorization: Bearer [hidden]'],
		['Authorization: OAuth abcdefghijklmnopqrstuvwxyz', 'Authorization: OAuth [hidden]'],
	])('is hidden in %j', (text, shown) => {
		expect(withoutSecrets(text)).toBe(shown);
	});

	it.each([
		'Invalid OAuth access token - Cannot parse access token',
		'Trace AXsgnV2Cm3ZMGF3dF_cfYIn',
		'The template order_update|en_US has 2 variables',
		'EAA is how tokens begin',
		'wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA',
	])('is not seen in %j', (text) => {
		expect(withoutSecrets(text)).toBe(text);
	});
});
