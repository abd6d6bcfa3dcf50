import { accountIdOf, searchList } from './searchList';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The account's templates by ID, each in each of its languages. */
export const searchTemplateIds = searchList({
	request: (account, filter) => ({
		method: 'GET',
		path: `/${accountIdOf(account)}/message_templates`,
		query: {
			fields: 'id,name,language,status',
			// Meta searches names; an ID that is pasted is looked for here.
			...(filter.trim() === '' || /^\d+$/.test(filter.trim()) ? {} : { name: filter.trim().toLowerCase().replace(/\s+/g, '_') }),
		},
	}),
	entry: ({ id, name, language, status }) =>
		typeof id === 'string'
			? {
					name: [`${text(name)} (${text(language)})`, text(status) === 'APPROVED' ? '' : text(status).toLowerCase().replaceAll('_', ' ')]
						.filter(Boolean)
						.join(' · '),
					value: id,
				}
			: undefined,
});
