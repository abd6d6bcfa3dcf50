import { ambiguous, never, notAccepted, type ErrorCodes } from './row';

const STATUS_PAGE = 'See metastatus.com/whatsapp-business-api for an outage.';

/** The object that a path names is not there, or not for this token. Meta says so in several ways. */
export const objectMissing = never(
	'Meta does not know this ID, or the access token may not see it.',
	'Check the ID for a typing mistake and that it is of the right kind, such as a phone number ID and not a phone number. Then assign the WhatsApp account to the system user in Business Settings > Users > System Users.',
);

/** The request itself, and Meta's own state. */
export const requestCodes: ErrorCodes = {
	1: ambiguous(
		'Meta could not make sense of the request, or had an internal fault.',
		`${STATUS_PAGE} If there is none, check the values in the node.`,
	),
	2: ambiguous('A Meta service was down or overloaded.', `${STATUS_PAGE} Otherwise try again later.`),
	33: never(
		'The phone number was deleted, or its ID is not known to this access token.',
		"Compare the node's 'From' and the credential's 'Phone Number ID' with WhatsApp Manager > Account Tools > Phone Numbers.",
	),
	100: never(
		'A value in the request is misspelled, too long, or not supported.',
		"The details name the value: correct the field it comes from. If they name the phone number ID, compare it with WhatsApp Manager > Account Tools > Phone Numbers.",
	),
	803: objectMissing,
	131000: ambiguous(
		'Something broke inside WhatsApp, and Meta gives no reason.',
		`${STATUS_PAGE} If it keeps happening, open a ticket at Meta's Direct Support with the trace.`,
	),
	131008: never(
		'A required value is missing from the request.',
		'The details name it: fill in the field it comes from, and check that an expression there does not give an empty value.',
	),
	131009: never(
		'A value in the request is not one that Meta accepts here.',
		"The details name the value: correct the field it comes from. If it is the recipient, check the number or user ID in 'To'.",
	),
	131016: ambiguous('A part of WhatsApp was unavailable.', `${STATUS_PAGE} Otherwise try again later.`),
	131021: never(
		'The recipient is the sending phone number itself.',
		"Change 'To': a phone number cannot message itself.",
	),
	131051: never(
		'This kind of message is not supported.',
		'Send another kind, such as text or a document. If the message came in, ask the person to send it in another form.',
	),
	131055: never(
		'This phone number or template cannot be used with this endpoint.',
		'Send templates that are not for marketing without the Marketing Messages option. Calls of a number with SIP have to go through SIP.',
	),
	131057: notAccepted(
		'The phone number is being upgraded and takes no messages for a moment.',
		'Run it again after a minute.',
		'number',
	),
	131059: never(
		"The position in a list that was asked for, 'after' or 'before', is not valid any more.",
		'Read the list again from its beginning, and do not keep positions between runs.',
	),
	135000: never(
		'Meta did not accept the values of the request and gives no reason.',
		"Compare the message's fields with the reference of this message type, and leave optional ones out until it works. If it goes on, ask Meta's Direct Support with the trace.",
	),
};
