import type { Resource } from '../operation';
import { create } from './create';
import { deleteFlow } from './delete';
import { deprecate } from './deprecate';
import { get } from './get';
import { getAll } from './getAll';
import { publish } from './publish';
import { update } from './update';
import { uploadJson } from './uploadJson';

export const flow: Resource = {
	name: 'Flow',
	value: 'flow',
	defaultOperation: 'get',
	operations: [create, deleteFlow, deprecate, get, getAll, publish, update, uploadJson],
};
