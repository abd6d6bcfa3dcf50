import { InputError } from '../../shared/graph/failure';
import { appOnlyFields } from '../fields/webhookFields';
import type { Callbacks } from './callbacks';
import { hostOf } from './callbackUrl';
import type { Holder } from './holders';

/** All that decides which callbacks a trigger takes. */
export interface Situation {
	own: string;
	callbacks: Callbacks;
	holders: ReadonlyMap<string, Holder>;
	/** The phone number IDs whose events are wanted. */
	numbers: readonly string[];
	/** Meta's fields that are wanted. */
	fields: readonly string[];
	/** Whether a stranger may be passed over, with every delivery passed on to it. */
	takeOver: boolean;
	/** Per number the callbacks that its present holder has displaced and passes on to. */
	displacedBy: ReadonlyMap<string, readonly string[]>;
}

/** One change at Meta. */
export type Step =
	| { change: 'app'; url: string; fields: string[] }
	| { change: 'subscribe' }
	| { change: 'account'; url: string | undefined }
	/** `displaced`: whom this one passes on to, in the place that it takes. */
	| { change: 'number'; id: string; url: string | undefined; displaced: string[] };

/**
 * Decides what has to change at Meta so that this trigger receives, and everybody else goes on receiving. The newest
 * takes precedence and passes on: to the account's callback when the app's is taken, to the number's when that is taken,
 * too, and there in the place of another trigger of ours, which it knows how to put back.
 * @returns no steps when all is as it should be
 * @throws InputError when a stranger is in the way, or fields are wanted that cannot be had
 */
export function plan(situation: Situation): Step[] {
	const steps = [...appSteps(situation)];
	if (!situation.callbacks.isSubscribed) steps.push({ change: 'subscribe' });
	return [...steps, ...overrideSteps(situation, steps)];
}

const holderOf = ({ holders }: Situation, url: string | undefined): Holder | undefined =>
	url === undefined ? undefined : (holders.get(url) ?? 'stranger');

function appSteps(situation: Situation): Step[] {
	const { own, callbacks, fields, takeOver } = situation;
	const { app } = callbacks;
	const holder = holderOf(situation, app?.url);
	const missing = fields.filter((field) => app?.fields.includes(field) !== true);
	const all = [...new Set([...(app?.fields ?? []), ...fields])];
	if (app === undefined || holder === 'gone') return [{ change: 'app', url: own, fields: requireSome(all) }];
	if (holder === 'own') return missing.length === 0 ? [] : [{ change: 'app', url: own, fields: all }];
	if (holder === 'stranger' && !takeOver) throw taken(app.url, "the app's callback");
	requireAppFields(fields, app.url);
	if (missing.length === 0) return [];
	if (holder === 'ours') return [{ change: 'app', url: app.url, fields: all }];
	throw new InputError(
		`The app is not subscribed to ${missing.join(', ')}, and its callback is ${hostOf(app.url)}'s`,
		`Tick ${missing.join(', ')} at Meta: App Dashboard > WhatsApp > Configuration > Webhook fields. Then publish again.`,
	);
}

/** Meta: a callback comes with at least one field. */
function requireSome(fields: string[]): string[] {
	if (fields.length > 0) return fields;
	throw new InputError(
		"'Trigger On' names no event that Meta could be asked for: 'Any Other' is whatever else the app is subscribed to",
		"Choose another event as well, such as Message. What 'Any Other' is to bring, tick at Meta: App Dashboard > WhatsApp > Configuration > Webhook fields.",
	);
}

function requireAppFields(fields: readonly string[], appUrl: string): void {
	const unreachable = appOnlyFields(fields);
	if (unreachable.length === 0) return;
	throw new InputError(
		`Meta delivers ${unreachable.join(', ')} only to the app's callback, which is ${appUrl}`,
		"Take these events out of 'Trigger On' here and choose them in the workflow that has the app's callback, or unpublish that workflow first.",
	);
}

function overrideSteps(situation: Situation, before: readonly Step[]): Step[] {
	const { own, callbacks, numbers } = situation;
	const appIsOwn = holderOf(situation, callbacks.app?.url) === 'own' || before.some((step) => step.change === 'app' && step.url === own);
	const account = holderOf(situation, callbacks.account);
	const steps: Step[] = [];
	let takesAccount = false;
	for (const id of numbers) {
		if (reaches(situation, id, appIsOwn)) continue;
		const override = callbacks.numbers.get(id)?.override;
		const holder = holderOf(situation, override);
		if (override !== undefined && holder === 'stranger') throw taken(override, `the callback of ${nameOf(callbacks, id)}`, true);
		if (override !== undefined && holder === 'ours') {
			steps.push({ change: 'number', id, url: own, displaced: [override, ...(situation.displacedBy.get(id) ?? [])] });
		} else if (account === undefined || account === 'gone') {
			takesAccount = true;
		} else {
			if (account === 'stranger' && !situation.takeOver) throw taken(callbacks.account ?? '', "the account's callback");
			steps.push({ change: 'number', id, url: own, displaced: [] });
		}
	}
	if (takesAccount) steps.unshift({ change: 'account', url: own });
	else if (account === 'gone') steps.unshift({ change: 'account', url: undefined });
	return [...steps, ...abandoned(situation, steps)];
}

/** Whether events of a number come to this trigger: from Meta, or passed on by triggers that take precedence. */
function reaches(situation: Situation, id: string, appIsOwn: boolean): boolean {
	const { own, callbacks } = situation;
	for (const url of [callbacks.numbers.get(id)?.override, callbacks.account]) {
		const holder = holderOf(situation, url);
		if (holder === 'own') return true;
		if (holder === 'stranger') return false;
		if (url === callbacks.numbers.get(id)?.override && situation.displacedBy.get(id)?.includes(own) === true) return true;
	}
	return appIsOwn;
}

/** Overrides that a test listener left behind when its n8n crashed. */
function abandoned(situation: Situation, steps: readonly Step[]): Step[] {
	return [...situation.callbacks.numbers].flatMap(([id, { override }]): Step[] => {
		if (holderOf(situation, override) !== 'gone') return [];
		if (steps.some((step) => step.change === 'number' && step.id === id)) return [];
		return [{ change: 'number', id, url: undefined, displaced: [] }];
	});
}

const nameOf = ({ numbers }: Callbacks, id: string): string => numbers.get(id)?.display ?? id;

function taken(url: string, place: string, isTop = false): InputError {
	const host = hostOf(url);
	return new InputError(
		`${host} already receives the messages: ${place} at Meta is ${url}`,
		isTop
			? `Nothing takes precedence over a number's callback. Remove it where it was set, or choose other numbers under Filters > Phone Number Names or IDs.`
			: `If ${host} is no longer needed, remove the callback at Meta: App Dashboard > WhatsApp > Configuration. To receive beside it, turn on 'Take Over Messages' under Options: ${host} keeps its registration, and each delivery is passed on to it.`,
	);
}
