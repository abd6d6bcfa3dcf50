import type { Failure } from './failure';

export { failureOfAnswer, isRefusal, type Answer } from './failures/answer';
export { failureOfException, isConnectionFault } from './failures/exception';

/** `(131030/2494010) title: details, trace AbC`: the parts that exist; empty when none does. */
function metaLine({ code, subcode, title, details, traceId }: Failure): string {
	const numbers = code === undefined ? '' : `(${subcode === undefined ? code : `${code}/${subcode}`})`;
	const words = [title, details].filter((text) => text !== undefined && text !== '').join(': ');
	const said = [numbers, words].filter((text) => text !== '').join(' ');
	const trace = traceId === undefined || traceId === '' ? '' : `trace ${traceId}`;
	return [said, trace].filter((text) => text !== '').join(', ');
}

/**
 * A failure as n8n shows it: `message` says what happened; `description` says what to do and, on a line of its own,
 * `Meta: (code/subcode) title: details, trace fbtrace_id` as far as Meta said anything.
 */
export function describeFailure(failure: Failure): { message: string; description: string } {
	const meta = metaLine(failure);
	const description = meta === '' ? failure.remedy : `${failure.remedy}\nMeta: ${meta}`;
	return { message: failure.message, description };
}
