import type { Resource } from '../operation';
import { markAsRead } from './markAsRead';
import { requestCallPermission } from './requestCallPermission';
import { requestContactInfo } from './requestContactInfo';
import { requestLocation } from './requestLocation';
import { sendAndWait } from './sendAndWait';
import { sendButtons } from './sendButtons';
import { sendCallButton } from './sendCallButton';
import { sendCarousel } from './sendCarousel';
import { sendCatalog } from './sendCatalog';
import { sendContacts } from './sendContacts';
import { sendCtaUrl } from './sendCtaUrl';
import { sendFlow } from './sendFlow';
import { sendJson } from './sendJson';
import { sendList } from './sendList';
import { sendLocation } from './sendLocation';
import { sendMedia } from './sendMedia';
import { sendProduct } from './sendProduct';
import { sendProductList } from './sendProductList';
import { sendReaction } from './sendReaction';
import { sendTemplate } from './sendTemplate';
import { sendText } from './sendText';

export const message: Resource = {
	name: 'Message',
	value: 'message',
	defaultOperation: 'sendText',
	operations: [
		markAsRead,
		requestCallPermission,
		requestContactInfo,
		requestLocation,
		sendAndWait,
		sendButtons,
		sendCallButton,
		sendCarousel,
		sendCatalog,
		sendContacts,
		sendFlow,
		sendJson,
		sendList,
		sendLocation,
		sendMedia,
		sendProduct,
		sendProductList,
		sendReaction,
		sendTemplate,
		sendText,
		sendCtaUrl,
	],
};
