import { InputError } from '../../../shared/graph/failure';
import { requireAccountId } from '../../../shared/whatsapp/identifiers';
import { templateName } from '../../../shared/whatsapp/templateRules/templateRules';
import { defineField } from '../fields/field';
import { plainOptions } from '../fields/sendOptions';
import { textOf } from '../flat';
import { defineOperation } from '../operation';
import { template, templateId, templateNameField } from './templateFields';

const deleteBy = defineField({
	displayName: 'Delete By',
	name: 'deleteBy',
	type: 'options',
	options: [
		{ name: 'ID', value: 'id', description: 'In one language' },
		{ name: 'Name', value: 'name', description: 'In all languages' },
	],
	default: 'id',
	description: 'What names the template',
	hint: 'A deleted name cannot be used again for 30 days',
});

export const deleteTemplate = defineOperation({
	name: 'Delete',
	value: 'delete',
	action: 'Delete template',
	description: 'Delete a template in one language by its ID, or in all languages by its name. It cannot be restored.',
	effect: 'write',
	fields: [
		deleteBy,
		{ ...template, displayOptions: { show: { deleteBy: ['id'] } } },
		{ ...templateNameField, displayOptions: { show: { deleteBy: ['name'] } } },
		plainOptions(),
	],
	/** Meta wants the name beside the ID, so that nobody deletes the wrong one. */
	resolve: async ({ deleteBy: by, templateId: id, name }, { read }): Promise<string> => {
		if (by === 'name') return templateName(name);
		const found = textOf((await read({ method: 'GET', path: `/${templateId(id)}`, query: { fields: 'name' } })).name);
		if (found !== undefined) return found;
		throw new InputError(`'Template' is ${id}, which is the ID of something else`, 'Choose the template from the list.');
	},
	request: ({ deleteBy: by, templateId: id }, { resolved: name, account }) => ({
		method: 'DELETE',
		path: `/${requireAccountId(account)}/message_templates`,
		query: by === 'id' ? { hsm_id: templateId(id), name } : { name },
	}),
	simplify: (_body, { deleteBy: by, templateId: id }, { query }) => ({
		deleted: true,
		...(by === 'id' ? { templateId: id } : {}),
		name: query?.name ?? null,
	}),
});
