import type { Resource } from '../operation';
import { compare } from './compare';
import { create } from './create';
import { deleteTemplate } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const template: Resource = {
	name: 'Template',
	value: 'template',
	defaultOperation: 'get',
	operations: [compare, create, deleteTemplate, get, getAll, update],
};
