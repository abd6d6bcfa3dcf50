import { InputError } from '../../graph/failure';
import type { TemplateDefinition } from '../templateDefinition';
import { similar } from './similar';

/** Which template a user means. */
export interface WantedTemplate {
	readonly name: string;
	/** Empty for the template's only language. */
	readonly language: string;
}

/** The value of an entry of the list of templates: a name alone does not tell the language. */
export const listValue = ({ name, language }: WantedTemplate): string => `${name}|${language}`;

/** Reads `order_confirmation|en_US`, or a name alone. */
export function wantedFrom(value: string): WantedTemplate {
	const [name = '', language = ''] = value.split('|');
	return { name: name.trim(), language: language.trim() };
}

/** `EN-us` and `en_US` are the same language. */
const plain = (language: string): string => language.trim().toLowerCase().replace(/-/g, '_');

const LIST = "Choose the template from the list in 'Template', or see Template > Get Many.";

/** There is no template of that name. Of the account's names, the most similar one is suggested. */
export function unknownTemplate(name: string, names: readonly string[]): InputError {
	const near = names.find((one) => one.startsWith(name)) ?? similar(name, names);
	return new InputError(`The account has no template '${name}'${near === undefined ? '' : ` (did you mean '${near}'?)`}`, LIST);
}

/**
 * The template of that language.
 * @param inLanguages the account's templates of the wanted name, at least one
 * @throws InputError when it has no such language, or the language is open; it says which there are
 */
export function choose(inLanguages: readonly TemplateDefinition[], { name, language }: WantedTemplate): TemplateDefinition {
	const offered = inLanguages.map((one) => (one.status === 'APPROVED' ? one.language : `${one.language} (${statusWord(one.status)})`)).join(', ');
	if (language !== '') {
		const match = inLanguages.find((one) => plain(one.language) === plain(language));
		if (match) return match;
		throw new InputError(
			`The template '${name}' does not exist in the language '${language}'. It exists in: ${offered}`,
			"Choose one of them in 'Template Language', or add the translation to the template.",
		);
	}
	const [only] = inLanguages;
	if (only && inLanguages.length === 1) return only;
	throw new InputError(`The template '${name}' exists in ${inLanguages.length} languages: ${offered}`, "Choose one of them in 'Template Language'.");
}

/** Why a template of this status cannot be sent, and how to get on. Statuses that are not here are left to Meta. */
const UNSENDABLE: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
	REJECTED: ['was rejected by Meta', 'Read the reason with Template > Get, correct the template with Template > Update, and wait for the review.'],
	PENDING: ['is still in review at Meta', 'Wait until it is approved: the WhatsApp Cloud Trigger can start a workflow then.'],
	IN_APPEAL: ['was rejected by Meta, and the appeal is still open', 'Wait for the outcome, or send another template.'],
	PAUSED: [
		'is paused by Meta, since too many customers blocked or reported it',
		'Meta resumes it by itself after 3 hours the first time and 6 hours the second. Send another template until then, and change this one.',
	],
	DISABLED: ['was disabled by Meta, since customers kept blocking or reporting it', 'It cannot be sent again. Create a new template with other words.'],
	LIMIT_EXCEEDED: ['is over the limit of templates that the account may have', 'Delete templates that are not in use.'],
	ARCHIVED: ['is archived', "Take it out of the archive in Meta's WhatsApp Manager, or send another template."],
	DELETED: ['was deleted', LIST],
	PENDING_DELETION: ['is being deleted', LIST],
};

/** @throws InputError when Meta would refuse every send of the template */
export function assertSendable({ name, language, status }: TemplateDefinition): void {
	const reason = UNSENDABLE[status];
	if (reason) throw new InputError(`The template '${name}' (${language}) ${reason[0]}`, reason[1]);
}

/** `PENDING_DELETION` reads `Pending deletion`. */
export function statusWord(status: string): string {
	const words = status.toLowerCase().replace(/_/g, ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
