import type { INodeParameters } from 'n8n-workflow';
import { demoWorld } from '../../emulator/contract';
import { fileOf, itemWithFile } from '../../engine';
import { sampleFiles } from '../../sampleFiles';
import { setStage, type Stage } from '../stage';

const { accountId, phoneNumberId, accessToken } = demoWorld;
const row = (name: string, value: string) => ({ name, value });
const hello = { messaging_product: 'whatsapp', to: '+16505550101', type: 'text', text: { body: 'Hi' } };

describe('API Request > Send', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage({ logFile: '' });
	});
	afterEach(async () => await stage.stop());
	const send = async (parameters: INodeParameters, options = {}) =>
		await stage.run({ resource: 'apiRequest', operation: 'send', ...parameters }, options);
	const sent = () => stage.emulator.requests;

	it('Prismatic "Raw request": reads what a path and a query ask for', async () => {
		const { items, error } = await send({ path: `/${accountId}`, query: { parameter: [row('fields', 'id,name,currency')] } });
		expect(error).toBeUndefined();
		expect(items).toEqual([{ id: accountId, name: 'Riverside Bakery', currency: 'USD' }]);
		expect(sent().at(-1)).toMatchObject({ method: 'GET', path: `/v26.0/${accountId}`, query: { fields: 'id,name,currency' } });
	});

	it('Prismatic "Raw request": sends a message from JSON, an item at a time, in the order of the items', async () => {
		const items = ['one', 'two', 'three', 'four'].map((text) => ({ json: { text } }));
		const { items: results } = await send(
			{ method: 'POST', path: `/${phoneNumberId}/messages`, json: '={{ ({ messaging_product: "whatsapp", to: "16505550101", type: "text", text: { body: $json.text } }) }}' },
			{ items },
		);
		expect(results).toHaveLength(4);
		expect(results[0]).toMatchObject({ messages: [{ id: expect.stringMatching(/^wamid\./) }] });
		expect(sent().map(({ body }) => (body as typeof hello).text.body)).toEqual(['one', 'two', 'three', 'four']);
	});

	it('Prismatic "Raw request": sends a form with form data, a file and its file name', async () => {
		const items = [await itemWithFile({ content: sampleFiles.pdf.bytes, fileName: 'scan.pdf', mimeType: 'application/pdf' })];
		const { items: results, error } = await send(
			{
				method: 'POST',
				path: `/${phoneNumberId}/media`,
				bodyType: 'form',
				formFields: { field: [row('messaging_product', 'whatsapp'), row('type', 'application/pdf')] },
				files: { file: [{ name: 'file', inputDataFieldName: 'data', fileName: 'Invoice 1042.pdf' }] },
			},
			{ items },
		);
		expect(error).toBeUndefined();
		expect(results).toEqual([{ id: expect.stringMatching(/^\d+$/) }]);
		expect(sent().at(-1)?.body).toMatchObject({ file: { name: 'Invoice 1042.pdf', mimeType: 'application/pdf', size: sampleFiles.pdf.bytes.length } });
	});

	it('Prismatic "Raw request": gives the answer as text', async () => {
		const { items } = await send({ path: `/${accountId}`, query: { parameter: [row('fields', 'id')] }, responseType: 'text' });
		expect(items).toEqual([{ text: `{"id":"${accountId}"}` }]);
	});

	it('Prismatic "Raw request": gives the answer as a file', async () => {
		const { items: uploads } = await stage.run(
			{ resource: 'media', operation: 'upload' },
			{ items: [await itemWithFile({ content: sampleFiles.png.bytes, fileName: 'photo.png', mimeType: 'image/png' })] },
		);
		const { items: media } = await stage.run({ resource: 'media', operation: 'get', mediaId: String(uploads[0]?.mediaId) });
		const address = new URL(String(media[0]?.url));
		const { items, outputs, error } = await send({
			path: `${address.pathname}${address.search}`,
			responseType: 'file',
			outputDataFieldName: 'picture',
			options: { fileName: 'bread' },
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([{ fileName: 'bread.png', mimeType: 'image/png' }]);
		expect((await fileOf(outputs[0]?.[0], 'picture')).bytes).toEqual(sampleFiles.png.bytes);
	});

	it('gives JSON as a file, without the token in the addresses of its pages', async () => {
		const { items, outputs } = await send({ path: `/${accountId}/phone_numbers?limit=1`, responseType: 'file' });
		expect(items).toEqual([{ fileName: 'phone_numbers.json', mimeType: expect.stringContaining('application/json') }]);
		const text = (await fileOf(outputs[0]?.[0])).bytes.toString();
		expect(JSON.parse(text)).toMatchObject({ data: [{ id: phoneNumberId }], paging: { next: expect.stringContaining('access_token=[hidden]') } });
		expect(text).not.toContain(accessToken);
	});

	it.each(['json', 'text'])('hides the token that Meta writes into the addresses of pages (%s)', async (responseType) => {
		const { items } = await send({ path: `/${accountId}/phone_numbers?limit=1`, responseType, options: { responseFormat: 'full' } });
		expect(JSON.stringify(items)).toContain('access_token=[hidden]');
		expect(JSON.stringify(items)).not.toContain(accessToken);
	});

	it.each(['text', 'file'])('knows a message as accepted when the answer is given as a %s', async (responseType) => {
		const { items, error } = await send({ method: 'POST', path: `/${phoneNumberId}/messages`, json: JSON.stringify(hello), responseType });
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject(responseType === 'text' ? { text: expect.stringContaining('wamid.') } : { fileName: 'messages.json' });
	});

	it('says why a file did not come', async () => {
		const { error } = await send({ path: '/99/messages', responseType: 'file' });
		expect(error?.message).toBe('Meta does not know this ID, or the access token may not see it.');
	});

	it('sends the headers that are given, and its own', async () => {
		const { items } = await send({
			path: `/${accountId}`,
			query: { parameter: [row('fields', 'id')] },
			headers: { header: [row('X-Request-ID', 'order-1042')] },
			options: { debug: true },
		});
		expect(items[0]).toMatchObject({ sentRequest: { headers: { 'x-request-id': 'order-1042', accept: 'application/json' } } });
	});

	describe('paging', () => {
		const list = { path: `/${accountId}/message_templates`, query: { parameter: [row('fields', 'name'), row('limit', '3')] }, paginate: true };

		it('reads all pages of a list, an item for each entry', async () => {
			const { items, error } = await send({ ...list, returnAll: true });
			expect(error).toBeUndefined();
			expect(sent().length).toBeGreaterThan(2);
			expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
			expect(items.length).toBeGreaterThan(6);
		});

		it('stops at the limit', async () => {
			const { items } = await send({ ...list, limit: 4 });
			expect(items).toHaveLength(4);
			expect(sent().map(({ query }) => query.limit)).toEqual(['3', '1']);
		});

		it('reads one page unless it is asked for more', async () => {
			const { items } = await send({ ...list, paginate: false });
			expect(items).toHaveLength(3);
			expect(sent()).toHaveLength(1);
		});

		it('says that a cursor has gone', async () => {
			const { error } = await send({ path: `/${accountId}/message_templates?after=gone` });
			expect(error).toMatchObject({ description: expect.stringContaining('Read the list again from its beginning') });
		});

		it('gives an item for each entry of a list inside the answer', async () => {
			await stage.run({ resource: 'group', operation: 'create', subject: 'one' });
			await stage.run({ resource: 'group', operation: 'create', subject: 'two' });
			const { items } = await send({ path: `/${phoneNumberId}/groups?limit=1`, paginate: true, returnAll: true });
			expect(items.map(({ subject }) => subject)).toEqual(['one', 'two']);
		});
	});

	describe('debug', () => {
		const secrets = [accessToken, demoWorld.appSecret];

		it('shows the request as it left, without token and proof', async () => {
			const own = await setStage({ logFile: '' }, { sendProof: true });
			const { items, outputs, logs } = await own.run({
				resource: 'apiRequest',
				operation: 'send',
				method: 'POST',
				path: `/${phoneNumberId}/messages`,
				json: JSON.stringify(hello),
				options: { debug: true },
			});
			expect(items[0]).toMatchObject({
				messages: [{}],
				sentRequest: {
					method: 'POST',
					url: `${own.emulator.url}/v26.0/${phoneNumberId}/messages`,
					query: { appsecret_proof: '[hidden]' },
					headers: { authorization: 'Bearer [hidden]', 'content-type': 'application/json' },
					body: hello,
				},
			});
			await own.stop();
			for (const secret of secrets) expect(JSON.stringify([outputs, logs])).not.toContain(secret);
		});

		it('shows it when Meta refuses, in the error and in the output', async () => {
			const refused = { method: 'POST', path: '/99/messages', json: JSON.stringify({ ...hello, note: 'token EAAForeign0123456789abcdef' }), options: { debug: true } };
			const { error, errors } = await send(refused);
			expect(error).toMatchObject({ description: expect.stringContaining('Request: {"method":"POST","url":"http://127.0.0.1:') });
			const { items } = await send(refused, { settings: { onError: 'continueRegularOutput' } });
			expect(items[0]).toMatchObject({ status: 'failed', code: 100, sentRequest: { body: { note: 'token [hidden]' } } });
			expect(JSON.stringify([error?.message, errors.map(({ message }) => message), items])).not.toContain(accessToken);
		});

		it('shows the files of a form by name, type and size, and each page of a list', async () => {
			const items = [await itemWithFile({ content: sampleFiles.pdf.bytes, fileName: 'scan.pdf', mimeType: 'application/pdf' })];
			const { items: results } = await send(
				{
					method: 'POST',
					path: `/${phoneNumberId}/media`,
					bodyType: 'form',
					formFields: { field: [row('messaging_product', 'whatsapp')] },
					files: { file: [{ name: 'file', inputDataFieldName: 'data', fileName: '' }] },
					options: { debug: true },
				},
				{ items },
			);
			expect(results[0]).toMatchObject({
				sentRequest: {
					form: { messaging_product: 'whatsapp' },
					files: [{ name: 'file', fileName: 'scan.pdf', mimeType: 'application/pdf', size: sampleFiles.pdf.bytes.length }],
				},
			});
			const pages = await send({ path: `/${accountId}/phone_numbers?limit=1`, paginate: true, returnAll: true, options: { debug: true } });
			expect(pages.items[0]?.sentRequest).toHaveLength(2);
			expect(pages.items[1]).not.toHaveProperty('sentRequest');
		});

		it('stands beside the data of an envelope', async () => {
			const { items } = await send({ path: `/${accountId}/phone_numbers`, options: { debug: true, responseFormat: 'envelope' } });
			expect(items[0]).toMatchObject({ successful: true, data: [{}, {}], sentRequest: { method: 'GET' } });
		});
	});

	describe('what is repeated', () => {
		const message = { method: 'POST', path: `/${phoneNumberId}/messages`, json: JSON.stringify(hello) };
		const tries = () => sent().length;

		it('a read after a 5xx, by itself', async () => {
			stage.emulator.fault({ kind: 'status', status: 503, times: 1 });
			const { error } = await send({ path: `/${accountId}` });
			expect(error).toBeUndefined();
			expect(tries()).toBe(2);
		});

		it('a message after a 5xx not, unless retries are asked for', async () => {
			stage.emulator.fault({ kind: 'status', status: 503, times: 1 });
			const { items } = await send(message, { settings: { onError: 'continueRegularOutput' } });
			expect(items[0]).toMatchObject({ status: 'unknown' });
			expect(tries()).toBe(1);
			stage.emulator.fault({ kind: 'status', status: 503, times: 2 });
			const again = await send({ ...message, options: { maxRetries: 2 } });
			expect(again.items[0]).toMatchObject({ messages: [{}] });
			expect(tries()).toBe(4);
		});

		it('nothing with 0 retries, not even a read', async () => {
			stage.emulator.fault({ kind: 'status', status: 503 });
			await send({ path: `/${accountId}`, options: { maxRetries: 0 } });
			expect(tries()).toBe(1);
		});

		it('a refusal only with Retry on All Errors', async () => {
			await send({ path: '/99', options: { maxRetries: 2 } });
			expect(tries()).toBe(1);
			await send({ path: '/99', options: { maxRetries: 2, retryAllErrors: true } });
			expect(tries()).toBe(4);
		});

		it('after the delay that is given', async () => {
			stage.emulator.fault({ kind: 'status', status: 503, times: 2 });
			const { error } = await send({ path: `/${accountId}`, options: { maxRetries: 2, retryDelay: 150 } });
			expect(error).toBeUndefined();
			const [first = { at: 0 }, second = { at: 0 }, third = { at: 0 }] = sent();
			expect(second.at - first.at).toBeGreaterThanOrEqual(140);
			expect(third.at - second.at).toBeGreaterThanOrEqual(140);
			expect(third.at - second.at).toBeLessThan(1_000);
		});

		it('after waits that grow, whatever the delay', async () => {
			stage.emulator.fault({ kind: 'status', status: 503, times: 1 });
			await send({ path: `/${accountId}`, options: { maxRetries: 1, retryDelay: 0, exponentialBackoff: true } });
			const [first = { at: 0 }, second = { at: 0 }] = sent();
			expect(second.at - first.at).toBeGreaterThanOrEqual(480);
		});

		it('gives up after the timeout', async () => {
			stage.emulator.fault({ kind: 'delay', ms: 3_000 });
			const started = Date.now();
			const { items } = await send(
				{ path: `/${accountId}`, options: { timeout: 1, maxRetries: 0 } },
				{ settings: { onError: 'continueRegularOutput' } },
			);
			expect(Date.now() - started).toBeLessThan(2_800);
			expect(items[0]).toMatchObject({ status: 'failed', errorMessage: expect.stringMatching(/in time/) });
		});
	});

	it('skips a message whose once-key was used', async () => {
		const message = { method: 'POST', path: `/${phoneNumberId}/messages`, json: JSON.stringify(hello), options: { onceKey: 'order-1042' } };
		await send(message);
		const { items } = await send(message);
		expect(items[0]).toMatchObject({ status: 'skipped', onceKey: 'order-1042' });
	});

	it('says that a message without its ID may not have been accepted, and takes marking as read for what it is', async () => {
		const messageId = await stage.emulator.inbound({ from: '16505550101', message: { type: 'text', text: { body: 'Hello' } } });
		const { items, error } = await send({
			method: 'POST',
			path: `/${phoneNumberId}/messages`,
			json: JSON.stringify({ messaging_product: 'whatsapp', status: 'read', message_id: messageId }),
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([{ success: true }]);
	});

	describe('bad input is refused before anything leaves', () => {
		it.each<[string, INodeParameters, string]>([
			['no path', { path: '={{ "" }}' }, "'Path' is empty"],
			['a whole address', { path: 'https://evil.example/x' }, "'Path' is 'https://evil.example/x', a whole address where a path belongs"],
			['another host', { path: '//evil.example/x' }, "'Path' is '//evil.example/x', which names another host"],
			['a way out of the version', { path: '/%2e%2e/me' }, "'Path' holds '%2e%2e', which leads out of the version"],
			['a version', { path: 'v25.0/123/messages' }, "'Path' begins with the version v25.0, which the credential puts in front by itself"],
			['a line break', { path: '/123\r\nHost: evil.example' }, "'Path' holds a line break or another control character: '/123··Host: evil.example'"],
			['a token in the query', { path: '/me', query: { parameter: [row('access_token', 'x')] } }, "'Query Parameters' holds 'access_token', which cannot be set here"],
			['a token behind the path', { path: '/me?access_token=x' }, "'Path' holds 'access_token', which cannot be set here"],
			['another method in the query', { path: '/me?method=post' }, "'Path' holds 'method', which cannot be set here"],
			['another method in the body', { path: '/123', method: 'POST', json: '{ "method": "delete" }' }, "'JSON' holds 'method', which cannot be set here"],
			['the header Authorization', { path: '/me', headers: { header: [row('Authorization', 'Bearer x')] } }, "'Headers' holds 'authorization', which cannot be set here"],
			['the header Host', { path: '/me', headers: { header: [row('host', 'evil.example')] } }, "'Headers' holds 'host', which cannot be set here"],
			['another header inside a header', { path: '/me', headers: { header: [row('X-A', '1\r\nX-B: 2')] } }, "The header 'x-a' has a line break or another control character in its value"],
			['JSON that is none', { path: '/123', method: 'POST', json: '{ a: 1 }' }, "'JSON' is not valid JSON"],
			['JSON that is a list', { path: '/123', method: 'POST', json: '[1]' }, "'JSON' is no object, and Meta takes the body as one"],
			['an empty form', { path: '/123', method: 'POST', bodyType: 'form' }, "The form has neither 'Form Fields' nor 'Files'"],
			['a file that the item does not have', { path: '/123', method: 'POST', bodyType: 'form', files: { file: [{ name: 'file', inputDataFieldName: 'data', fileName: '' }] } }, "The input item has no file in its field 'data'"],
			['an option for retries alone', { path: '/me', options: { retryDelay: 100 } }, "An option for retries is set, and 'Maximum Retries' is not"],
			['a once-key for a read', { path: '/me', options: { onceKey: 'x' } }, "'Once Key' is set, and this request sends no message"],
			['21 retries', { path: '/me', options: { maxRetries: 21 } }, "'Maximum Retries' is 21, and it can be 0 to 20"],
		])('%s', async (_what, parameters, message) => {
			const { error } = await send(parameters);
			expect(error?.message).toContain(message);
			expect(sent()).toHaveLength(0);
		});

		it('a file name that would begin another header', async () => {
			const items = [await itemWithFile({ content: sampleFiles.pdf.bytes, fileName: 'scan.pdf', mimeType: 'application/pdf' })];
			const file = { name: 'file', inputDataFieldName: 'data', fileName: 'a.pdf"\r\nX-Evil: 1' };
			const { error } = await send({ path: '/123', method: 'POST', bodyType: 'form', files: { file: [file] } }, { items });
			expect(error?.message).toContain("'Files 1' has a line break");
			expect(sent()).toHaveLength(0);
		});
	});

	it.each<[string, Parameters<Stage['emulator']['token']>[0], string, number]>([
		['an expired token', { expiresAt: 1 }, 'The access token has expired.', 190],
		['a missing permission', { scopes: [] }, 'The access token does not have the permission that this needs', 200],
	])('explains %s', async (_what, token, message, code) => {
		stage.emulator.token(token);
		const { error } = await send({ path: `/${accountId}/message_templates` });
		expect(error?.message).toContain(message);
		expect(error).toMatchObject({ description: expect.stringContaining(`Meta: (${code}`) });
	});

	it('explains an unknown ID and one of another kind', async () => {
		for (const path of ['/99', `/${accountId}/messages`]) {
			const { error } = await send({ method: 'POST', path, json: JSON.stringify(hello) });
			expect(error?.message).toBe('Meta does not know this ID, or the access token may not see it.');
			expect(error).toMatchObject({ description: expect.stringContaining('Meta: (100/33)') });
		}
	});
});
