import type { Resource } from '../operation';
import { create } from './create';
import { deleteGroup } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getInviteLink } from './getInviteLink';
import { resetInviteLink } from './resetInviteLink';
import { update } from './update';

export const group: Resource = {
	name: 'Group',
	value: 'group',
	defaultOperation: 'get',
	operations: [create, deleteGroup, get, getInviteLink, getAll, resetInviteLink, update],
};
