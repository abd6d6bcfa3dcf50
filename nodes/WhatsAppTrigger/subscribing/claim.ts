import { sleep, type IHookFunctions } from 'n8n-workflow';
import { raise } from '../../shared/graph/failure';
import { readCallbacks } from './callbacks';
import { setAccountCallback, setAppCallback, setNumberCallback, subscribeAccount } from './changes';
import type { Graph } from './graph';
import { holdersOf, unreachable, type Identity } from './holders';
import { plan, type Situation, type Step } from './plan';
import { plainRecord, type Place, type SetUpRecord } from './record';
import { askDisplaced, tellAbove, tellRecord } from './triggerTalk';
import { wantedNumbers } from './wantedNumbers';

/** What a trigger wants, from its parameters. */
export interface Wish {
	/** Phone number IDs or numbers; undefined: all of the account. */
	phoneNumbers?: readonly string[];
	fields: readonly string[];
	takeOver: boolean;
}

type Caller = Pick<IHookFunctions, 'helpers' | 'logger'>;

/** Reads Meta's side and finds out whose everything is. */
export async function survey(caller: Caller, graph: Graph, identity: Identity, wish: Wish): Promise<Situation> {
	const { appSecret } = graph.connection;
	const callbacks = await readCallbacks(graph);
	const holders = await holdersOf(caller, appSecret, callbacks, identity);
	const numbers = wantedNumbers(callbacks, wish.phoneNumbers);
	const displaced = await Promise.all(
		numbers.map(async (id): Promise<[string, string[]]> => {
			const override = callbacks.numbers.get(id)?.override;
			if (override === undefined || holders.get(override) !== 'ours') return [id, []];
			return [id, await askDisplaced(caller, appSecret, override, id)];
		}),
	);
	const { fields, takeOver } = wish;
	return { own: identity.url, callbacks, holders, numbers, fields, takeOver, displacedBy: new Map(displaced) };
}

/** How often to look whether somebody else has changed the same callbacks meanwhile. */
const ROUNDS = 4;
/** Milliseconds between two looks, times the round and a part by chance, so that two processes get out of step. */
const BETWEEN_ROUNDS = 300;

/**
 * Takes the callbacks that the trigger needs, and looks afterwards whether it has them: another process may have taken
 * the same one in the same moment.
 * @param record what the trigger remembers
 * @param onChange gets what it has to remember from now on, each time before something changes at Meta
 */
export async function claim(
	caller: Caller,
	graph: Graph,
	identity: Identity,
	wish: Wish,
	record: SetUpRecord,
	onChange: (record: SetUpRecord) => void,
): Promise<void> {
	let current: SetUpRecord = { ...record, urls: [...new Set([identity.url, ...record.urls])].slice(0, 5) };
	for (let round = 1; ; round += 1) {
		const situation = await survey(caller, graph, identity, wish);
		const steps = plan(situation);
		if (steps.length === 0) {
			onChange(withFound(current, situation));
			return;
		}
		if (round > ROUNDS) {
			caller.logger.warn('WhatsApp Cloud Trigger: the callbacks at Meta keep changing. Another system may be setting them, too.', {
				steps: steps.map(({ change }) => change),
			});
			return;
		}
		if (round > 1) await sleep(BETWEEN_ROUNDS * round * (1 + Math.random()));
		current = steps.reduce((before, step) => afterStep(before, step, identity.url), current);
		onChange(current);
		if (standsAbove(steps, identity.url)) await saveNow(caller, graph, identity.url, current);
		for (const step of steps) await take(graph, step);
		await announce(caller, graph, situation, steps);
	}
}

async function take(graph: Graph, step: Step): Promise<void> {
	switch (step.change) {
		case 'app':
			await setAppCallback(graph, step.url, step.fields);
			return;
		case 'subscribe':
			await subscribeAccount(graph);
			return;
		case 'account':
			await setAccountCallback(graph, step.url);
			return;
		case 'number':
			await setNumberCallback(graph, step.id, step.url);
			return;
		default:
			raise(step satisfies never);
	}
}

const standsAbove = (steps: readonly Step[], own: string): boolean =>
	steps.some((step) => (step.change === 'account' || step.change === 'number') && step.url === own);

/**
 * From the moment that Meta delivers here, this trigger has to pass on, in every process of n8n. n8n saves what is
 * remembered only when publishing is over; a request to the trigger's own URL saves it now.
 */
async function saveNow(caller: Caller, graph: Graph, own: string, record: SetUpRecord): Promise<void> {
	const plain = plainRecord({ ...record, at: Date.now() });
	if (await tellRecord(caller, graph.connection.appSecret, own, plain)) return;
	throw unreachable(own);
}

/** The app's own trigger has to know who passes on to it: should it leave, one of them has to take its place. */
async function announce(caller: Caller, graph: Graph, { own, callbacks, holders }: Situation, steps: readonly Step[]): Promise<void> {
	const app = callbacks.app?.url;
	if (standsAbove(steps, own) && app !== undefined && holders.get(app) === 'ours') {
		await tellAbove(caller, graph.connection.appSecret, app, own);
	}
}

const samePlace = (one: Place, other: Pick<Place, 'level' | 'id'>): boolean => one.level === other.level && one.id === other.id;

function afterStep(record: SetUpRecord, step: Step, own: string): SetUpRecord {
	if (step.change === 'subscribe' || step.url !== own) return record;
	const place: Place = {
		level: step.change,
		id: step.change === 'number' ? step.id : '',
		displaced: step.change === 'number' ? step.displaced.filter((url) => url !== own) : [],
	};
	return { ...record, places: [...record.places.filter((one) => !samePlace(one, place)), place] };
}

/** The places that Meta's side shows, with what is remembered of them: a static data may have been lost. */
function withFound(record: SetUpRecord, { own, callbacks, displacedBy }: Situation): SetUpRecord {
	const found: Array<Pick<Place, 'level' | 'id'>> = [
		...(callbacks.app?.url === own ? [{ level: 'app' as const, id: '' }] : []),
		...(callbacks.account === own ? [{ level: 'account' as const, id: '' }] : []),
		...[...callbacks.numbers].flatMap(([id, { override }]) => (override === own ? [{ level: 'number' as const, id }] : [])),
	];
	const isDisplaced = ({ level, id }: Place): boolean => level === 'number' && displacedBy.get(id)?.includes(own) === true;
	const remembered = record.places.filter((place) => isDisplaced(place) || found.some((one) => samePlace(place, one)));
	const added = found.filter((one) => !remembered.some((place) => samePlace(place, one)));
	return { ...record, places: [...remembered, ...added.map((one) => ({ ...one, displaced: [] }))] };
}
