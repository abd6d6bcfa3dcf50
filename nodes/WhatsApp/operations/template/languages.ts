import { templateLanguages } from '../../../shared/whatsapp/templateLanguages';

/** The languages of templates for a menu, in the order of their names. */
export const languages: ReadonlyArray<{ readonly name: string; readonly value: string }> = Object.entries(templateLanguages)
	.map(([value, name]) => ({ name: `${name} (${value})`, value }))
	.sort((one, other) => one.name.localeCompare(other.name));
