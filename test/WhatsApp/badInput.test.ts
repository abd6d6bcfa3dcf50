import { createServer } from 'node:http';
import { listening, stopServers } from '../shared/graph/loopback';
import { demoCredential, setStage, type Stage } from './stage';

const text = { to: '16505550101', body: 'hello' };

describe('what cannot be is refused or reported, and never sent or called sent', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => {
		await stopServers();
		await stage.stop();
	});

	it.each([
		['Messages per Second', { messagesPerSecond: 0 }],
		['Messages per Second', { messagesPerSecond: -5 }],
		['Messages per Second', { messagesPerSecond: 1_001 }],
		['Messages per Second', { messagesPerSecond: 'as fast as you can' }],
		['Messages per Second', { messagesPerSecond: '={{ NaN }}' }],
		['Messages per Second', { messagesPerSecond: '={{ Infinity }}' }],
		['Messages per Second', { messagesPerSecond: '={{ [80] }}' }],
		['Number of Workers', { workers: 0 }],
		['Number of Workers', { workers: '={{ "many" }}' }],
		['Maximum Wait', { maximumWait: -1 }],
		['Maximum Wait', { maximumWait: '={{ {} }}' }],
	])('%s: %j', async (field, options) => {
		const { error } = await stage.run({ ...text, options });
		expect(error?.message).toContain(`'${field}'`);
		expect(stage.emulator.requests).toHaveLength(0);
	});

	/** A server in Meta's place that answers every message so. */
	const answering = async (status: number, body: string, type = 'application/json'): Promise<string> => {
		const server = createServer((request, response) => {
			request.resume();
			response.writeHead(status, { 'content-type': type }).end(body);
		});
		return `http://127.0.0.1:${await listening(server)}`;
	};

	it.each([
		['no body', 200, ''],
		['no message ID', 200, '{"messaging_product":"whatsapp","contacts":[]}'],
		['an empty list', 200, '{"messages":[]}'],
		['an empty ID', 200, '{"messages":[{"id":""}]}'],
		['an ID of another type', 200, '{"messages":[{"id":42}]}'],
		['a message that is null', 200, '{"messages":[null]}'],
		['messages that are a text', 200, '{"messages":"wamid.1"}'],
		['null', 200, 'null'],
		['a number', 200, '17'],
		['a list', 200, '[]'],
		['half of an answer', 200, '{"messages":[{"id":"wamid.'],
		["a proxy's page", 200, '<html><title>Welcome</title></html>'],
		['a 204', 204, ''],
		['an answer of 500 without a body', 500, ''],
		['an error that is a text', 500, '{"error":"down"}'],
		['an error without a code', 500, '{"error":{}}'],
	])('an answer with %s: unknown, with what to do', async (_, status, body) => {
		const credentials = [demoCredential(await answering(status, body))];
		const { items } = await stage.run(text, { credentials, settings: { onError: 'continueRegularOutput' } });
		expect(items).toEqual([expect.objectContaining({ status: 'unknown', to: '+16505550101', errorMessage: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) })]);
	});

	it.each([
		['an error whose code is a text', 400, '{"error":{"message":"(#131026) No","code":"131026"}}', 131026],
		['an error without a code', 400, '{"error":{"message":"No"}}', null],
		['HTML with 403', 403, '<html><title>Blocked</title></html>', null],
		['a redirect', 302, '', null],
	])('an answer with %s: refused', async (_, status, body, code) => {
		const credentials = [demoCredential(await answering(status, body))];
		const { items } = await stage.run(text, { credentials, settings: { onError: 'continueRegularOutput' } });
		expect(items).toEqual([expect.objectContaining({ status: 'failed', code, to: '+16505550101' })]);
	});
});
