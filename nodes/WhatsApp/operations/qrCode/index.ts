import type { Resource } from '../operation';
import { create } from './create';
import { deleteQrCode } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const qrCode: Resource = {
	name: 'QR Code',
	value: 'qrCode',
	defaultOperation: 'create',
	operations: [create, deleteQrCode, get, getAll, update],
};
