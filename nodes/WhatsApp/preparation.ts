import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Journal } from '../shared/dispatch/journal';
import type { Outcome } from '../shared/dispatch/outcomes';
import { fieldAlone, hasExpression } from '../shared/expressions';
import type { Connection } from '../shared/graph/connection';
import { InputError, raise, RequestFailed } from '../shared/graph/failure';
import { shown } from '../shared/graph/failures/reading';
import { allPages } from '../shared/graph/paging';
import type { GraphRequest, GraphResponse, JsonObject } from '../shared/graph/request';
import { phoneNumberId } from '../shared/whatsapp/identifiers';
import { isTool, withToolDefaults } from './asTool';
import { inputFile } from './inputFile';
import type { Concluded, Operation, Sources } from './operations/operation';
import { isShown, readParameters, type Parameters } from './parameters';
import { settingsOf, type Settings } from './settings';
import { instanceOf, resumptionOf } from './waiting/instance';
import {
	closedSince,
	isBoundToWindow,
	LAST_INBOUND,
	stopped,
	templateInstead,
	windowRuleOf,
	withoutIdleRule,
	type WindowRule,
} from './window';

/** An item whose request is built and checked. */
export interface Prepared {
	item: number;
	parameters: Parameters;
	settings: Settings;
	request: GraphRequest;
	/** The further parts of a message that leaves in several. */
	following: readonly GraphRequest[];
}

/** An item whose outcome is known before anything is sent: of an operation that asks Meta for nothing, or left out. */
export interface Settled {
	item: number;
	parameters: Parameters;
	settings: Settings;
	outcome: Outcome;
	/** What was left out. */
	unsent?: GraphRequest;
}

/** An item that cannot be sent as it is. */
export interface Unprepared {
	item: number;
	reason: InputError | RequestFailed;
	/** As far as they could be read, and so are the settings. */
	parameters?: Parameters;
	settings?: Settings;
}

/** How many items are prepared side by side, where preparing them reads from Meta. */
const SIDE_BY_SIDE = 10;

/** Reads, resolves and checks items before anything is written or sent. */
export class Preparation {
	private readonly reads = new Map<string, Promise<JsonObject>>();

	/** All items are judged by one clock, in Unix milliseconds. */
	private readonly now = Date.now();

	/** What `$json` is. An agent calls a tool with values of its own. */
	private readonly items: readonly INodeExecutionData[];

	/** Parameters without an expression, by name: the same for all items. */
	private readonly constants = new Map<string, unknown>();

	/** Names of parameters with an expression, with the input item's field where that is all it asks for. */
	private readonly varying = new Map<string, string | undefined>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly connection: Connection,
		private readonly operation: Operation,
		private readonly read: (request: GraphRequest) => Promise<GraphResponse>,
		private readonly journal: Pick<Journal, 'settled' | 'knows'>,
	) {
		this.items = isTool(context.getNode()) ? [] : context.getInputData();
	}

	/** Every item, in input order, prepared or with the reason why not. */
	async all(items: number): Promise<Array<Prepared | Settled | Unprepared>> {
		const results: Array<Prepared | Settled | Unprepared> = new Array(items);
		let next = 0;
		const work = async (): Promise<void> => {
			while (next < items) {
				const item = next++;
				results[item] = await this.one(item);
			}
		};
		await Promise.all(Array.from({ length: Math.min(items, SIDE_BY_SIDE) }, work));
		return results;
	}

	/** A parameter of an item. n8n takes its time for each reading (docs/decisions.md), so it is asked only where it has to be. */
	private parameter(name: string, item: number): unknown {
		const { context, constants, varying } = this;
		if (!constants.has(name) && !varying.has(name)) {
			const typed = context.getNodeParameter(name, item, null, { rawExpressions: true });
			if (hasExpression(typed)) varying.set(name, fieldAlone(typed));
			else constants.set(name, context.getNodeParameter(name, item, null));
		}
		if (constants.has(name)) return constants.get(name);
		return this.fieldOf(varying.get(name), item) ?? context.getNodeParameter(name, item, null);
	}

	/** A field of the input item, if it is a value that n8n hands on as it is. */
	private fieldOf(field: string | undefined, item: number): string | number | boolean | undefined {
		const value = field === undefined ? undefined : this.items[item]?.json[field];
		return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
	}

	private async one(item: number): Promise<Prepared | Settled | Unprepared> {
		const { operation, connection } = this;
		let parameters: Parameters | undefined;
		let settings: Settings | undefined;
		try {
			let options: unknown;
			const given = readParameters(operation.fields, (name) => {
				const value = this.parameter(name, item);
				if (name !== 'options') return value;
				options = value;
				return withoutIdleRule(value);
			});
			parameters = isTool(this.context.getNode()) ? withToolDefaults(operation.fields, given) : given;
			settings = settingsOf(parameters);
			const number = operation.fields.find(({ name }) => name === 'phoneNumberId');
			if (number && isShown(number, parameters)) {
				const id = String(parameters.phoneNumberId);
				parameters.phoneNumberId = phoneNumberId(number.displayName, id, connection.account.phoneNumberId);
			}
			const { account } = connection;
			const resolved = { resolved: await operation.resolve?.(parameters, this.sources(item)), account };
			if (operation.local) return { item, parameters, settings, outcome: outcomeOf(operation.local(parameters, resolved)) };
			const request = operation.request(parameters, resolved);
			const prepared = { item, parameters, settings, request, following: operation.following?.(parameters, resolved) ?? [] };
			const rule = windowRuleOf(parameters, options);
			return rule && isBoundToWindow(request) ? await this.withinWindow(prepared, rule) : prepared;
		} catch (thrown) {
			return { item, reason: this.reasonOf(thrown), ...(parameters ? { parameters } : {}), ...(settings ? { settings } : {}) };
		}
	}

	/**
	 * Why an item cannot be sent. n8n's own errors, as of an expression that fails for this item, are thrown on where the
	 * node stops, since n8n shows them best. Where it continues they concern this item alone: n8n would hand all items on
	 * as if they had been sent.
	 */
	private reasonOf(thrown: unknown): InputError | RequestFailed {
		if (thrown instanceof InputError || thrown instanceof RequestFailed) return thrown;
		if (!(thrown instanceof Error) || !this.context.continueOnFail()) return raise(thrown);
		const said = 'description' in thrown && typeof thrown.description === 'string' ? `: ${thrown.description}` : '';
		// n8n writes some of its texts for a browser.
		const message = `This item could not be read: ${thrown.message}${said}`.replace(/<\/?[a-z][^>]*>/gi, '');
		return new InputError(shown(message, this.connection.secrets));
	}

	/**
	 * The item as the user wants it once the 24-hour window is closed. What an earlier try of the run sent goes on as it
	 * was, since another message in its place would double it.
	 */
	private async withinWindow(prepared: Prepared, rule: WindowRule): Promise<Prepared | Settled> {
		const { item, parameters, settings, request, following } = prepared;
		if ([request, ...following].some((one, part) => this.journal.knows(item, one, part))) return prepared;
		const lastInbound = 'lastInbound' in rule ? rule.lastInbound : this.context.evaluateExpression(LAST_INBOUND, item);
		const why = closedSince(lastInbound, this.now, this.context.getTimezone());
		if (why === undefined) return prepared;
		if (rule.outside === 'stop') throw stopped(why);
		if (rule.outside === 'skip') return { item, parameters, settings, outcome: { status: 'skipped', reason: why }, unsent: request };
		const instead = await templateInstead(request, rule, this.sources(item));
		return { item, parameters, settings: { ...settings, sentTemplate: instead.template }, request: instead.request, following: [] };
	}

	private sources(item: number): Sources {
		return {
			account: this.connection.account,
			timeZone: this.context.getTimezone(),
			read: async (request) => await this.once(request, async () => (await this.read(request)).body),
			readAll: async (request, limit) => {
				const page = await this.once({ ...request, query: { ...request.query, all: limit ?? 'all' } }, async () =>
					await allPages(this.read, request, limit),
				);
				return Array.isArray(page.data) ? (page.data as JsonObject[]) : [];
			},
			file: async (fieldName) => await inputFile(this.context, item, fieldName),
			appSecret: this.connection.appSecret,
			webhookOrigin: originOf(instanceOf(this.context, item)?.instance),
			instanceId: this.context.getInstanceId(),
			resumption: () => resumptionOf(this.context, item),
			helpers: this.context.helpers,
		};
	}

	private async once(request: GraphRequest, read: () => Promise<JsonObject>): Promise<JsonObject> {
		const key = JSON.stringify(request);
		const known = this.reads.get(key);
		if (known) return await known;
		const answer = read();
		this.reads.set(key, answer);
		return await answer;
	}
}

const outcomeOf = (concluded: Concluded): Outcome =>
	'items' in concluded ? { status: 'accepted', body: { data: concluded.items } } : { status: 'refused', ...concluded };

const originOf = (url = ''): string => (URL.canParse(url) ? new URL(url).origin : '');
