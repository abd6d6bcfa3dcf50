import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventually, Phone } from '../demo/phone';
import { demoWorld, type Emulator } from '../emulator/contract';
import { startEmulator } from '../emulator/emulator';
import { installEngine, type Engine } from '../n8n/install';
import { at, parseJson, recordAt } from '../n8n/json';
import { cacheFolder, projectFolder } from '../n8n/packProject';
import type { RealN8n } from '../n8n/realN8n';
import { bootN8n } from './onStage';

/*
 * The example in a real n8n, with n8n's own data tables and waits. The tests follow each other.
 */

const [ana, ben] = demoWorld.customers;

let engine: Engine;
let folder = '';
let emulator: Emulator;
let n8n: RealN8n;
let workflow = '';

const boot = async (port?: number): Promise<RealN8n> => await bootN8n(engine, folder, emulator.url, port);

/**
 * As its file has it, but that the schedule takes what was left behind this very moment, and only when it is run by hand.
 * @param wait seconds that a customer has to be silent
 */
async function example(wait = 8): Promise<Record<string, unknown>> {
	const text = await readFile(join(projectFolder, 'examples', 'collect-messages.json'), 'utf8');
	const changes: Array<[string, string]> = [
		['$now.minus({ minutes: 5 })', '$now.plus({ minutes: 5 })'],
		['"field": "minutes"', '"field": "weeks"'],
		['"amount": 8', `"amount": ${wait}`],
	];
	for (const [from] of changes) expect(text).toContain(from);
	return recordAt(parseJson(changes.reduce((changed, [from, to]) => changed.replace(from, to), text)));
}

beforeAll(async () => {
	folder = await mkdtemp(join(cacheFolder, 'e2e-collect-'));
	engine = await installEngine(() => undefined);
	emulator = await startEmulator({ statuses: false });
	n8n = await boot();
	workflow = await n8n.api.importWorkflow(await example());
	await n8n.api.publish(workflow);
}, 300_000);

afterAll(async () => {
	await n8n?.stop();
	await emulator?.stop();
	await rm(folder, { recursive: true, force: true });
});

const textsOf = async (phone: Phone, since: string): Promise<unknown[]> =>
	(await phone.answersTo(since)).map(({ message }) => at(message, 'text', 'body'));

/** Milliseconds that a person takes for a short message. Of two in the same instant n8n may finish the later one first. */
const TYPING = 1_000;

/** @returns the ID of the first message */
async function writeAll(phone: Phone, texts: string[]): Promise<string> {
	const ids: string[] = [];
	for (const text of texts) {
		if (ids.length > 0) await wait(TYPING);
		ids.push(await phone.write(text));
	}
	return ids[0] ?? '';
}

const answer = async (phone: Phone, since: string): Promise<unknown[]> =>
	await eventually('the answer', async () => {
		const texts = await textsOf(phone, since);
		return texts.length > 0 && texts;
	}, 60_000);

it('answers once to all that a customer wrote, in its order, while others write too', async () => {
	const phones = [new Phone(emulator.url, ana), new Phone(emulator.url, ben)] as const;

	const [first, second] = await Promise.all([
		writeAll(phones[0], ['hi', 'I have a question', 'do you bake rye bread?']),
		writeAll(phones[1], ['hello', 'are you open?']),
	]);

	expect(await answer(phones[0], first)).toEqual(['You wrote 3 messages:\nhi\nI have a question\ndo you bake rye bread?']);
	expect(await answer(phones[1], second)).toEqual(['You wrote 2 messages:\nhello\nare you open?']);
});

it('begins anew with the next message', async () => {
	const phone = new Phone(emulator.url, ana);

	expect(await answer(phone, await phone.write('thanks'))).toEqual(['You wrote 1 message:\nthanks']);
});

it('each execution succeeds, and only the last of a customer answers', async () => {
	const all = await eventually('the end of all executions', async () => {
		const executions = await n8n.api.executions(workflow);
		return executions.length >= 6 && executions.every(({ status }) => !['running', 'new', 'waiting'].includes(status)) && executions;
	});
	expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['success']));
	const ran = await Promise.all(all.map(async ({ id }) => (await n8n.api.execution(id)).ran));
	expect(ran.filter((nodes) => nodes.includes('Answer'))).toHaveLength(3);
});

it('what was waiting when n8n died is taken along by the customer’s next message, or by the schedule', async () => {
	const phones = [new Phone(emulator.url, ana), new Phone(emulator.url, ben)] as const;
	// Long enough for n8n to die in the middle on a machine that is busy.
	await n8n.api.unpublish(workflow);
	await n8n.api.updateWorkflow(workflow, await example(20));
	await n8n.api.publish(workflow);
	const before = (await n8n.api.executions(workflow)).length;
	const [first, second] = [await phones[0].write('one more thing'), await phones[1].write('still there?')];
	await eventually('both executions', async () => (await n8n.api.executions(workflow)).length >= before + 2);
	// n8n tells nothing of an execution in memory: by now both messages are in the table, and 20 seconds are not over.
	await wait(3_000);

	await n8n.kill();
	n8n = await boot(Number(new URL(n8n.url).port));

	await phones[0].write('do you deliver?');
	expect(await answer(phones[0], first)).toEqual(['You wrote 2 messages:\none more thing\ndo you deliver?']);
	expect(await textsOf(phones[1], second)).toEqual([]);
	await n8n.api.run(workflow, 'Every 5 Minutes');
	expect(await answer(phones[1], second)).toEqual(['You wrote 1 message:\nstill there?']);
});
