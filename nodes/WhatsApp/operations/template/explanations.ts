const STATUSES: Readonly<Record<string, string>> = {
	APPROVED: 'Approved: it can be sent',
	ARCHIVED: 'Archived: it was not used for long and cannot be sent until it is restored',
	DELETED: 'Deleted',
	DISABLED: 'Switched off for good, because people gave it bad marks too often',
	IN_APPEAL: 'Under review again after an appeal',
	LIMIT_EXCEEDED: 'The account has as many templates as it may have',
	PAUSED: 'Paused, because people gave it bad marks: it cannot be sent for now',
	PENDING: 'In review: it cannot be sent yet. Most reviews end within minutes, at the latest after 24 hours',
	PENDING_DELETION: 'Being deleted',
	REJECTED: 'Rejected: correct it and hand it in again',
};

/** What a template's status means for sending it; null for one that is not known. */
export const statusMeaning = (status: string): string | null => STATUSES[status.toUpperCase()] ?? null;

const REASONS: Readonly<Record<string, string>> = {
	ABUSIVE_CONTENT: 'The text threatens, abuses or endangers people, or offers what WhatsApp does not allow to be sold',
	CATEGORY_NOT_AVAILABLE: 'The account may not use this category',
	INCORRECT_CATEGORY: 'The content does not fit the category: choose the one that fits',
	INVALID_FORMAT: 'Something is formatted wrongly: look at variables without text around them, broken braces and links',
	PROMOTIONAL: 'The content advertises, which belongs to the category Marketing',
	SCAM: 'The text looks like an attempt to get money or secret data out of people',
	TAG_CONTENT_MISMATCH: 'The language or the category does not fit the content: choose those that fit',
};

/** Why Meta rejected a template, in plain words; null when it did not. */
export function rejectionMeaning(reason: string): string | null {
	const name = reason.toUpperCase();
	if (name === '' || name === 'NONE') return null;
	return REASONS[name] ?? `Meta's reason: ${name.toLowerCase().replaceAll('_', ' ')}`;
}

const QUALITIES: Readonly<Record<string, string>> = {
	GREEN: 'High: people rarely block or report it',
	YELLOW: 'Medium: some people block or report it, and it may be paused soon',
	RED: 'Low: many people block or report it, and it is about to be paused or switched off',
	UNKNOWN: 'Not known yet: too few messages were sent with it',
};

/** What a template's quality score means; null when there is none. */
export const qualityMeaning = (score: string): string | null => QUALITIES[score.toUpperCase()] ?? null;
