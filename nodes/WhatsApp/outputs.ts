import { NodeApiError, type IDataObject, type INode, type INodeExecutionData, type JsonObject as N8nJson } from 'n8n-workflow';
import type { Outcome } from '../shared/dispatch/outcomes';
import type { Failure } from '../shared/graph/failure';
import { describeFailure } from '../shared/graph/failures';
import type { GraphRequest, JsonObject, JsonValue } from '../shared/graph/request';
import { inOwnWords } from '../shared/nodeErrors';
import { isTool } from './asTool';
import { entriesOf } from './operations/fields/listing';
import type { Operation } from './operations/operation';
import type { Parameters } from './parameters';
import { acceptedIds } from './parts';
import type { Settings } from './settings';

/** All that the output of one item is made from. */
export interface Ended {
	item: number;
	outcome: Outcome;
	/** What became of each part of a message that leaves in several; otherwise of the one request. */
	parts: readonly Outcome[];
	settings: Pick<Settings, 'responseFormat' | 'sentTemplate'>;
	/** Absent when they could not be read. */
	parameters?: Parameters;
	/** Absent when it could not be built. */
	request?: GraphRequest;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A failure as n8n shows it: what happened, what to do, and Meta's own words. */
export function nodeApiError(node: INode, failure: Failure, itemIndex: number): NodeApiError {
	const { message, description: said } = describeFailure(failure);
	const description = failure.sent === undefined ? said : `${said}\nRequest: ${JSON.stringify(failure.sent)}`;
	const error = new NodeApiError(node, { message, description } as N8nJson, {
		message,
		description,
		itemIndex,
		...(failure.httpStatus === undefined ? {} : { httpCode: String(failure.httpStatus) }),
	});
	return inOwnWords(error, message);
}

/** As Meta was or would have been told, or as it was entered where no request could be built. */
const recipientOf = ({ request, parameters }: Pick<Ended, 'request' | 'parameters'>): IDataObject => {
	const to = request ? (request.body?.to ?? request.body?.recipient) : parameters?.to;
	return typeof to === 'string' && to !== '' ? { to } : {};
};

/** The flat output of an item that did not go through. No key is named `error`: n8n would run the node again for it. */
function unsuccessful(ended: Ended): IDataObject {
	const { outcome, parts } = ended;
	const sent = parts.length > 1 ? acceptedIds(parts) : [];
	const to = { ...recipientOf(ended), ...(sent.length > 0 ? { messageIds: sent } : {}) };
	switch (outcome.status) {
		case 'skipped':
			return { status: 'skipped', ...('reason' in outcome ? { reason: outcome.reason } : { onceKey: outcome.onceKey }), ...to };
		case 'notSent':
			return { status: 'notSent', ...to };
		case 'refused':
		case 'unknown': {
			const { failure } = outcome;
			return {
				status: outcome.status === 'refused' ? 'failed' : 'unknown',
				code: failure.code ?? null,
				errorMessage: failure.message,
				remedy: failure.remedy,
				...(failure.details === undefined ? {} : { details: failure.details }),
				...(failure.sent === undefined ? {} : { sentRequest: failure.sent }),
				...to,
			};
		}
		default:
			return to;
	}
}

function flat(ended: Ended, operation: Operation): IDataObject[] {
	const { outcome, settings, parameters, request } = ended;
	if (outcome.status !== 'accepted') return [unsuccessful(ended)];
	if (operation.local) return entriesOf(outcome.body);
	const replaced = replacedBy(settings);
	if (settings.responseFormat === 'full' || !parameters || !request) return [{ ...outcome.body, ...replaced }];
	const simplified = operation.simplify(outcome.body, parameters, request);
	return Array.isArray(simplified) ? simplified : [{ ...simplified, ...replaced }];
}

/** That a template took the message's place, for every format. */
const replacedBy = ({ sentTemplate }: Ended['settings']): IDataObject =>
	sentTemplate === undefined ? {} : { sentTemplate: true, template: sentTemplate };

/** Data, error, successful and paging, whatever happened. */
function envelope(ended: Ended): IDataObject {
	const { outcome, settings } = ended;
	if (outcome.status === 'accepted') {
		const { body } = outcome;
		const { sentRequest, ...answer } = body;
		const paging = isObject(body.paging) ? body.paging : null;
		return { data: answer.data ?? answer, error: null, successful: true, paging, ...(sentRequest === undefined ? {} : { sentRequest }), ...replacedBy(settings) };
	}
	const failure = outcome.status === 'refused' || outcome.status === 'unknown' ? outcome.failure : undefined;
	return {
		data: unsuccessful(ended),
		error: failure ? `${failure.message.replace(/\.$/, '')}. ${failure.remedy}` : null,
		successful: false,
		paging: null,
	};
}

/**
 * Marks an item for n8n's error output. n8n routes by `item.error`, then replaces the whole `json` of an item that still
 * has it by `{ error: message }`. It copies the items that it routes, and a property that is not enumerable stays behind
 * in a copy: so the item arrives with its status, code and remedy (see docs/decisions.md).
 */
function markedForErrorOutput(item: INodeExecutionData, error: NodeApiError): INodeExecutionData {
	return Object.defineProperty(item, 'error', { value: error, enumerable: false });
}

/** The output items of one input item, paired with it. */
export function outputOf(ended: Ended, operation: Operation, node: INode): INodeExecutionData[] {
	const { outcome, item, settings } = ended;
	const jsons = settings.responseFormat === 'envelope' ? [envelope(ended)] : flat(ended, operation);
	const binary = outcome.status === 'accepted' ? outcome.binary : undefined;
	const items = jsons.map(
		(json, index): INodeExecutionData => ({ json, pairedItem: { item }, ...(binary && index === 0 ? { binary } : {}) }),
	);
	if (node.onError !== 'continueErrorOutput' || !('failure' in outcome)) return items;
	const error = nodeApiError(node, outcome.failure, item);
	return items.map((one) => markedForErrorOutput(one, error));
}

/** The items at the outputs that the operation has. n8n hands an AI agent the first output alone. */
export function toOutputs(
	items: INodeExecutionData[],
	{ outputs }: Pick<Operation, 'outputs'>,
	node: Pick<INode, 'type'>,
): INodeExecutionData[][] {
	if (!outputs || isTool(node)) return [items];
	return outputs.names.map((_, index) => items.filter(({ json }) => outputs.of(json) === index));
}
