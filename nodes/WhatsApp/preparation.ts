import type { IExecuteFunctions } from 'n8n-workflow';
import type { Outcome } from '../shared/dispatch/outcomes';
import type { Connection } from '../shared/graph/connection';
import { InputError, raise, RequestFailed } from '../shared/graph/failure';
import { allPages } from '../shared/graph/paging';
import type { GraphRequest, GraphResponse, JsonObject } from '../shared/graph/request';
import { phoneNumberId } from '../shared/whatsapp/identifiers';
import { inputFile } from './inputFile';
import type { Concluded, Operation, Sources } from './operations/operation';
import { isShown, readParameters, type Parameters } from './parameters';
import { settingsOf, type Settings } from './settings';

/** An item whose request is built and checked. */
export interface Prepared {
	item: number;
	parameters: Parameters;
	settings: Settings;
	request: GraphRequest;
	/** The further parts of a message that leaves in several. */
	following: readonly GraphRequest[];
}

/** An item of an operation that asks Meta for nothing. */
export interface Settled {
	item: number;
	parameters: Parameters;
	settings: Settings;
	outcome: Outcome;
}

/** An item that cannot be sent as it is. */
export interface Unprepared {
	item: number;
	reason: InputError | RequestFailed;
	/** As far as they could be read. */
	settings?: Settings;
}

/** How many items are prepared side by side, where preparing them reads from Meta. */
const SIDE_BY_SIDE = 10;

/** Reads, resolves and checks items before anything is written or sent. */
export class Preparation {
	private readonly reads = new Map<string, Promise<JsonObject>>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly connection: Connection,
		private readonly operation: Operation,
		private readonly read: (request: GraphRequest) => Promise<GraphResponse>,
	) {}

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

	private async one(item: number): Promise<Prepared | Settled | Unprepared> {
		const { operation, connection } = this;
		let settings: Settings | undefined;
		try {
			const parameters = readParameters(operation.fields, (name) =>
				this.context.getNodeParameter(name, item, null),
			);
			settings = settingsOf(parameters);
			const number = operation.fields.find(({ name }) => name === 'phoneNumberId');
			if (number && isShown(number, parameters)) {
				const id = String(parameters.phoneNumberId);
				parameters.phoneNumberId = phoneNumberId(number.displayName, id, connection.account.phoneNumberId);
			}
			const { account } = connection;
			const resolved = await operation.resolve?.(parameters, this.sources(item));
			const given = { resolved, account };
			if (operation.local) return { item, parameters, settings, outcome: outcomeOf(operation.local(parameters, given)) };
			const request = operation.request(parameters, given);
			return { item, parameters, settings, request, following: operation.following?.(parameters, given) ?? [] };
		} catch (thrown) {
			if (!(thrown instanceof InputError) && !(thrown instanceof RequestFailed)) return raise(thrown);
			return { item, reason: thrown, ...(settings ? { settings } : {}) };
		}
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
			webhookOrigin: webhookOrigin(this.context, item),
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

/** n8n tells an execution no webhook address but the one that would resume it. */
function webhookOrigin(context: IExecuteFunctions, item: number): string {
	const execution: unknown = context.getWorkflowDataProxy(item).$execution;
	const isKnown = typeof execution === 'object' && execution !== null && 'resumeUrl' in execution;
	const url = isKnown ? String(execution.resumeUrl) : '';
	return URL.canParse(url) ? new URL(url).origin : '';
}
