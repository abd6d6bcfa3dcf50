import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Express, Request, Response } from 'express';
import { remember } from '../seen';
import { send } from './answer';
import { HttpError } from './httpError';
import { prepareRequest } from './requestBody';

/** Answers a request for one path; throws `HttpError` for what n8n answers by itself. */
export type WebhookHandler = (request: Request, response: Response) => Promise<void>;

/**
 * n8n's web server on 127.0.0.1, webhooks only: production under `/webhook`, test listeners under
 * `/webhook-test`, waiting executions under `/webhook-waiting`. Several triggers can live in one instance.
 */
export class Instance {
	private readonly handlers = new Map<string, WebhookHandler>();

	private constructor(
		/** The origin, without a slash at the end: what `instanceUrl` of a run takes. */
		readonly url: string,
		private readonly close: () => Promise<void>,
	) {}

	static async start(): Promise<Instance> {
		const app = express();
		app.set('query parser', 'extended');
		app.disable('x-powered-by');
		const server = await listening(app);
		const { port } = server.address() as AddressInfo;
		const instance = new Instance(`http://127.0.0.1:${port}`, async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
		});
		app.use((request, response) => instance.answer(request, response));
		return instance;
	}

	/** Puts a handler at a path below the origin; `method` is GET, POST and so on. */
	register(method: string, path: string, handler: WebhookHandler): void {
		this.handlers.set(`${method} ${path}`, handler);
	}

	/** Takes the handler away: the path answers 404. */
	unregister(method: string, path: string): void {
		this.handlers.delete(`${method} ${path}`);
	}

	/** Closes the server and every open connection. */
	async stop(): Promise<void> {
		await this.close();
	}

	private async answer(request: Request, response: Response): Promise<void> {
		recordAnswer(request, response);
		if (request.method === 'OPTIONS') {
			response.status(204).end();
			return;
		}
		try {
			prepareRequest(request);
			await this.handlerFor(request)(request, response);
		} catch (error) {
			const answer = error instanceof HttpError ? error : new HttpError(500, String(error));
			send(response, answer.status, answer.body);
		}
	}

	private handlerFor({ method, path }: Request): WebhookHandler {
		const wanted = path.replace(/\/$/, '');
		const handler = this.handlers.get(`${method} ${wanted}`);
		if (handler) return handler;
		const name = wanted.split('/').slice(2).join('/');
		const others = [...this.handlers.keys()].filter((key) => key.endsWith(` ${wanted}`));
		throw new HttpError(
			404,
			others.length > 0
				? `This webhook is not registered for ${method} requests.`
				: `The requested webhook "${method} ${name}" is not registered.`,
		);
	}
}

/** Starts an instance for several triggers or waiting executions; stop it when the test is over. */
export async function startInstance(): Promise<Instance> {
	return await Instance.start();
}

async function listening(app: Express) {
	return await new Promise<ReturnType<Express['listen']>>((resolve, reject) => {
		const server = app.listen(0, '127.0.0.1', (error) => (error ? reject(error) : resolve(server)));
	});
}

/** What a caller gets to see goes to the texts that are searched for secrets. */
function recordAnswer(request: Request, response: Response): void {
	const parts: Buffer[] = [];
	const end = response.end.bind(response);
	response.end = (...written: unknown[]) => {
		const [part] = written;
		if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part));
		return Reflect.apply(end, response, written);
	};
	response.on('finish', () => {
		const body = Buffer.concat(parts).toString();
		remember({ answerTo: request.method, status: response.statusCode, headers: response.getHeaders(), body });
	});
}
