import type { Wait } from '../../shared/answers/wait';
import { plainWait } from '../../shared/answers/wait';
import { InputError } from '../../shared/graph/failure';
import { ADDRESS_VARIABLE, hostOf } from '../../WhatsAppTrigger/subscribing/callbackUrl';
import { askToWait, type Caller } from '../../WhatsAppTrigger/subscribing/triggerTalk';

/**
 * Makes sure that the triggers of a number will hear the answer to a question, before it is asked.
 * @param url of the trigger that Meta delivers the number's messages to
 * @param wait for free text: what the triggers have to know
 * @throws InputError when the answer would not come back, and the question therefore must not leave
 */
export async function announce(caller: Caller, appSecret: string, url: string, phoneNumberId: string, wait?: Wait): Promise<void> {
	const said = await askToWait(caller, appSecret, url, phoneNumberId, wait === undefined ? undefined : plainWait(wait));
	if (typeof said === 'number') throw notTheTrigger(said, url);
	if (said.wait === 'busy') {
		throw new InputError(
			`Execution ${said.execution ?? ''} already waits for the next message of this conversation, so nothing was sent`,
			'Wait until it is answered or its time is over, stop that execution, or ask with buttons: any number of those can wait.',
		);
	}
	if (said.wait === 'full') {
		throw new InputError(
			'Too many questions wait for free text already, so nothing was sent',
			'A trigger keeps 200 of them. Ask with buttons, of which any number can wait, or set a shorter Limit Wait Time.',
		);
	}
	if (said.wait === 'unreachable') throw unreachable(url);
	if (!said.isPublished) {
		throw new InputError(
			'Only a test listener receives the messages to this number, and it is gone after its first event, so no answer would arrive. Nothing was sent',
			'Publish a workflow with a WhatsApp Cloud Trigger on this account, then test again: a published trigger hears the answer also while you test.',
		);
	}
	if (!said.hearsMessages) {
		throw new InputError(
			'The WhatsApp Cloud Trigger of this number receives other events, but no messages, so no answer would arrive. Nothing was sent',
			"Add Message to the trigger's 'Trigger On' and publish its workflow.",
		);
	}
}

const unreachable = (url: string): InputError =>
	new InputError(
		`The WhatsApp Cloud Trigger that would hear the answer did not answer at ${hostOf(url)}, so nothing was sent`,
		`n8n has to reach its own address. Allow requests from n8n to ${hostOf(url)} (${ADDRESS_VARIABLE}), then run the node again.`,
	);

function notTheTrigger(status: number, url: string): InputError {
	if (status === 0 || status >= 500) return unreachable(url);
	if (status === 401) {
		return new InputError(
			"The WhatsApp Cloud Trigger of this number has another App Secret than this node's credential, so nothing was sent",
			'Use the same credential in both nodes, or enter the same App Secret in both.',
		);
	}
	if (status === 404) {
		return new InputError(
			'Messages to this number go to a workflow of this n8n that is not published, so no answer would arrive. Nothing was sent',
			'Publish a workflow with a WhatsApp Cloud Trigger on this account. A test listener is gone after its first event.',
		);
	}
	return new InputError(
		'Messages to this number go to another node of this n8n, not to a WhatsApp Cloud Trigger, so no answer would arrive. Nothing was sent',
		'Let a workflow with the WhatsApp Cloud Trigger receive the messages: publish it with Take Over Messages, or take the other node out.',
	);
}
