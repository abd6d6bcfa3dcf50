import { isExpression } from '../expressions/chunks';
import { isRecord, recordOf, textOf, type Json, type WorkflowNode } from '../workflow';
import { isConverted, type Conversion, type Converted } from './converted';
import { convertMediaOperation } from './media';
import { convertSend } from './message';
import { convertSendAndWait } from './sendAndWait';
import { convertTemplate } from './template';

/** Converts the parameters of a built-in action node, of any version. */
export function convertAction({ parameters: given }: WorkflowNode): Conversion {
	const conversion = byOperation(given);
	return isConverted(conversion) ? withRequestOptions(conversion, recordOf(given.requestOptions)) : conversion;
}

function byOperation(given: Json): Conversion {
	const resource = textOf(given.resource) || 'message';
	const name = textOf(given.operation) || (resource === 'media' ? 'mediaUpload' : 'sendTemplate');
	const unreadable = ['resource', 'operation', 'messageType', 'mediaPath', 'responseType'].find((key) => isExpression(given[key]));
	if (unreadable !== undefined) {
		return {
			because: `its parameter ${unreadable} is an expression, and decides which fields count`,
			remedy: 'Make a Switch with a WhatsApp Cloud node for each case.',
		};
	}
	if (resource === 'message' && name === 'send') return convertSend(given);
	if (resource === 'message' && name === 'sendTemplate') return convertTemplate(given);
	if (resource === 'message' && name === 'sendAndWait') return convertSendAndWait(given);
	const media = resource === 'media' ? convertMediaOperation(given) : undefined;
	return (
		media ?? {
			because: `its operation is '${resource}: ${name}', a custom API call or one that is not known here`,
			remedy: 'Put a WhatsApp Cloud node in its place: API Request > Send makes any request.',
		}
	);
}

/** n8n adds batching, time-out and proxy to its declarative nodes. */
function withRequestOptions(conversion: Converted, options: Json): Converted {
	const { batch } = recordOf(options.batching);
	const notes = [...conversion.notes];
	const own = recordOf(conversion.parameters.options);
	const byHand = [...conversion.byHand];
	const perSecond = isRecord(batch) ? rateOf(batch) : undefined;
	const paced = perSecond !== undefined && conversion.parameters.resource === 'message';
	if (paced && perSecond < 1) {
		byHand.push({
			what: 'its batching sent less than one message a second, which is not offered',
			remedy: "Put n8n's Loop Over Items and Wait around it if the pauses matter.",
		});
	}
	const rate = Math.min(1000, Math.max(1, Math.round(perSecond ?? 1)));
	if (perSecond !== undefined) notes.push(paced ? `its batching became Messages per Second: ${rate}` : 'its batching was left out');
	if (['allowUnauthorizedCerts', 'proxy', 'timeout'].some((name) => options[name] !== undefined && options[name] !== '')) {
		notes.push("its request options (certificates, proxy, time-out) were left out: the proxy of n8n's own settings counts");
	}
	const parameters = paced ? { ...conversion.parameters, options: { ...own, messagesPerSecond: rate } } : conversion.parameters;
	return { ...conversion, parameters, notes, byHand };
}

/** Items per second. n8n's defaults are 50 items each second. */
function rateOf({ batchSize, batchInterval }: Json): number {
	const seconds = Number(batchInterval ?? 1000) / 1000;
	const rate = Number(batchSize ?? 50) / (seconds > 0 ? seconds : 1);
	return Number.isFinite(rate) && rate > 0 ? rate : 80;
}
