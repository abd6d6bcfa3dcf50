import { readFlattened } from './flattened';
import { at, isRecord, listAt, parseJson, recordAt, textAt } from './json';

/** Who n8n's editor is opened as. */
export interface Owner {
	email: string;
	password: string;
}

/** The account that every n8n started here has. It lives on this machine alone. */
export const demoOwner: Owner = { email: 'demo@example.com', password: 'Whatsapp-demo-1' };

export interface CredentialToImport {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** A workflow as n8n exports it. */
export type WorkflowJson = Record<string, unknown>;

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	/** `running`, `success`, `error`, `waiting`, `canceled`, `crashed`. */
	status: string;
	/** `webhook`, `manual`, `trigger` … */
	mode: string;
}

/** One execution with its data. */
export interface Execution extends ExecutionSummary {
	/** Names of the nodes that ran. */
	ran: string[];
	/** What a node gave out in its last run, the `json` of each item. */
	output(node: string, outputIndex?: number): unknown[];
	/** What the execution or its first failed node says went wrong. */
	problem?: string;
}

/** An answer of n8n's REST API that is not 2xx. */
export class N8nRefusal extends Error {
	override name = 'N8nRefusal';

	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

const SETTLE_MS = 90_000;

const summary = (value: unknown): ExecutionSummary => ({
	id: String(at(value, 'id')),
	workflowId: textAt(value, 'workflowId'),
	status: textAt(value, 'status'),
	mode: textAt(value, 'mode'),
});

/** The REST API that n8n's editor itself speaks, signed in as the owner. */
export class RestApi {
	private cookie = '';

	constructor(
		private readonly url: string,
		readonly owner: Owner,
	) {}

	/**
	 * One request; the answer's `data`.
	 *
	 * @throws N8nRefusal with n8n's own message
	 */
	async request(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const session = response.headers.getSetCookie().find((cookie) => cookie.startsWith('n8n-auth='));
		if (session !== undefined) this.cookie = session.split(';')[0] ?? '';
		const text = await response.text();
		const answer = text.startsWith('{') || text.startsWith('[') ? parseJson(text) : text;
		if (!response.ok) {
			const message = at(answer, 'message');
			throw new N8nRefusal(response.status, `n8n answered ${method} ${path} with ${response.status}: ${typeof message === 'string' ? message : text.slice(0, 300)}`);
		}
		return isRecord(answer) && 'data' in answer ? answer.data : answer;
	}

	/** Signs in; on a fresh n8n the owner is set up first. */
	async signIn(): Promise<void> {
		const { email, password } = this.owner;
		const settings = await this.request('GET', '/rest/settings');
		if (at(settings, 'userManagement', 'showSetupOnFirstLoad') === true) {
			await this.request('POST', '/rest/owner/setup', { email, password, firstName: 'Demo', lastName: 'Owner' });
		} else {
			await this.request('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		}
	}

	/** The cookie that a browser needs to be signed in, as `name=value`. */
	get sessionCookie(): string {
		return this.cookie;
	}

	/** Saves a credential under its name, replacing the one of that name and type that is there. @returns its ID */
	async saveCredential({ name, type, data }: CredentialToImport): Promise<string> {
		const there = (await this.credentials()).find((credential) => credential.name === name && credential.type === type);
		if (there === undefined) return textAt(await this.request('POST', '/rest/credentials', { name, type, data }), 'id');
		await this.request('PATCH', `/rest/credentials/${there.id}`, { name, type, data });
		return there.id;
	}

	async credentials(): Promise<Array<{ id: string; name: string; type: string }>> {
		const found = listAt(await this.request('GET', '/rest/credentials'));
		return found.map((one) => ({ id: textAt(one, 'id'), name: textAt(one, 'name'), type: textAt(one, 'type') }));
	}

	/**
	 * Imports a workflow. Credentials that its nodes name without a known ID are found by name and type, or by type
	 * when there is only one.
	 *
	 * @returns its ID
	 */
	async importWorkflow(workflow: WorkflowJson): Promise<string> {
		const { name, settings = {}, pinData = {} } = workflow;
		const nodes = await this.withCredentialIds(listAt(workflow, 'nodes'));
		const body = { name, nodes, connections: recordAt(workflow, 'connections'), pinData, settings, active: false };
		return textAt(await this.request('POST', '/rest/workflows', body), 'id');
	}

	/** Overwrites a workflow's content; what is published stays as it is until `publish`. */
	async updateWorkflow(id: string, workflow: WorkflowJson): Promise<void> {
		const { name, settings = {}, pinData = {} } = workflow;
		const nodes = await this.withCredentialIds(listAt(workflow, 'nodes'));
		const body = { name, nodes, connections: recordAt(workflow, 'connections'), pinData, settings };
		await this.request('PATCH', `/rest/workflows/${id}?forceSave=true`, body);
	}

	async workflow(id: string): Promise<WorkflowJson> {
		return recordAt(await this.request('GET', `/rest/workflows/${id}`));
	}

	async workflows(): Promise<Array<{ id: string; name: string; published: boolean }>> {
		const found = listAt(await this.request('GET', '/rest/workflows'));
		return found.map((one) => ({ id: textAt(one, 'id'), name: textAt(one, 'name'), published: typeof at(one, 'activeVersionId') === 'string' }));
	}

	/**
	 * Publishes the workflow's current version: its triggers' `create` has run when this resolves.
	 *
	 * @throws Error with the trigger's own message when it could not be put in place
	 */
	async publish(id: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/activate`, { versionId: textAt(await this.workflow(id), 'versionId') });
		await this.settled(id);
	}

	/** Unpublishes: its triggers' `delete` has run when this resolves. */
	async unpublish(id: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/deactivate`, {});
		await this.settled(id);
	}

	/** Waits until n8n has put a workflow's triggers in place or taken them away, which it does after its answer. */
	async settled(id: string): Promise<void> {
		const deadline = Date.now() + SETTLE_MS;
		while (Date.now() < deadline) {
			const publication = await this.request('GET', `/rest/workflows/${id}/publication-status`);
			const status = at(publication, 'status');
			if (status === 'published' || status === 'not_published') return;
			if (status !== 'in_progress') {
				const messages = listAt(publication, 'triggers').map((trigger) => at(trigger, 'errorMessage'));
				throw new Error(`The workflow's triggers were not put in place: ${messages.filter(Boolean).join('; ')}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		throw new Error(`n8n is still busy with the workflow's triggers after ${SETTLE_MS / 1_000} s`);
	}

	async deleteWorkflow(id: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/archive`, {});
		await this.request('DELETE', `/rest/workflows/${id}`);
	}

	/** What "Execute workflow" does for a webhook trigger: from now on its test URL waits for one call. */
	async listenForTest(id: string, trigger: string): Promise<void> {
		const answer = await this.request('POST', `/rest/workflows/${id}/run`, { triggerToStartFrom: { name: trigger } });
		if (at(answer, 'waitingForWebhook') !== true) throw new Error(`n8n does not wait for '${trigger}': ${JSON.stringify(answer)}`);
	}

	/** What "Stop listening" does. */
	async stopListening(id: string): Promise<void> {
		await this.request('DELETE', `/rest/test-webhook/${id}`);
	}

	/** Starts a workflow from a trigger that needs no call, such as the manual one. @returns the execution's ID */
	async run(id: string, trigger: string): Promise<string> {
		return textAt(await this.request('POST', `/rest/workflows/${id}/run`, { triggerToStartFrom: { name: trigger } }), 'executionId');
	}

	/** The newest executions, newest first, at most 100. */
	async executions(workflowId?: string): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify(workflowId === undefined ? {} : { workflowId }));
		return listAt(await this.request('GET', `/rest/executions?limit=100&filter=${filter}`), 'results').map(summary);
	}

	async execution(id: string): Promise<Execution> {
		const answer = await this.request('GET', `/rest/executions/${id}`);
		const data = readFlattened(textAt(answer, 'data'));
		const runs = at(data, 'resultData', 'runData');
		const runData = isRecord(runs) ? runs : {};
		const lastRun = (node: string): unknown => {
			const all = runData[node];
			return Array.isArray(all) ? all[all.length - 1] : undefined;
		};
		const problems = [data, ...Object.keys(runData).map(lastRun)]
			.map((one) => at(one, 'resultData', 'error', 'message') ?? at(one, 'error', 'message'))
			.filter((one) => typeof one === 'string');
		return {
			...summary(answer),
			ran: Object.keys(runData),
			output: (node, outputIndex = 0) => {
				const items = at(lastRun(node), 'data', 'main', outputIndex);
				return Array.isArray(items) ? items.map((item) => at(item, 'json')) : [];
			},
			...(problems[0] === undefined ? {} : { problem: problems[0] }),
		};
	}

	private async withCredentialIds(nodes: unknown[]): Promise<unknown[]> {
		const known = await this.credentials();
		return nodes.map((node) => {
			const named = at(node, 'credentials');
			if (!isRecord(node) || !isRecord(named)) return node;
			const credentials = Object.entries(named).map(([type, reference]) => {
				const ofType = known.filter((credential) => credential.type === type);
				const match = ofType.find(({ name }) => name === at(reference, 'name')) ?? (ofType.length === 1 ? ofType[0] : undefined);
				return [type, match === undefined ? reference : { id: match.id, name: match.name }];
			});
			return { ...node, credentials: Object.fromEntries(credentials) };
		});
	}
}
