import { requireAccountId } from '../../../shared/whatsapp/identifiers';
import { defineFields, type ParametersOf } from '../fields/field';
import { fieldNames, graphFields } from '../fields/graphFields';
import { after, allEntries, entriesOf, limit, returnAll } from '../fields/listing';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { describedTemplate, TEMPLATE_FIELDS } from './description';
import { languages } from './languages';
import { categories } from './templateFields';

/** Filters of `GET /{waba}/message_templates`. A template has to pass all that are given. */
const filterFields = defineFields([
	{
		displayName: 'Category',
		name: 'category',
		type: 'multiOptions',
		options: categories,
		default: [],
		description: 'Only templates of these categories',
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		default: '',
		placeholder: 'e.g. delivery',
		description: 'Only templates with this in their text',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'multiOptions',
		options: languages,
		default: [],
		description: 'Only templates in these languages',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. order_update',
		description: 'Only templates with this in their name',
	},
	{
		displayName: 'Name or Content',
		name: 'nameOrContent',
		type: 'string',
		default: '',
		placeholder: 'e.g. order',
		description: 'Only templates with this in their name or text',
	},
	{
		displayName: 'Quality',
		name: 'qualityScore',
		type: 'multiOptions',
		options: [
			{ name: 'High', value: 'GREEN' },
			{ name: 'Low', value: 'RED' },
			{ name: 'Medium', value: 'YELLOW' },
			{ name: 'Not Known Yet', value: 'UNKNOWN' },
		],
		default: [],
		description: 'Only templates of this quality',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'multiOptions',
		options: [
			{ name: 'Approved', value: 'APPROVED' },
			{ name: 'Archived', value: 'ARCHIVED' },
			{ name: 'Deleted', value: 'DELETED' },
			{ name: 'Disabled', value: 'DISABLED' },
			{ name: 'In Appeal', value: 'IN_APPEAL' },
			{ name: 'Limit Exceeded', value: 'LIMIT_EXCEEDED' },
			{ name: 'Paused', value: 'PAUSED' },
			{ name: 'Pending', value: 'PENDING' },
			{ name: 'Pending Deletion', value: 'PENDING_DELETION' },
			{ name: 'Rejected', value: 'REJECTED' },
		],
		default: [],
		description: 'Only templates with one of these statuses',
	},
]);

type Filters = Partial<ParametersOf<typeof filterFields>>;

const filters = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: filterFields,
} as const;

/** One value stands as it is, several as a list, as Graph takes sets. */
const set = (values: readonly string[] = []): string => (values.length > 1 ? JSON.stringify(values) : (values[0] ?? ''));

function queryOf({ category, content, language, name, nameOrContent, qualityScore, status }: Filters): Record<string, string> {
	const all = {
		category: set(category),
		content: content?.trim() ?? '',
		language: set(language),
		name: name?.trim() ?? '',
		name_or_content: nameOrContent?.trim() ?? '',
		quality_score: set(qualityScore),
		status: set(status),
	};
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

export const getAll = defineOperation({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many templates',
	description: 'Get the templates of the account, with status, reason of a rejection, quality and content, by any filter',
	effect: 'read',
	fields: [returnAll, limit, filters, plainOptions(after, graphFields('name,language,status'))],
	request: ({ filters: given, options }, { account }) => ({
		method: 'GET',
		path: `/${requireAccountId(account)}/message_templates`,
		query: {
			fields: fieldNames(options.fields ?? '', TEMPLATE_FIELDS),
			...queryOf(given),
			...(options.after ? { after: options.after.trim() } : {}),
		},
	}),
	run: allEntries,
	simplify: (body) => entriesOf(body).map(describedTemplate),
});
