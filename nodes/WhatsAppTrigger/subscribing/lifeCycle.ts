import type { IHookFunctions } from 'n8n-workflow';
import { connectionOf, CREDENTIAL_TYPE } from '../../shared/graph/connection';
import { InputError, RequestFailed } from '../../shared/graph/failure';
import { subscribedFields } from '../fields/webhookFields';
import { forgetCallbacks } from '../receiving/passingOn/known';
import { readSettings } from '../receiving/settings';
import { callbackUrl, instanceBase } from './callbackUrl';
import { claim, survey, type Wish } from './claim';
import { graphFor, type Graph } from './graph';
import type { Identity } from './holders';
import { hostsOf, listenAt, stopListening } from './listening';
import { plan } from './plan';
import { readRecord, writeRecord } from './record';
import { release } from './release';
import { serially } from './serially';
import { requireForSetUp, setUpError } from './setUpError';

/** Whether Meta already delivers to this trigger as it should. Asked on publishing, at every start, and before a test. */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	if (isManual(context)) return false;
	const url = callbackUrl(context);
	try {
		const { graph, wish } = await prepare(context);
		return plan(await survey(context, graph, identityOf(context, url), wish)).length === 0;
	} catch (thrown) {
		// `create` meets the same obstacle and says it. A set-up that worked is kept while Meta is out of reach.
		return isStart(context) && isOutage(thrown);
	}
}

/**
 * Makes Meta deliver to this trigger.
 * @throws NodeOperationError that says what is in the way and what to do
 */
export async function create(context: IHookFunctions): Promise<boolean> {
	const url = callbackUrl(context);
	try {
		if (isManual(context)) return await requireSecret(context);
		const { graph, wish } = await prepare(context);
		const staticData = context.getWorkflowStaticData('node');
		const identity = identityOf(context, url);
		if (context.getMode() === 'manual' && (await listens(context, graph, identity, wish))) return true;
		await changing(graph, async () => {
			const remembered = { ...readRecord(staticData, url), hosts: [] };
			await claim(context, graph, identity, wish, remembered, (record) => writeRecord(staticData, url, record));
		});
		return true;
	} catch (thrown) {
		throw setUpError(context, thrown, url);
	}
}

/** Gives back at Meta what is this trigger's. What cannot be given back is logged: n8n must be able to go on. */
export async function remove(context: IHookFunctions): Promise<boolean> {
	if (isManual(context)) return true;
	const url = callbackUrl(context);
	const record = readRecord(context.getWorkflowStaticData('node'), url);
	try {
		const { graph } = await prepare(context);
		await stopListening(context, graph, record.hosts, url);
		if (record.hosts.length > 0 && record.places.length === 0) return true;
		await changing(graph, async () => await release(context, graph, url, record));
		// The places stay on record: until n8n has taken the URL away, deliveries that still come are passed on from it.
		return true;
	} catch (thrown) {
		// A publication that failed for what the credential lacks has nothing to give back.
		if (thrown instanceof InputError && record.places.length === 0) return true;
		const { message, description } = setUpError(context, thrown, url);
		context.logger.error(`WhatsApp Cloud Trigger: the registration at Meta could not be removed. ${message}`, {
			description,
			workflowId: context.getWorkflow().id,
		});
		return false;
	}
}

/** A test beside published triggers: where they receive all that it wants, they let it listen. */
async function listens(context: IHookFunctions, graph: Graph, identity: Identity, wish: Wish): Promise<boolean> {
	const hosts = hostsOf(await survey(context, graph, identity, wish), context.getNode());
	if (hosts === undefined) return false;
	if (!(await listenAt(context, graph, hosts, identity.url))) {
		await stopListening(context, graph, hosts, identity.url);
		return false;
	}
	const staticData = context.getWorkflowStaticData('node');
	const record = readRecord(staticData, identity.url);
	writeRecord(staticData, identity.url, { ...record, places: [], hosts });
	return true;
}

/** Changes the callbacks, one trigger at a time; deliveries that are passed on afterwards go by the new ones. */
async function changing({ connection }: Graph, work: () => Promise<void>): Promise<void> {
	try {
		await serially(connection.account.appId, work);
	} finally {
		forgetCallbacks(connection);
	}
}

const isManual = (context: IHookFunctions): boolean => context.getNodeParameter('setup', 'automatic') === 'manual';

async function prepare(context: IHookFunctions): Promise<{ graph: Graph; wish: Wish }> {
	const credential = await context.getCredentials(CREDENTIAL_TYPE);
	const connection = connectionOf(credential);
	requireForSetUp({ ...connection, hasToken: String(credential.accessToken ?? '').trim() !== '' });
	const { events, filters } = readSettings(context);
	const options = context.getNodeParameter('options', {});
	const takeOver = typeof options === 'object' && options !== null && 'takeOver' in options && options.takeOver === true;
	return {
		graph: graphFor(context, connection),
		wish: {
			fields: subscribedFields(events),
			takeOver,
			...(filters.phoneNumbers === undefined ? {} : { phoneNumbers: filters.phoneNumbers }),
		},
	};
}

/** Without the secret each delivery would be refused, and nobody would know why. */
async function requireSecret(context: IHookFunctions): Promise<boolean> {
	readSettings(context);
	const { appSecret } = connectionOf(await context.getCredentials(CREDENTIAL_TYPE));
	if (appSecret !== '') return true;
	throw new InputError(
		"The credential's 'App Secret' is empty, and each delivery is checked with it",
		'Open the credential and fill it in: Meta App Dashboard > App Settings > Basic > App Secret > Show.',
	);
}

function identityOf(context: IHookFunctions, url: string): Identity {
	const { urls } = readRecord(context.getWorkflowStaticData('node'), url);
	return { url, earlier: urls.filter((one) => one !== url), base: instanceBase(url, context.getNode()), instanceId: context.getInstanceId() };
}

/** n8n starts, and the trigger had its registration when n8n stopped. */
const isStart = (context: IHookFunctions): boolean =>
	['init', 'leadershipChange'].includes(context.getActivationMode()) &&
	readRecord(context.getWorkflowStaticData('node'), callbackUrl(context)).places.length > 0;

/** No answer, or one that says that Meta is out of order. */
const isOutage = (thrown: unknown): boolean =>
	thrown instanceof RequestFailed && (thrown.failure.retry === 'ambiguous' || thrown.failure.retry === 'notReached');
