import type { JsonObject } from '../../nodes/shared/graph/request';
import type { RequestCase } from './requestCase';

/** The request that carries this interactive object to +16505551234, from the demo number. */
export const interactiveRequest = (interactive: JsonObject, more: JsonObject = {}): RequestCase['request'] => ({
	method: 'POST',
	path: '/1023000000000001/messages',
	body: {
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		to: '+16505551234',
		type: 'interactive',
		interactive,
		...more,
	},
});

/** Whom the cases write to. */
export const to = '+16505551234';
