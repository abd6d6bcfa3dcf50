import { demoWorld } from './emulator/contract';
import { seenTexts } from './engine/seen';

/** Every form in which a secret could slip into a text. */
const formsOf = (secret: string): string[] => [
	secret,
	encodeURIComponent(secret),
	Buffer.from(secret).toString('base64').replace(/=+$/, ''),
	Buffer.from(secret).toString('hex'),
];

/** After each test file: nothing that n8n showed, saved or logged in it holds the token or the app secret. */
afterAll(() => {
	const secrets = [demoWorld.accessToken, demoWorld.appSecret].flatMap(formsOf);
	const leaks = seenTexts().flatMap((text) => {
		const secret = secrets.find((one) => text.includes(one));
		return secret === undefined ? [] : [text.slice(Math.max(0, text.indexOf(secret) - 200), text.indexOf(secret) + 40)];
	});
	expect(leaks).toEqual([]);
});
