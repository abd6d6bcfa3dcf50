import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { place } from '../../nodes/WhatsApp/attachments';
import { operationsWithCases } from './cases';
import { outputOf, requestOf } from './requestCase';

/** For the contract check, which judges every body that a test sends. */
const REQUESTS = join(__dirname, '..', '..', '.cache', 'requests');

/** Stands where an upload puts its ID. */
const UPLOADED = '1013859600285441';

describe.each(operationsWithCases())('the request of $resource.$operation.value', ({ resource, operation, cases }) => {
	const lines: string[] = [];
	afterAll(() => {
		mkdirSync(REQUESTS, { recursive: true });
		writeFileSync(join(REQUESTS, `golden-${resource}-${operation.value}.jsonl`), lines.map((line) => `${line}\n`).join(''));
	});

	it('has at least one case', () => {
		expect(cases.length).toBeGreaterThan(0);
	});

	it.each(cases)('$title', async (one) => {
		if ('output' in one) {
			expect(await outputOf(resource, operation.value, one)).toEqual(one.output);
			return;
		}
		const request = await requestOf(resource, operation.value, one);
		expect(request).toEqual(one.request);
		const body = structuredClone(request.body);
		if (body) for (const { at } of request.attachments ?? []) place(body, at, UPLOADED);
		for (const sent of [body ?? null, ...(request.following ?? [])]) {
			lines.push(JSON.stringify({ method: request.method, path: `/v26.0${request.path}`, body: sent }));
		}
	});
});
