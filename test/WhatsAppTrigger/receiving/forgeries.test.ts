import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { seenTexts, type ServedTrigger } from '../../engine';
import { isSigned, keysOf } from '../../../nodes/WhatsAppTrigger/receiving/signature';
import { isLoop, stepOf, trailHeader, trailOf } from '../../../nodes/WhatsAppTrigger/receiving/passingOn/trail';
import { appSecret, delivery, servedByHand, sign, stopTriggers, textMessage } from '../stage';

afterEach(stopTriggers);

/** A generator of random numbers that always gives the same ones (mulberry32). */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

interface Delivered {
	body: Buffer;
	headers: Record<string, string | string[]>;
	chunked: boolean;
}

const original = Buffer.from(JSON.stringify(delivery({ messages: [textMessage('wamid.original', 'hello grüße')] })));

/** Changes that an attacker could make to a delivery that was overheard, without knowing the secret. */
const changes: Array<(given: Delivered, random: () => number) => void> = [
	(given, random) => {
		const at = Math.floor(random() * given.body.length);
		given.body = Buffer.from(given.body);
		given.body[at] = (given.body[at] ?? 0) ^ (1 << Math.floor(random() * 8));
	},
	(given, random) => {
		given.body = given.body.subarray(0, Math.floor(random() * given.body.length));
	},
	(given, random) => {
		given.body = Buffer.concat([given.body, Buffer.from(' \n\t\0x}'[Math.floor(random() * 6)] ?? ' ')]);
	},
	(given) => {
		given.body = Buffer.from(JSON.stringify(JSON.parse(given.body.toString()), null, 1));
	},
	(given) => {
		given.body = Buffer.from(given.body.toString(), 'latin1');
	},
	(given) => {
		given.body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), given.body]);
	},
	(given, random) => {
		const header = String(given.headers['x-hub-signature-256']);
		const at = 7 + Math.floor(random() * 64);
		const digit = '0123456789abcdef'.replace(header.charAt(at), '')[Math.floor(random() * 15)] ?? '0';
		given.headers['x-hub-signature-256'] = header.slice(0, at) + digit + header.slice(at + 1);
	},
	(given, random) => {
		given.headers['x-hub-signature-256'] = String(given.headers['x-hub-signature-256']).slice(0, Math.floor(random() * 71));
	},
	(given) => {
		given.headers['x-hub-signature-256'] = `${String(given.headers['x-hub-signature-256'])}00`;
	},
	(given) => {
		given.headers['x-hub-signature-256'] = String(given.headers['x-hub-signature-256']).replace('sha256', 'sha1');
	},
	(given) => {
		given.headers['x-hub-signature-256'] = String(given.headers['x-hub-signature-256']).toUpperCase();
	},
	(given) => {
		given.headers['x-hub-signature-256'] = [String(given.headers['x-hub-signature-256']), sign(original, 'guess')];
	},
	(given) => {
		delete given.headers['x-hub-signature-256'];
	},
	(given) => {
		given.headers['x-hub-signature'] = String(given.headers['x-hub-signature-256']);
		delete given.headers['x-hub-signature-256'];
	},
	(given, random) => {
		given.headers['x-hub-signature-256'] = sign(given.body, ['', '\0', 'undefined', 'null', appSecret.slice(0, -1), appSecret.toUpperCase()][Math.floor(random() * 6)]);
	},
	(given) => {
		given.body = gzipSync(given.body);
	},
	(given, random) => {
		given.headers['content-length'] = String(Math.floor(random() * given.body.length));
	},
];

/** Changes that an attacker may add to the others; alone they leave a delivery what it is. */
const disguises: Array<(given: Delivered, random: () => number) => void> = [
	() => undefined,
	(given) => {
		given.chunked = true;
	},
	(given) => {
		given.headers['content-type'] = 'text/plain';
	},
	(given) => {
		given.headers['content-type'] = 'application/json; charset=utf-16le';
	},
	(given) => {
		given.headers['x-whatsapp-cloud-trail'] = trailHeader([stepOf('https://n8n.example.com/webhook/x')], String(given.headers['x-hub-signature-256']), 'guess');
	},
	(given, random) => {
		given.headers['x-whatsapp-cloud-trail'] = `${Math.floor(random() * 1e12).toString(16).padStart(12, '0')};sha256=${'0'.repeat(64)}`;
	},
];

const deliveredBy = (random: () => number): Delivered => {
	const given: Delivered = {
		body: original,
		headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(original) },
		chunked: false,
	};
	const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
	const times = 1 + Math.floor(random() * 2);
	for (let count = 0; count < times; count += 1) {
		try {
			pick(changes)(given, random);
		} catch (error) {
			// A body that an earlier change has broken cannot be written anew.
			if (!(error instanceof SyntaxError)) throw error;
		}
	}
	pick(disguises)(given, random);
	return given;
};

/** A raw request, so that headers and length can be anything. Resolves with the status, 0 when the connection broke. */
async function send(trigger: ServedTrigger, { body, headers, chunked }: Delivered, agent: http.Agent): Promise<number> {
	return await new Promise((resolve) => {
		const length = chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) };
		const { 'content-length': forged, ...others } = headers;
		const cut = typeof forged === 'string' && !chunked ? body.subarray(0, Number(forged)) : body;
		const lengthHeader = typeof forged === 'string' && !chunked ? { 'content-length': String(cut.length) } : length;
		const request = http.request(trigger.url, { method: 'POST', agent, headers: { ...others, ...lengthHeader } }, (response) => {
			response.resume();
			response.on('end', () => resolve(response.statusCode ?? 0));
		});
		request.on('error', () => resolve(0));
		request.end(cut);
	});
}

/** Whether what arrives is, byte by byte, what Meta signed. */
const isOriginal = ({ body, headers, chunked }: Delivered): boolean => {
	const forged = headers['content-length'];
	const arrived = typeof forged === 'string' && !chunked ? body.subarray(0, Number(forged)) : body;
	return arrived.equals(original) && headers['x-hub-signature-256'] === sign(original);
};

test('of 20,000 forged deliveries none is accepted, none starts anything, and no secret is shown', async () => {
	const random = seeded(20_261_101);
	const trigger = await servedByHand({ parameters: { options: { ignoreDuplicates: false } } });
	const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
	const statuses = new Map<number, number>();
	let left = 20_000;
	const worker = async () => {
		while (left > 0) {
			left -= 1;
			const forged = deliveredBy(random);
			if (isOriginal(forged)) continue;
			const status = await send(trigger, forged, agent);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		}
	};
	await Promise.all(Array.from({ length: 16 }, worker));
	agent.destroy();
	expect([...statuses.keys()].filter((status) => ![0, 400, 401, 422].includes(status))).toEqual([]);
	expect(statuses.get(401)).toBeGreaterThan(10_000);
	expect(trigger.executions).toEqual([]);
	expect(seenTexts().some((text) => text.includes(appSecret))).toBe(false);
	expect((await send(trigger, { body: original, headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(original) }, chunked: false }, new http.Agent())).toString()).toBe('200');
	expect(trigger.executions).toHaveLength(1);
}, 240_000);

test('the check itself accepts none of 20,000 changed bodies and signatures', () => {
	const random = seeded(7);
	for (let count = 0; count < 20_000; count += 1) {
		const forged = deliveredBy(random);
		const header = forged.headers['x-hub-signature-256'];
		if (forged.body.equals(original) && header === sign(original)) continue;
		expect(isSigned(forged.body, header, appSecret)).toBe(false);
	}
	expect(isSigned(original, sign(original), appSecret)).toBe(true);
});

test('an empty secret fits nothing, also no signature that was made with an empty one', () => {
	expect(keysOf('')).toEqual([]);
	expect(keysOf('   ')).toEqual([]);
	expect(isSigned(original, sign(original, ''), '')).toBe(false);
});

test('a signed body is read as UTF-8, whatever the unsigned header says', async () => {
	const trigger = await servedByHand();
	const status = await send(trigger, { body: original, headers: { 'content-type': 'text/plain; charset=utf-16le', 'x-hub-signature-256': sign(original) }, chunked: true }, new http.Agent());
	expect(status).toBe(200);
	expect(trigger.executions[0]?.items).toMatchObject([{ text: 'hello grüße' }]);
});

test('a compressed delivery counts by what is in it', async () => {
	const trigger = await servedByHand();
	const status = await send(trigger, { body: gzipSync(original), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', 'x-hub-signature-256': sign(original) }, chunked: false }, new http.Agent());
	expect(status).toBe(200);
	expect(trigger.executions).toHaveLength(1);
});

describe('a body that is large or deep', () => {
	test('of 10 MB from an outsider is refused in bounded time', async () => {
		const trigger = await servedByHand();
		const body = Buffer.from(JSON.stringify({ entry: 'x'.repeat(10 * 1024 * 1024) }));
		const began = Date.now();
		expect(await send(trigger, { body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign('') }, chunked: false }, new http.Agent())).toBe(401);
		expect(Date.now() - began).toBeLessThan(5_000);
	});

	test.each([['lists', '[', ']'], ['objects', '{"a":', '}']])('of 100,000 %s inside each other crashes nothing', async (_, open, close) => {
		const trigger = await servedByHand();
		const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
		const body = Buffer.from(`{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"security","value":${deep}}]}]}`);
		const headers = { 'content-type': 'text/plain', 'x-hub-signature-256': sign(body) };
		expect([200, 500]).toContain(await send(trigger, { body, headers, chunked: false }, new http.Agent()));
		expect(await send(trigger, { body, headers: { ...headers, 'x-hub-signature-256': sign('') }, chunked: false }, new http.Agent())).toBe(401);
		expect(trigger.executions).toEqual([]);
	});
});

describe('the trail of a delivery that is passed on', () => {
	const signature = sign(original);
	const steps = [stepOf('https://a.example/webhook/1'), stepOf('https://a.example/webhook/2')];
	const header = trailHeader(steps, signature, appSecret);

	test('is read back by whoever knows the secret', () => {
		expect(trailOf(header, signature, appSecret)).toEqual(steps);
	});

	test('is nothing when it was written by somebody else, for another body, or changed', () => {
		expect(trailOf(trailHeader(steps, signature, 'guess'), signature, appSecret)).toEqual([]);
		expect(trailOf(header, sign('another body'), appSecret)).toEqual([]);
		expect(trailOf(header.replace(steps[0] ?? '', stepOf('x')), signature, appSecret)).toEqual([]);
		for (const other of [undefined, '', ';', [header], header.slice(1), 'x'.repeat(5000)]) expect(trailOf(other, signature, appSecret)).toEqual([]);
	});

	test('ends where the delivery has been already, and after more triggers than there can be', () => {
		expect(isLoop(steps, 'https://a.example/webhook/1')).toBe(true);
		expect(isLoop(steps, 'https://a.example/webhook/3')).toBe(false);
		expect(isLoop(Array.from({ length: 16 }, (_, index) => stepOf(String(index))), 'https://a.example/webhook/3')).toBe(true);
	});
});
