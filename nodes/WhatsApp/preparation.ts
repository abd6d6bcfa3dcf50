import type { IExecuteFunctions } from 'n8n-workflow';
import type { Connection } from '../shared/graph/connection';
import { InputError, raise, RequestFailed } from '../shared/graph/failure';
import { allPages } from '../shared/graph/paging';
import type { GraphRequest, GraphResponse, JsonObject } from '../shared/graph/request';
import { phoneNumberId } from '../shared/whatsapp/identifiers';
import { inputFile } from './inputFile';
import type { Operation, Sources } from './operations/operation';
import { readParameters, type Parameters } from './parameters';
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
	async all(items: number): Promise<Array<Prepared | Unprepared>> {
		const results: Array<Prepared | Unprepared> = new Array(items);
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

	private async one(item: number): Promise<Prepared | Unprepared> {
		const { operation, connection } = this;
		let settings: Settings | undefined;
		try {
			const parameters = readParameters(operation.fields, (name) =>
				this.context.getNodeParameter(name, item, null, { extractValue: true }),
			);
			settings = settingsOf(parameters);
			if ('phoneNumberId' in parameters) {
				const field = operation.fields.find(({ name }) => name === 'phoneNumberId')?.displayName ?? 'From';
				parameters.phoneNumberId = phoneNumberId(field, String(parameters.phoneNumberId), connection.account.phoneNumberId);
			}
			const { account } = connection;
			const resolved = await operation.resolve?.(parameters, this.sources(item));
			const given = { resolved, account };
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
