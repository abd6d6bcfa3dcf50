import { ambiguous, never, notAccepted, type ErrorCodes } from './row';

const CALL_SETTINGS = 'WhatsApp Manager > Account Tools > Phone Numbers > Call Settings';
const CALL_AGAIN = 'Call again later, or send a message.';

/** Voice calls. */
export const callCodes: ErrorCodes = {
	138000: never(
		'Calls are not switched on for this phone number.',
		`Switch them on in ${CALL_SETTINGS}, or with the operation 'Update Settings' of the phone number.`,
	),
	138001: never(
		'This person cannot be called: they are not on WhatsApp, have not accepted its terms, or use a version without calls.',
		'Send a message, or reach the person in another way.',
	),
	138002: notAccepted(
		'The phone number has as many calls at a time as it may have.',
		'Wait until calls have ended: 1000 at a time is the limit.',
	),
	138003: never('There is already a call with this person.', 'Wait until it ends, then call again.'),
	138004: ambiguous('The call could not be connected inside WhatsApp.', CALL_AGAIN),
	138005: notAccepted('The phone number has started too many calls in a short time.', 'Wait some minutes between calls.'),
	138006: never(
		'The person has not allowed calls from your business.',
		"Ask first, with the operation 'Request Call Permission', and call when they have agreed.",
	),
	138007: ambiguous(
		'The call was not connected in time.',
		'Let your call software answer faster when a call is picked up.',
	),
	138009: never(
		'This person was asked for call permission too often.',
		'Ask one person at most once in 24 hours and twice in 7 days.',
	),
	138012: never(
		'This person was called as often as is allowed in 24 hours.',
		'The details say when the next call is possible.',
	),
	138013: never(
		'Calls to people are not available for this phone number or country.',
		'Let people call you instead: send them a call button.',
	),
	138014: never(
		'Meta has stopped calls for this phone number, because people gave them bad marks.',
		`See ${CALL_SETTINGS} for the date on which the restriction ends.`,
	),
	138015: never(
		'Calls cannot be switched on, because the messaging limit of this phone number is too low.',
		'Verify the business in Business Settings > Security Center: calls need a limit of 2000 people a day.',
	),
	138017: never('The person has already allowed your calls for good.', 'Call directly: you need not ask again.'),
	138018: never(
		'Calls are not completely set up for this phone number.',
		`Enter a SIP server in ${CALL_SETTINGS}, or subscribe the app to the webhook field calls.`,
	),
	138019: never("The person's phone could not set up the call.", CALL_AGAIN),
	138020: never("The person's phone could not reach WhatsApp's call servers.", CALL_AGAIN),
	138021: never(
		'The call ended, because no sound came from your side.',
		'Check that your call software sends audio and that its firewall lets it out.',
	),
	138022: never("The call ended, because no sound came from the person's side.", CALL_AGAIN),
	138023: never(
		'The call was picked up and ended at once, because no sound connection was made.',
		'Check the firewall of your call software, then call again.',
	),
};
