import { recordOf, type Json } from '../workflow';
import { addressed, operation, type Conversion, type Converted } from './converted';

/** Meta: characters of a reply button's title. */
const BUTTON_TITLE = 20;

const ASKS_IN_CHAT = 'it asks by buttons or in the chat itself now, in place of links to a page of n8n';

const NEEDS_TRIGGER = {
	what: 'the answer arrives through the WhatsApp Cloud Trigger',
	remedy: 'See to it that a workflow with a WhatsApp Cloud Trigger for the same number is published in the same n8n, and that the credential holds the App Secret.',
};

/** Send and Wait for Response. A form on a page of n8n has no place in a chat. */
export function convertSendAndWait(given: Json): Conversion {
	const responseType = given.responseType ?? 'approval';
	if (responseType !== 'approval' && responseType !== 'freeText') {
		return {
			because: `its Response Type is '${responseType === 'customForm' ? 'Custom Form' : String(responseType)}', a form on a page of n8n`,
			remedy: 'Leave this node as it is, ask for one thing at a time with Message > Send and Wait for Response, or send a Flow with Message > Send Flow.',
		};
	}
	const options = recordOf(given.options);
	const notes = [ASKS_IN_CHAT, ...leftOut(options)];
	const byHand: Converted['byHand'] = [NEEDS_TRIGGER];
	const parameters: Json = { ...addressed(given), message: given.message ?? '', responseType };
	if (responseType === 'approval') {
		const { values } = recordOf(given.approvalOptions);
		// Labels have other defaults where the options were never opened.
		const usual = values === undefined ? 'Approve' : '✓ Approve';
		const { approvalType = 'single', approveLabel = usual, disapproveLabel = '✗ Decline' } = recordOf(values);
		parameters.approvalOptions = { values: { approvalType, approveLabel, ...(approvalType === 'double' ? { disapproveLabel } : {}) } };
		for (const label of [approveLabel, ...(approvalType === 'double' ? [disapproveLabel] : [])]) {
			if (typeof label === 'string' && !label.startsWith('=') && [...label].length > BUTTON_TITLE) {
				byHand.push({ what: `the button '${label}' has ${[...label].length} characters`, remedy: `WhatsApp shows at most ${BUTTON_TITLE}: shorten it.` });
			}
		}
	}
	if (responseType === 'freeText' && options.limitWaitTime === undefined) notes.push('without a limit it waits 24 hours for a text, as long as free text can be answered');
	if (options.limitWaitTime !== undefined) parameters.options = { limitWaitTime: options.limitWaitTime };
	return operation('message', 'sendAndWait', 'Message > Send and Wait for Response', parameters, { notes, byHand });
}

/** Options that dress n8n's page. */
function leftOut(options: Json): string[] {
	const page = ['messageButtonLabel', 'responseFormTitle', 'responseFormDescription', 'responseFormButtonLabel', 'responseFormCustomCss'];
	const set = page.filter((name) => options[name] !== undefined);
	return set.length === 0 ? [] : ["the texts of n8n's answer page were left out: there is no page any more"];
}
