import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { MEMBER, SAID, type Answer, type Said } from '../../../shared/answers/message';
import { addressesIn, resumeUrlOf, type Addresses, type Resumption } from '../../../shared/answers/resumption';
import { postSigned } from '../../subscribing/triggerTalk';
import { jsonOf } from '../delivery';
import { objectOf, textOf } from '../json';
import { keysOf, signatureOf } from '../signature';

/**
 * What became of an answer:
 * - `resumed`: the execution goes on with it
 * - `waiting`: the execution waits; it was only asked
 * - `other`: the execution waits for somebody else
 * - `running`: the execution does not wait now: its question is not out yet or was just answered
 * - `late`: nothing waits there any more
 * - `failed`: n8n did not take it; it is to come again
 * - `unanswered`: the same, and the execution may have gone on all the same
 */
export type Verdict = Said | 'running' | 'late' | 'failed' | 'unanswered';

/** An execution that was put aside this very moment counts as running for n8n: milliseconds between two looks, and looks. */
const BETWEEN = 400;
const LOOKS = 5;

/** What the trigger needs to resume executions. */
export interface Resuming {
	context: Pick<IWebhookFunctions, 'helpers'>;
	addresses: Addresses;
	appSecret: string;
}

/**
 * Where this n8n resumes executions, from n8n itself and nobody else.
 * @throws Error when n8n does not say
 */
export function addressesOf(context: Pick<IWebhookFunctions, 'evaluateExpression'>): Addresses {
	const addresses = addressesIn(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	if (addresses === undefined) throw new Error('n8n does not say where it resumes executions');
	return addresses;
}

/**
 * Hands an answer to the execution that waits for it.
 * @param answer absent: only asks whether it still waits
 */
export async function resume({ context, addresses, appSecret }: Resuming, to: Resumption, answer?: Answer): Promise<Verdict> {
	const { execution, node } = to;
	const body = JSON.stringify({ [MEMBER]: { execution, node, ...(answer === undefined ? {} : { answer }) } });
	const signature = signatureOf(body, keysOf(appSecret).at(-1) ?? '');
	for (let look = 1; ; look += 1) {
		const came = await postSigned(context, resumeUrlOf(addresses, to), body, signature);
		const isRunning = came.status === 409 && /running|resum/i.test(came.body);
		if (isRunning && look === LOOKS) return 'running';
		if ((!isRunning && came.status !== 500) || look === LOOKS) return verdictOn(came);
		await sleep(BETWEEN);
	}
}

/** What n8n never says here, but a proxy in front of it does: elsewhere, forbidden, too slow, too many. */
const isOfProxy = (status: number): boolean => (status >= 300 && status < 400) || [403, 407, 408, 429].includes(status);

function verdictOn({ status, body }: { status: number; body: string }): Verdict {
	if (status === 0) return 'unanswered';
	if (status >= 500 || isOfProxy(status)) return 'failed';
	const said = status === 200 ? textOf(objectOf(jsonOf(body))?.[MEMBER]) : undefined;
	return isSaid(said) ? said : 'late';
}

const isSaid = (said: string | undefined): said is Said => said !== undefined && SAID.includes(said);
