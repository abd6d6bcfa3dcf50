import type { Fault } from '../emulator/contract';
import { setStage, type Stage } from './stage';

describe('each fault and each effect', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage();
	});
	afterEach(async () => await stage.stop());

	const send = { resource: 'message', operation: 'sendText', to: '16505550101', body: 'hello' };
	/** Doing it twice does no harm. */
	const read = { resource: 'message', operation: 'markAsRead', messageId: 'wamid.READ' };

	/** Changes something of the account, and doing it twice makes two. */
	const write = { resource: 'qrCode', operation: 'create', prefilledMessage: 'I would like to order', imageFormat: 'none' };

	const inboundId = async () => await stage.emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'hi' } } });

	/** The fault, what a send or a write says, how often these leave, and how often a read does. */
	const expectations: Array<[string, Fault, string, number, number]> = [
		['a connection dropped before Meta acted', { kind: 'dropBefore' }, 'unknown', 1, 2],
		['a connection dropped after Meta acted', { kind: 'dropAfter' }, 'unknown', 1, 2],
		['HTTP 500', { kind: 'status', status: 500 }, 'unknown', 1, 2],
		['HTTP 503 after Meta acted', { kind: 'status', status: 503, after: true }, 'unknown', 1, 2],
		["a proxy's page with HTTP 502", { kind: 'html', status: 502 }, 'unknown', 1, 2],
		['an empty answer', { kind: 'empty', status: 200, after: true }, 'unknown', 1, 2],
		['code 131000', { kind: 'error', code: 131000 }, 'unknown', 1, 2],
		['code 131016', { kind: 'error', code: 131016 }, 'unknown', 1, 2],
		['code 130429', { kind: 'error', code: 130429 }, 'accepted', 2, 2],
		['code 131056 with Retry-After', { kind: 'error', code: 131056, retryAfter: 1 }, 'accepted', 2, 2],
		['code 80007 with Retry-After', { kind: 'error', code: 80007, retryAfter: 1 }, 'accepted', 2, 2],
		['HTTP 429 without a code', { kind: 'status', status: 429, retryAfter: 1 }, 'accepted', 2, 2],
		['code 100', { kind: 'error', code: 100 }, 'failed', 1, 1],
		['an expired token', { kind: 'error', code: 190 }, 'failed', 1, 1],
	];

	it.each(expectations)('%s: a send', async (_, fault, status, requests) => {
		stage.emulator.fault({ ...fault, times: 1 });
		const { items } = await stage.run(send, { settings: { onError: 'continueRegularOutput' } });
		expect(items[0]?.status).toBe(status);
		expect(stage.emulator.requests).toHaveLength(requests);
		if (status !== 'accepted') {
			expect(items[0]).toMatchObject({ errorMessage: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) });
		}
	});

	it.each(expectations)('%s: a write', async (_, fault, status, requests) => {
		stage.emulator.fault({ ...fault, times: 1 });
		const { items } = await stage.run(write, { settings: { onError: 'continueRegularOutput' } });
		expect(stage.emulator.requests).toHaveLength(requests);
		if (status === 'accepted') expect(items[0]).toMatchObject({ code: expect.stringMatching(/\S/) });
		else expect(items[0]).toMatchObject({ status, errorMessage: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) });
		stage.emulator.clearFaults();
		const { items: codes } = await stage.run({ resource: 'qrCode', operation: 'getAll', returnAll: true, imageFormat: 'none' });
		const made = fault.kind === 'dropAfter' || fault.after === true || status === 'accepted' ? 1 : 0;
		expect(codes.filter(({ prefilledMessage }) => prefilledMessage === 'I would like to order')).toHaveLength(made);
	});

	it.each(expectations)('%s: a read', async (_, fault, __, ___, requests) => {
		const messageId = await inboundId();
		stage.emulator.requests.length = 0;
		stage.emulator.fault({ ...fault, times: 1 });
		const { items } = await stage.run({ ...read, messageId }, { settings: { onError: 'continueRegularOutput' } });
		expect(stage.emulator.requests).toHaveLength(requests);
		expect(items[0]).toMatchObject(requests === 2 ? { success: true } : { status: 'failed' });
	});
});
