import { never, type ErrorCodes } from './row';

const ASK_OTHERWISE = 'Reach the person in another way.';
const PAYMENT =
	'Open Business Settings > Billing & Payments, add a payment method or pay what is due, and check in WhatsApp Manager that the account has a time zone and a currency.';

/** Why a message does not reach a person, and why the account may not send it. */
export const recipientCodes: ErrorCodes = {
	130403: never(
		'Your business has blocked this person.',
		"Remove the person from the block list first: resource 'Blocked User', operation 'Unblock'.",
	),
	130472: never(
		'Meta withheld this marketing message, because the person is in a group that gets none as a test.',
		'Do not send it again. Wait until the person writes to you, or reach them in another way.',
	),
	131026: never(
		'The message could not be delivered: the recipient is not on WhatsApp, has not accepted its current terms, or uses an old version.',
		`Check the number in 'To', with country code. ${ASK_OTHERWISE} Ask them to update WhatsApp and to accept its terms.`,
	),
	131030: never(
		'This is a test phone number, and the recipient is not on its list.',
		"Add the recipient in the Meta App Dashboard > WhatsApp > API Setup, under 'To', or send from a phone number of your own.",
	),
	131035: never(
		'An incoming message was lost, because your webhook could not be reached and this phone number stores no messages.',
		'Make sure that n8n can be reached from the internet at all times, and ask the person to send the message again.',
	),
	131036: never(
		'The message was dropped, because it could not be delivered in time and this phone number stores no messages.',
		'Send it again if it still matters.',
	),
	131037: never(
		'The display name of this phone number is not approved yet.',
		'Set or change the display name in WhatsApp Manager > Account Tools > Phone Numbers, and wait for the approval.',
	),
	131042: never('Meta cannot charge for the message, because the payment set-up is incomplete or blocked.', PAYMENT),
	131044: never('The call cannot be charged, because the account has no valid payment method.', PAYMENT),
	131047: never(
		'The recipient has not written in the last 24 hours, so only a template may be sent.',
		"Use the operation 'Send Template', or have a template sent by the option 'Outside the 24-Hour Window'. Any message of the person opens the 24 hours again.",
	),
	131049: never(
		'Meta did not deliver this marketing message, because the person gets many of them or lives where none are allowed.',
		'Wait at least 24 hours before you send it again. Marketing templates to numbers in the United States are not delivered at all.',
	),
	131050: never(
		'The person does not want marketing messages from your business.',
		'Leave them out of marketing from now on. The trigger reports such choices in the field user_preferences.',
	),
	131060: never(
		'An incoming message cannot be shown.',
		'Ask the person to write again. This happens with the first message after an ad, and with some companion devices.',
	),
	131062: never(
		'This message cannot be sent to a user ID.',
		"Put the phone number into 'To': authentication templates with a code button need it.",
	),
	131063: never(
		'Marketing templates are switched off for this way of sending.',
		"Use the Marketing Messages option of 'Send Template', or let marketing through the Cloud API again in the account's settings.",
	),
	134011: never(
		'The terms of WhatsApp Payments have not been accepted for this account.',
		'Open the link in the details and accept them.',
	),
	200005: never(
		'Template insights are not available for this account yet.',
		'Try again later: Meta opens them account by account.',
	),
	200006: never('Template insights cannot be switched off again.', 'Leave the setting as it is: it costs nothing.'),
	200007: never(
		'Template insights are not switched on for this account.',
		'Confirm them in WhatsApp Manager > Insights, or send a POST to the account ID with is_enabled_for_insights=true by the API Request resource.',
	),
};
