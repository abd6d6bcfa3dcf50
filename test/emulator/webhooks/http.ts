import http from 'node:http';
import https from 'node:https';

const agents = {
	'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
	'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
};

export interface Answer {
	/** 0 when no connection was made or no answer came in time. */
	status: number;
	/** At most the first 4,096 characters. */
	body: string;
	/** Why there was no answer. */
	failure?: string;
}

/** How long Meta waits for an answer before it counts the delivery as failed. */
const answerTimeoutMs = 20_000;

/** One request to a callback. Never rejects. */
export function callOut(
	method: 'GET' | 'POST',
	url: string,
	headers: Record<string, string | number> = {},
	body?: Buffer,
): Promise<Answer> {
	return new Promise((resolve) => {
		let target: URL;
		try {
			target = new URL(url);
		} catch {
			resolve({ status: 0, body: '', failure: 'The address is not a URL' });
			return;
		}
		if (target.protocol !== 'http:' && target.protocol !== 'https:') {
			resolve({ status: 0, body: '', failure: 'The address is not an HTTP URL' });
			return;
		}
		const { request } = target.protocol === 'https:' ? https : http;
		const outgoing = request(
			target,
			{ method, headers, agent: agents[target.protocol], timeout: answerTimeoutMs },
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (piece: string) => {
					if (text.length < 4096) text += piece.slice(0, 4096);
				});
				response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
				response.on('error', (error) => resolve({ status: 0, body: text, failure: error.message }));
			},
		);
		outgoing.on('timeout', () => outgoing.destroy(new Error('Timed out')));
		outgoing.on('error', (error) => {
			// A kept connection that the other side had just closed says nothing about the receiver.
			const stale = outgoing.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
			if (stale) resolve(callOut(method, url, headers, body));
			else resolve({ status: 0, body: '', failure: error.message });
		});
		outgoing.end(body);
	});
}
