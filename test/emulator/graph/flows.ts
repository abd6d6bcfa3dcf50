import { readFile } from 'node:fs/promises';

import { flowErrors } from '../rules/flowJson';
import { textOf, type Json } from '../json';
import type { Emulation } from '../emulation';
import type { Account, Flow } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { pick } from './fields';
import { GraphError, invalid } from './graphError';
import { readForm } from './multipart';
import { page } from './paging';
import { readJsonList } from './templateLists';

const management = { scope: 'whatsapp_business_management' } as const;

const categories = [
	'SIGN_UP',
	'SIGN_IN',
	'APPOINTMENT_BOOKING',
	'LEAD_GENERATION',
	'CONTACT_US',
	'CUSTOMER_SUPPORT',
	'SURVEY',
	'OTHER',
];

const defaults = ['id', 'name', 'status', 'categories', 'validation_errors'];

function view({ emulation }: GraphCall, flow: Flow, fields: unknown): Json {
	const all = {
		id: flow.id,
		name: flow.name,
		status: flow.status,
		categories: flow.categories,
		validation_errors: flow.validationErrors,
		json_version: flow.json === undefined ? null : (/"version"\s*:\s*"([\d.]+)"/.exec(flow.json)?.[1] ?? null),
		data_api_version: flow.endpointUri === undefined ? null : '3.0',
		endpoint_uri: flow.endpointUri ?? null,
		data_channel_uri: flow.endpointUri ?? null,
		health_status: {
			can_send_message: flow.status === 'DRAFT' ? 'BLOCKED' : 'AVAILABLE',
			entities: [
				{
					entity_type: 'FLOW',
					id: flow.id,
					can_send_message: flow.status === 'DRAFT' ? 'BLOCKED' : 'AVAILABLE',
				},
			],
		},
		whatsapp_business_account: { id: flow.accountId },
		application: null,
	};
	return pick(all, fields, 'Flow', defaults, {
		preview: () => ({
			preview_url: `${emulation.url}/_emulator/flows/${flow.id}/preview`,
			expires_at: '2026-12-31T00:00:00+0000',
		}),
	});
}

function list(call: GraphCall<Account>): Json {
	const flows = call.world.all('flow').filter(({ accountId }) => accountId === call.object.id);
	return page(
		call,
		flows.map((flow) => view(call, flow, call.parameters['fields'])),
	);
}

function readCategories(given: unknown): string[] {
	const chosen = readJsonList(given, 'categories').map(String);
	const unknown = chosen.find((name) => !categories.includes(name));
	if (unknown !== undefined || chosen.length === 0)
		throw invalid('categories', `must name at least one of ${categories.join(', ')}.`);
	return chosen;
}

function requireNewName({ world }: GraphCall, accountId: string, name: string, except?: Flow): void {
	const taken = world
		.all('flow')
		.some((flow) => flow !== except && flow.accountId === accountId && flow.name === name);
	if (taken) {
		throw new GraphError(100, {
			message: 'Invalid parameter',
			subcode: 4016019,
			details: 'name: the name is taken by another flow of this account.',
			userTitle: 'Flow name must be unique',
			userMessage: 'Flow name must be unique within one account.',
		});
	}
}

/** POST /{waba}/flows. */
async function create(call: GraphCall<Account>): Promise<Json> {
	const { emulation, world, object: account, request } = call;
	const isForm = request.headers['content-type']?.startsWith('multipart') === true;
	const parameters = isForm ? (await readForm(emulation, request, 'file')).fields : call.parameters;
	const name = textOf(parameters, 'name');
	if (name === undefined)
		throw new GraphError(100, {
			title: 'The parameter name is required.',
			details: 'The parameter name is required.',
		});
	if (parameters['categories'] === undefined)
		throw new GraphError(100, {
			title: 'The parameter categories is required.',
			details: 'The parameter categories is required.',
		});
	const chosen = readCategories(parameters['categories']);
	requireNewName(call, account.id, name);
	const source = world.find('flow', textOf(parameters, 'clone_flow_id') ?? '');
	const json = textOf(parameters, 'flow_json') ?? source?.json;
	const flow = world.add({
		kind: 'flow',
		id: world.ids.object(),
		accountId: account.id,
		name,
		status: 'DRAFT',
		categories: chosen,
		endpointUri: textOf(parameters, 'endpoint_uri'),
		json,
		validationErrors: json === undefined ? [] : flowErrors(json),
	});
	const errors = flow.validationErrors;
	const publish = String(parameters['publish']) === 'true';
	if (publish && errors.length === 0 && json !== undefined) changeStatus(emulation, flow, 'PUBLISHED');
	return {
		id: flow.id,
		...(json === undefined ? {} : { success: errors.length === 0, validation_errors: errors }),
	};
}

/** POST /{flow}: name, categories, endpoint; not the JSON. */
function update(call: GraphCall<Flow>): Json {
	const { object: flow, parameters } = call;
	const name = textOf(parameters, 'name');
	if (name === undefined && parameters['categories'] === undefined && parameters['endpoint_uri'] === undefined) {
		throw new GraphError(100, { details: 'Give one of the parameters name, categories, endpoint_uri.' });
	}
	if (name !== undefined) {
		requireNewName(call, flow.accountId, name, flow);
		flow.name = name;
	}
	if (parameters['categories'] !== undefined) flow.categories = readCategories(parameters['categories']);
	if (parameters['endpoint_uri'] !== undefined) flow.endpointUri = textOf(parameters, 'endpoint_uri');
	return { success: true };
}

/** POST /{flow}/assets: the flow's JSON as the multipart file `flow.json`. */
async function putAssets({ emulation, object: flow, request, noted }: GraphCall<Flow>): Promise<Json> {
	const { fields, file } = await readForm(emulation, request, 'file');
	noted.body = {
		...fields,
		...(file === undefined ? {} : { file: { name: file.name, mimeType: file.mimeType, size: file.size } }),
	};
	if (file === undefined)
		throw new GraphError(100, {
			title: 'The parameter file is required.',
			details: 'The parameter file is required.',
		});
	if (fields['asset_type'] !== 'FLOW_JSON') throw invalid('asset_type', 'must be FLOW_JSON.');
	if (fields['name'] !== 'flow.json') throw invalid('name', 'must be flow.json.');
	if (file.size > 10 * 1024 * 1024) throw invalid('file', 'is larger than 10 MB.');
	if (flow.status !== 'DRAFT')
		throw new GraphError(139001, { details: 'A flow that was published cannot be changed.' });
	flow.json = await readFile(file.path, 'utf8');
	flow.validationErrors = flowErrors(flow.json);
	return { success: flow.validationErrors.length === 0, validation_errors: flow.validationErrors };
}

function getAssets({ emulation, object: flow }: GraphCall<Flow>): Json {
	if (flow.json === undefined) return { data: [] };
	return {
		data: [
			{
				name: 'flow.json',
				asset_type: 'FLOW_JSON',
				download_url: `${emulation.url}/_emulator/flows/${flow.id}/flow.json`,
			},
		],
	};
}

function changeStatus(emulation: Emulation, flow: Flow, status: Flow['status']): void {
	const before = flow.status;
	flow.status = status;
	const account = emulation.world.find('account', flow.accountId);
	if (account === undefined) return;
	void emulation.webhooks.tell(emulation.world, account, undefined, 'flows', {
		event: 'FLOW_STATUS_CHANGE',
		message: `Flow ${flow.name} changed status from ${before} to ${status}`,
		flow_id: flow.id,
		old_status: before,
		new_status: status,
	});
}

function publish({ emulation, object: flow }: GraphCall<Flow>): Json {
	if (flow.status !== 'DRAFT' || flow.json === undefined || flow.validationErrors.length > 0) {
		throw new GraphError(139002, {
			details:
				flow.status !== 'DRAFT'
					? 'Only a draft can be published.'
					: 'The flow has no JSON or validation errors.',
		});
	}
	changeStatus(emulation, flow, 'PUBLISHED');
	return { success: true };
}

function deprecate({ emulation, object: flow }: GraphCall<Flow>): Json {
	if (flow.status !== 'PUBLISHED')
		throw new GraphError(139003, { details: 'Only a published flow can be deprecated.' });
	changeStatus(emulation, flow, 'DEPRECATED');
	return { success: true };
}

function remove({ world, object: flow }: GraphCall<Flow>): Json {
	if (flow.status !== 'DRAFT') throw new GraphError(139004, { details: 'Only a draft can be deleted.' });
	world.remove(flow);
	return { success: true };
}

export const flowEndpoints: Endpoint[] = [
	endpoint('GET', 'account', 'flows', list, management),
	endpoint('POST', 'account', 'flows', create, management),
	endpoint('GET', 'flow', undefined, (call) => view(call, call.object, call.parameters['fields']), management),
	endpoint('POST', 'flow', undefined, update, management),
	endpoint('DELETE', 'flow', undefined, remove, management),
	endpoint('GET', 'flow', 'assets', getAssets, management),
	endpoint('POST', 'flow', 'assets', putAssets, management),
	endpoint('POST', 'flow', 'publish', publish, management),
	endpoint('POST', 'flow', 'deprecate', deprecate, management),
];
