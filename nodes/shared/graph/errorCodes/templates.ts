import { never, type ErrorCodes } from './row';

const VARIABLES =
	"Choose the template from the list in 'Template' and fill in the form that the node shows, so that every variable has a value of the right kind.";
const SEE_TEMPLATES = 'Open the template in WhatsApp Manager > Message Templates.';

/** Sending a template. */
const sending: ErrorCodes = {
	132000: never('The number of values does not fit the variables of the template.', VARIABLES),
	132001: never(
		'The template does not exist in this language, or is not approved.',
		"Check name and language in WhatsApp Manager > Message Templates, and that it belongs to the account of the phone number in 'From'.",
	),
	132005: never(
		'The template is too long once its variables are filled in.',
		'Use shorter values: the text of a template may have 1024 characters in all.',
	),
	132007: never(
		"The content of the template breaks one of WhatsApp's policies.",
		`${SEE_TEMPLATES} The reason is given there: change the text, or create another template.`,
	),
	132012: never('A value does not have the form that the template asks for.', VARIABLES),
	132015: never(
		'The template is paused, because people gave it bad marks.',
		`${SEE_TEMPLATES} Edit it and wait for the approval, or use another one until the pause ends.`,
	),
	132016: never(
		'The template is switched off for good, because people gave it bad marks too often.',
		'Create a new template with other content.',
	),
	132018: never('The values for the template are not as its definition asks for.', VARIABLES),
	134100: never(
		'Only marketing templates can be sent this way, and this one has another category.',
		"Switch the Marketing Messages option of 'Send Template' off, or choose a marketing template.",
	),
	134101: never(
		'The template is new and not ready for the Marketing Messages API.',
		'Wait 10 minutes after the creation of a template, then send it.',
	),
	134102: never(
		'The template cannot be used with the Marketing Messages API.',
		"Check in WhatsApp Manager whether the account may use it, or switch the Marketing Messages option of 'Send Template' off.",
	),
	1752041: never(
		'The Marketing Messages API was already requested for this account.',
		'There is nothing to do: the first request counts.',
	),
};

/** Writing and editing templates. */
const writing: ErrorCodes = {
	2388019: never(
		'The account has as many templates as it may have.',
		'Delete templates that you do not use, or verify the business in Business Settings > Security Center, which raises the limit from 250 to 6000.',
	),
	2388023: never(
		'A template of this name and language is still being deleted.',
		"Choose another 'Name', or wait: a deleted name is locked for 30 days.",
	),
	2388024: never(
		'There is a template of this name in this language already.',
		"Choose another 'Name' or 'Language', or change the existing template with Template > Update.",
	),
	2388025: never(
		'The category of an approved template cannot be changed.',
		"Leave 'Category' as it is, or create a new template.",
	),
	2388039: never(
		'The template cannot be changed now.',
		'Wait until its review is over. An approved template can be edited once in 24 hours and 10 times in 30 days.',
	),
	2388040: never(
		'A part of the template is too long.',
		'Shorten it: the header takes 60 characters, the body 1024, the footer 60, a button label 25.',
	),
	2388047: never(
		'The header of the template is not in an accepted form.',
		'Remove line breaks, emoji, asterisks and other formatting from the header, and use one variable at most.',
	),
	2388072: never(
		'The body of the template is not in an accepted form.',
		'Number the variables from {{1}} without gaps, give an example for each, and remove empty lines in a row.',
	),
	2388073: never(
		'The footer of the template is not in an accepted form.',
		'Remove variables, line breaks, emoji and formatting from the footer.',
	),
	2388293: never(
		'The template has too many variables for so little text.',
		'Add words around the variables, or use fewer of them.',
	),
	2388299: never(
		'The template begins or ends with a variable.',
		'Put words before the first variable and after the last one.',
	),
	2593002: never(
		'There is no such template in the account.',
		'Compare the name and the language with WhatsApp Manager > Message Templates. A deleted template is gone at once.',
	),
};

export const templateCodes: ErrorCodes = { ...sending, ...writing };
