import type { IDataObject } from 'n8n-workflow';
import type { NodeApiError } from 'n8n-workflow';
import { itemWithFile } from '../engine';
import { sampleFiles } from '../sampleFiles';
import { count, disagreements, messageFaults, recordsOf, type Claim } from './agreement';
import { setStage, type Stage } from './stage';

/** How many seeds to draw faults with. CI draws 20. */
const seeds = Array.from({ length: Number(process.env.FAULT_SEEDS ?? '3') }, (_, seed) => seed + 1);
const SENDS = 1_000;
/** Where a run costs more, and where the draw of 1,000 has shown the rest. */
const FEWER = 60;
const PATIENCE = 180_000;

const fast = { messagesPerSecond: 1000 };
const continuing = { settings: { onError: 'continueRegularOutput' } } as const;

/** An emulator of its own with every fault in it. What is sent is the same over and over: it is not kept for the contract check. */
async function faultyStage(seed: number): Promise<Stage> {
	const stage = await setStage({ seed, messagesPerSecond: 0, pairBurst: 100_000, latencyMs: [0, 20], logFile: '' });
	messageFaults.forEach((fault) => stage.emulator.fault({ path: '/messages$', ...fault }));
	return stage;
}

const people = (many: number) =>
	Array.from({ length: many }, (_, n) => ({ json: { chatId: `1650555${1000 + (n % 300)}`, text: `message ${n}` } }));

const claimsOf = (output: IDataObject[], names: (n: number) => string): Claim[] =>
	output.map(({ status, messageId }, n) => ({ name: names(n), status: String(status), messageId: messageId === undefined ? undefined : String(messageId) }));

describe('many sends with faults drawn at random agree with what Meta accepted: none twice, none only claimed, each unknown named', () => {
	it.concurrent.each(seeds)(
		'1,000 texts (seed %d)',
		async (seed) => {
			const stage = await faultyStage(seed);
			const { items } = await stage.run({ to: '={{ $json.chatId }}', body: '={{ $json.text }}', options: fast }, { items: people(SENDS), ...continuing });
			const records = recordsOf(stage);
			await stage.stop();
			const claims = claimsOf(items, (n) => `message ${n}`);
			expect(claims).toHaveLength(SENDS);
			expect(disagreements(records, claims)).toEqual([]);
			expect(count(claims, 'accepted') + count(claims, 'failed') + count(claims, 'unknown')).toBe(SENDS);
			// The draw was worth the name: every outcome came up, and most got through.
			expect(count(claims, 'accepted')).toBeGreaterThan(SENDS * 0.75);
			expect(count(claims, 'failed')).toBeGreaterThan(0);
			const acceptedUnheard = [...records.values()].filter(({ ids }) => ids.length > 0).length - count(claims, 'accepted');
			expect(acceptedUnheard).toBeGreaterThan(0);
			expect(count(claims, 'unknown')).toBeGreaterThan(acceptedUnheard);
		},
		PATIENCE,
	);

	it.concurrent.each(seeds)(
		'texts in three parts: no part twice, none behind one that is missing (seed %d)',
		async (seed) => {
			const stage = await faultyStage(seed);
			const part = (n: number, letter: string): string => `${letter}${n} `.repeat(1_200).slice(0, 4_000).trim();
			const items = people(FEWER).map(({ json }, n) => ({
				json: { ...json, text: ['a', 'b', 'c'].map((letter) => `${part(n, letter)}.`).join('\n\n') },
			}));
			const { items: output } = await stage.run(
				{ to: '={{ $json.chatId }}', body: '={{ $json.text }}', options: { ...fast, splitLongText: true } },
				{ items, ...continuing },
			);
			const records = recordsOf(stage);
			await stage.stop();
			const named = [...records].map(([text, record]) => ({ name: text.slice(0, text.indexOf(' ')), ...record }));
			expect(named.filter(({ ids }) => ids.length > 1)).toEqual([]);
			const reported = output.flatMap(({ messageIds, messageId }) => (Array.isArray(messageIds) ? messageIds : [messageId ?? []].flat())).map(String);
			expect(new Set(reported).size).toBe(reported.length);
			const unknown = output.filter(({ status }) => status === 'unknown').length;
			const accepted = named.flatMap(({ ids }) => ids);
			expect(reported.every((id) => accepted.includes(id))).toBe(true);
			expect(accepted.length - reported.length).toBeLessThanOrEqual(unknown);
			for (const [n, { status }] of output.entries()) {
				const parts = ['a', 'b', 'c'].map((letter) => named.find(({ name }) => name === `${letter}${n}`)?.ids.length ?? 0);
				expect(parts.join('')).toMatch(/^1*0*$/);
				if (status === 'accepted') expect(parts).toEqual([1, 1, 1]);
			}
		},
		PATIENCE,
	);

	it.concurrent.each(seeds)(
		'two executions with the same once-keys (seed %d)',
		async (seed) => {
			const stage = await faultyStage(seed);
			const parameters = { to: '={{ $json.chatId }}', body: '={{ $json.text }}', options: { ...fast, onceKey: '={{ $json.text }}' } };
			const given = { items: people(FEWER), workflowId: `many faults ${seed}`, ...continuing };
			const first = claimsOf((await stage.run(parameters, given)).items, (n) => `message ${n}`);
			const second = claimsOf((await stage.run(parameters, given)).items, (n) => `message ${n}`);
			const records = recordsOf(stage);
			await stage.stop();
			const states = first.map(({ status }, n) => `${status}, then ${second[n]?.status}`);
			expect(states.filter((state) => !/^(accepted, then skipped|unknown, then unknown|failed, then (accepted|failed|unknown))$/.test(state))).toEqual([]);
			expect(states.filter((state) => state === 'accepted, then skipped').length).toBeGreaterThan(FEWER / 2);
			const all = first.map((claim, n) => (claim.status === 'failed' ? (second[n] ?? claim) : claim));
			expect(disagreements(records, all)).toEqual([]);
		},
		PATIENCE,
	);

	it.concurrent.each(seeds)(
		'Retry On Fail of a node that stops at the first refusal (seed %d)',
		async (seed) => {
			const stage = await faultyStage(seed);
			const { error, items, tries } = await stage.run(
				{ to: '={{ $json.chatId }}', body: '={{ $json.text }}', options: fast },
				{ items: people(FEWER), settings: { onError: 'stopWorkflow', retryOnFail: true, maxTries: 5, waitBetweenTries: 1 } },
			);
			const records = recordsOf(stage);
			await stage.stop();
			expect([...records].filter(([, { ids }]) => ids.length > 1)).toEqual([]);
			const sent = error ? ((error as NodeApiError).context.sent as Array<{ item: number; messageId: string }>) : items.map(({ messageId }, item) => ({ item, messageId: String(messageId) }));
			for (const { item, messageId } of sent) expect(records.get(`message ${item}`)?.ids).toEqual([messageId]);
			const said = new Set(sent.map(({ item }) => `message ${item}`));
			const unsaid = [...records].filter(([name, { ids }]) => ids.length > 0 && !said.has(name));
			const unknown = Number(/(\d+) unknown/.exec((error as NodeApiError | undefined)?.description ?? '')?.[1] ?? 0);
			expect(unsaid.length).toBeLessThanOrEqual(unknown);
			expect(tries).toBeGreaterThan(1);
		},
		PATIENCE,
	);

	it.concurrent.each(seeds)(
		'pictures that are uploaded first (seed %d)',
		async (seed) => {
			const stage = await faultyStage(seed);
			for (const fault of messageFaults) {
				if (fault.code !== 131026 && fault.code !== 131056) stage.emulator.fault({ path: '/media$', ...fault });
			}
			const files = await Promise.all(Array.from({ length: 5 }, async () => await itemWithFile({ content: sampleFiles.jpeg.bytes, fileName: 'photo.jpg', mimeType: 'image/jpeg' })));
			const items = people(FEWER).map(({ json }, n) => ({ ...files[n % files.length], json }));
			const { items: output } = await stage.run(
				{ operation: 'sendMedia', to: '={{ $json.chatId }}', mediaType: 'image', source: 'file', inputDataFieldName: 'data', caption: '={{ $json.text }}', options: fast },
				{ items, ...continuing },
			);
			const records = recordsOf(stage);
			await stage.stop();
			const claims = claimsOf(output, (n) => `message ${n}`);
			expect(claims).toHaveLength(FEWER);
			expect(disagreements(records, claims)).toEqual([]);
			expect(count(claims, 'accepted')).toBeGreaterThan(FEWER * 0.6);
		},
		PATIENCE,
	);
});
