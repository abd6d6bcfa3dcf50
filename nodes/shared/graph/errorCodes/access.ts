import { never, type ErrorCodes } from './row';

const NEW_TOKEN =
	"Generate a new one in Business Settings > Users > System Users, with expiration set to never, and put it into the credential's 'Access Token'.";

const GRANT =
	'In Business Settings > Users > System Users, assign the app and the WhatsApp account with full control, generate a token with whatsapp_business_messaging and whatsapp_business_management, and put it into the credential.';

const LOOK_AT_ACCOUNT =
	'Open the account in Business Support Home to see the reason, and ask for a review there if you disagree.';

/** Who may do what: tokens, permissions, restricted accounts. */
export const accessCodes: ErrorCodes = {
	0: never('Meta could not sign the app in with this access token.', NEW_TOKEN),
	3: never(
		'The app is not allowed to use this function of the API.',
		`Look the token up in Meta's Access Token Debugger to see which permissions it has. ${GRANT}`,
	),
	10: never(
		'The permission that this needs was not granted, or was taken away.',
		`${GRANT} If the permissions are there, the account may not be eligible for this function.`,
	),
	102: never('The login behind the access token has ended.', NEW_TOKEN),
	104: never(
		'The request reached Meta without an access token.',
		"Fill in the credential's 'Access Token', and if 'Base URL' points to a gateway, let it pass the Authorization header on.",
	),
	190: never('The access token has expired, was revoked, or is not complete.', NEW_TOKEN),
	200: never(
		'The access token does not have the permission that this needs, or did not arrive.',
		`Check that the credential's 'Access Token' is filled in. ${GRANT}`,
	),
	368: never(
		'Meta has blocked the WhatsApp Business account for breaking a policy.',
		`${LOOK_AT_ACCOUNT} A temporary block ends by itself.`,
	),
	130497: never(
		'The business may not message people in this country.',
		"Read in WhatsApp's Business Messaging Policy which countries are open to your kind of business, and leave out recipients in the others.",
	),
	131005: never(
		'The access token may not use this account or phone number.',
		`${GRANT} If the details name terms of service, accept them first with the link given there.`,
	),
	131031: never(
		'The WhatsApp Business account is locked, or the PIN does not belong to it.',
		`${LOOK_AT_ACCOUNT} If you were registering a phone number, check the PIN in WhatsApp Manager > Account Tools > Phone Numbers > Two-Step Verification.`,
	),
};

/** 200 to 299 are one code for each permission; only 200 has a row of its own. */
export const missingPermission = never('The access token does not have the permission that this needs.', GRANT);

/** Why a token is not accepted any more: what 190 says in its subcode. */
export const tokenSubcodes: ErrorCodes = {
	458: never(
		'The person whose access token this is has removed the app.',
		`Use a system user's token, which does not depend on a person. ${NEW_TOKEN}`,
	),
	459: never(
		'The person whose access token this is has to confirm the login at Facebook.',
		"Log in at facebook.com as that person and follow the instructions, or use a system user's token in the credential.",
	),
	460: never(
		'The access token ended because the password behind it was changed.',
		`Use a system user's token, which does not depend on a password. ${NEW_TOKEN}`,
	),
	463: never(
		'The access token has expired.',
		`A token from the app's API Setup page lasts for hours only. ${NEW_TOKEN}`,
	),
	464: never(
		'The person whose access token this is has not confirmed the Facebook account.',
		"Log in at facebook.com as that person and confirm the account, or use a system user's token in the credential.",
	),
	467: never('The access token was revoked, or its owner has logged out.', NEW_TOKEN),
};
