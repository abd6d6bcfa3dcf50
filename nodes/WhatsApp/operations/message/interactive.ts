import { InputError } from '../../../shared/graph/failure';
import type { GraphRequest, JsonObject } from '../../../shared/graph/request';
import type { Header } from '../fields/header';
import { outgoing, type SendParameters } from './outgoing';

/** What the interactive messages share. Each type has its own action; some take no header, body or footer. */
export interface InteractiveParameters extends SendParameters {
	body?: string;
	footer?: string;
}

/** What makes a message of one type. */
interface Interactive {
	type: string;
	action: JsonObject;
	header?: Header;
}

const textPart = (name: 'body' | 'footer', text = ''): JsonObject => (text.trim() === '' ? {} : { [name]: { text } });

/**
 * The request that sends an interactive message.
 * @throws InputError when the recipient is a group (Meta: no interactive messages in groups) or cannot be sent to
 */
export function interactive(parameters: InteractiveParameters, { type, action, header }: Interactive): GraphRequest {
	const content = {
		type,
		...(header?.header ? { header: header.header } : {}),
		...textPart('body', parameters.body),
		...textPart('footer', parameters.footer),
		action,
	};
	const request = outgoing(parameters, { type: 'interactive', interactive: content }, header?.attachments);
	if (request.body?.recipient_type === 'group') {
		throw new InputError(
			"'To' is a group, and WhatsApp takes no interactive messages in groups",
			'Write the choice as a text with Send Text, or send this message to each member.',
		);
	}
	return request;
}
