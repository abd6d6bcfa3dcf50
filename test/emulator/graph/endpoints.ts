import { analyticsEndpoints } from './analytics';
import { automationEndpoints } from './automation';
import { blockingEndpoints } from './blocking';
import { callEndpoints } from './calls';
import type { Endpoint } from './endpoint';
import { flowEndpoints } from './flows';
import { groupEndpoints } from './groups';
import { identityEndpoints } from './identity';
import { mediaEndpoints } from './media';
import { messageEndpoints } from './messages';
import { phoneNumberEndpoints } from './phoneNumbers';
import { profileEndpoints } from './profile';
import { qrCodeEndpoints } from './qrCodes';
import { registrationEndpoints } from './registration';
import { subscriptionEndpoints } from './subscriptions';
import { templateListEndpoints } from './templateLists';
import { templateEndpoints } from './templates';
import { templateToolEndpoints } from './templateTools';
import { uploadEndpoints } from './uploads';

/** Everything that the emulated Graph API can do: the one list that the router reads. */
export const endpoints: Endpoint[] = [
	...identityEndpoints,
	...subscriptionEndpoints,
	...phoneNumberEndpoints,
	...registrationEndpoints,
	...profileEndpoints,
	...messageEndpoints,
	...mediaEndpoints,
	...uploadEndpoints,
	...templateListEndpoints,
	...templateEndpoints,
	...templateToolEndpoints,
	...blockingEndpoints,
	...qrCodeEndpoints,
	...flowEndpoints,
	...automationEndpoints,
	...groupEndpoints,
	...callEndpoints,
	...analyticsEndpoints,
];
