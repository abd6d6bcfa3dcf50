import { never, ambiguous, notAccepted, type ErrorCodes } from './row';

const PHONE_NUMBERS = 'WhatsApp Manager > Account Tools > Phone Numbers';
const VERIFY = "Use the operations 'Request Code' and 'Verify Code', then 'Register'.";
const RECONNECT = "Remove the phone number from the app's onboarding and connect it again.";
const USERNAME = `Choose and manage usernames in ${PHONE_NUMBERS}.`;

/** Comes as a code of its own, and as a subcode of 100. */
export const notRegistered = never(
	'The phone number is not registered for the Cloud API.',
	"Run the operation 'Register' of the phone number with a PIN of six digits.",
);

/** Registering, verifying and moving phone numbers. */
const registering: ErrorCodes = {
	131045: never(
		'The phone number is not properly registered.',
		"Run the operation 'Register' of the phone number with its PIN, then send again.",
	),
	133000: never(
		'The phone number was not completely deregistered before.',
		"Run the operation 'Deregister', then 'Register'.",
	),
	133004: ambiguous(
		'The registration service was unavailable.',
		'See metastatus.com/whatsapp-business-api for an outage, and try again in some minutes.',
	),
	133005: never(
		'The PIN of the phone number is not the right one.',
		`Enter the right one, or set a new one in ${PHONE_NUMBERS} > Two-Step Verification.`,
	),
	133006: never('The phone number has to be verified before it can be registered.', VERIFY),
	133008: never(
		'The PIN was entered wrongly too often.',
		'Wait as long as the details say, and only then try again with the right PIN.',
	),
	133009: never(
		'The PIN was entered too quickly after the last time.',
		'Wait as long as the details say, then try again.',
	),
	133010: notRegistered,
	133015: never(
		'The phone number was deleted a moment ago and is not free yet.',
		'Wait 5 minutes, then register it again.',
	),
	2388012: never('This phone number is already in the account.', 'Use it as it is, or add another number.'),
	2388091: never('No code can be requested for this phone number, because it is not being moved.', VERIFY),
	2388093: never('No code can be verified for this phone number, because it is not being moved.', VERIFY),
	2388103: never(
		'The phone number cannot be moved to this account yet.',
		'The details name what is missing, such as an approved display name, a payment method or a webhook: put it in place and try again.',
	),
	2494100: notAccepted(
		'The phone number is in maintenance and cannot be used for a moment.',
		'Run it again in some minutes.',
		'number',
	),
	2593107: never('The data of the WhatsApp Business app was already requested once.', RECONNECT),
	2593108: never(
		'The data of the WhatsApp Business app has to be requested within 24 hours after the connection.',
		RECONNECT,
	),
};

/** Usernames of businesses. */
const usernames: ErrorCodes = {
	147001: never('This username is taken or not allowed.', `${USERNAME} The details give the reason.`),
	147002: never(
		'This phone number may not have a username yet.',
		`Raise its messaging limit first, by a verified business and good quality. ${USERNAME}`,
	),
	147003: never(
		'A Facebook Page uses this username already.',
		'Link that Page to the business in Business Settings > Accounts > Pages, then claim the username.',
	),
	147004: never(
		'An Instagram account uses this username already.',
		'Link that account to the business in Business Settings > Accounts > Instagram Accounts, then claim the username.',
	),
};

export const phoneNumberCodes: ErrorCodes = { ...registering, ...usernames };
