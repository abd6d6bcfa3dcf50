import { never, type ErrorCodes } from './row';

/** Callbacks: where Meta delivers to. */
export const webhookCodes: ErrorCodes = {
	2200: never(
		'Meta asked the callback URL whether it wants the webhooks, and did not get the right answer.',
		"Check that the URL starts with https://, can be reached from the internet and belongs to a published workflow, and that 'Verify Token' is the one that it expects.",
	),
	2446079: never(
		'A callback of an account or a number stands on that of the app, which is missing or not subscribed to messages.',
		"Give the app a callback with the field messages first: Webhook > Subscribe with 'Level' set to App, or Meta App Dashboard > WhatsApp > Configuration.",
	),
};
