import { analytics } from './analytics';
import { apiRequest } from './apiRequest';
import { blockedUser } from './blockedUser';
import { businessProfile } from './businessProfile';
import { commerce } from './commerce';
import { conversationalAutomation } from './conversationalAutomation';
import { flow } from './flow';
import { group } from './group';
import { media } from './media';
import { message } from './message';
import type { Operation, Resource } from './operation';
import { phoneNumber } from './phoneNumber';
import { qrCode } from './qrCode';
import { template } from './template';
import { webhook } from './webhook';

/** The resources in menu order: the one list that menus, fields, dispatch and docs come from. */
export const resources: readonly Resource[] = [
	analytics,
	apiRequest,
	blockedUser,
	businessProfile,
	commerce,
	conversationalAutomation,
	flow,
	group,
	media,
	message,
	phoneNumber,
	qrCode,
	template,
	webhook,
];

/** The operation that a node's menus name; undefined when a workflow names one that does not exist. */
export const findOperation = (resource: string, operation: string): Operation | undefined =>
	resources.find((one) => one.value === resource)?.operations.find((one) => one.value === operation);
