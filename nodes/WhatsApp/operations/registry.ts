import { businessProfile } from './businessProfile';
import { media } from './media';
import { message } from './message';
import type { Operation, Resource } from './operation';
import { phoneNumber } from './phoneNumber';
import { template } from './template';

/** The resources in menu order: the one list that menus, fields, dispatch and docs come from. */
export const resources: readonly Resource[] = [
	message,
	businessProfile,
	media,
	phoneNumber,
	template,
];

/** The operation that a node's menus name; undefined when a workflow names one that does not exist. */
export const findOperation = (resource: string, operation: string): Operation | undefined =>
	resources.find((one) => one.value === resource)?.operations.find((one) => one.value === operation);
