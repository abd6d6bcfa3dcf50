/**
 * The examples that the demo publishes, in this order. "hi" is answered by the support bot alone, so Echo and others
 * that answer any message are left for whoever wants to publish them; those with a sheet or a start by hand run in the
 * editor; the AI assistant needs nodes and an account that the demo has not.
 *
 * The template alert comes first, since Meta delivers news of the account to the app's own callback only, which the
 * first trigger gets.
 */
export const published: readonly string[] = [
	'template-alert.json',
	'support-bot.json',
	'appointment-confirmation.json',
	'media-archive.json',
	'delivery-dashboard.json',
	'one-time-code.json',
];

/** Puts example files in the order in which they are to be published. */
export function inPublishingOrder(files: Iterable<string>): string[] {
	const place = (file: string): number => (published.includes(file) ? published.indexOf(file) : published.length);
	return [...files].sort((one, other) => place(one) - place(other) || one.localeCompare(other));
}
