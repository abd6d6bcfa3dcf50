import type { Resource } from '../operation';
import { deregister } from './deregister';
import { get } from './get';
import { getAll } from './getAll';
import { getSettings } from './getSettings';
import { register } from './register';
import { requestCode } from './requestCode';
import { setPin } from './setPin';
import { updateSettings } from './updateSettings';
import { verifyCode } from './verifyCode';

export const phoneNumber: Resource = {
	name: 'Phone Number',
	value: 'phoneNumber',
	defaultOperation: 'get',
	operations: [deregister, get, getAll, getSettings, register, requestCode, setPin, updateSettings, verifyCode],
};
