import { sleep, type IWebhookFunctions } from 'n8n-workflow';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Milliseconds between two looks at a response that nobody listens to any more. */
const LOOK_EVERY = 50;
/** How long an answer may take, in milliseconds: an n8n at its limit of concurrent executions keeps deliveries waiting. */
const LONGEST = 15 * 60_000;

/**
 * Waits until n8n has answered a request.
 * @returns the HTTP status that n8n gave, also when the caller had hung up by then; 0 when there was none
 */
export async function statusOf(response: Response): Promise<number> {
	await new Promise<void>((resolve) => {
		if (response.writableEnded || response.destroyed) resolve();
		// Node.js emits it once an answer is out, too.
		else response.once('close', resolve);
	});
	// The caller hung up before the answer. n8n goes on all the same, and may still accept the delivery.
	for (let waited = 0; !response.writableEnded && waited < LONGEST; waited += LOOK_EVERY) await sleep(LOOK_EVERY);
	return response.writableEnded ? (given.get(response) ?? response.statusCode) : 0;
}

/** What n8n wanted to answer where the caller was told something else. */
const given = new WeakMap<Response, number>();

/**
 * Makes the caller see another status when n8n accepts: Meta then sends the delivery again, for the sake of somebody
 * else who could not be reached, though this trigger has taken it.
 */
export function answerInsteadOf200(response: Response, status: number): void {
	const writeHead = response.writeHead.bind(response);
	response.writeHead = (code: number, ...rest: unknown[]): Response => {
		given.set(response, code);
		const seen = code === 200 ? status : code;
		// The rest is an optional phrase and headers, as they came.
		Reflect.apply(writeHead, response, typeof rest[0] === 'string' && seen !== code ? [seen, ...rest.slice(1)] : [seen, ...rest]);
		return response;
	};
}
