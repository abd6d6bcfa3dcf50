import { fieldNames, graphFields } from '../fields/graphFields';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { describedTemplate, TEMPLATE_FIELDS } from './description';
import { template, templateId } from './templateFields';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get template',
	description: 'Get the status of a template, why it was rejected, its quality and its content',
	effect: 'read',
	fields: [template, plainOptions(graphFields('status,rejected_reason,quality_score'))],
	request: ({ templateId: id, options }) => ({
		method: 'GET',
		path: `/${templateId(id)}`,
		query: { fields: fieldNames(options.fields ?? '', TEMPLATE_FIELDS) },
	}),
	simplify: describedTemplate,
});
