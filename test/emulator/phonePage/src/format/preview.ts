/** One line that says what a message is: for the conversation list, quotes and screen readers. */
import type { Bubble } from '../../../contract';
import { at, fieldsAt, listAt, numberAt, textAt, type Fields } from '../reading';
import { plainText } from './whatsAppText';

export type PreviewIcon =
	| 'photo' | 'video' | 'audio' | 'voice' | 'document' | 'sticker' | 'location' | 'contact' | 'list' | 'order' | 'call' | 'form' | 'template' | 'json';

export interface Preview {
	icon?: PreviewIcon;
	text: string;
}

function captioned(icon: PreviewIcon, word: string, caption: string | undefined): Preview {
	return { icon, text: caption === undefined ? word : plainText(caption) };
}

function interactivePreview(interactive: Fields): Preview {
	const body = textAt(interactive, 'body', 'text');
	const text = plainText(body ?? textAt(interactive, 'header', 'text') ?? '');
	switch (textAt(interactive, 'type')) {
		case 'button_reply':
			return { text: textAt(interactive, 'button_reply', 'title') ?? 'Button' };
		case 'list_reply':
			return { icon: 'list', text: textAt(interactive, 'list_reply', 'title') ?? 'List row' };
		case 'nfm_reply':
			return { icon: 'form', text: textAt(interactive, 'nfm_reply', 'name') === 'address_message' ? 'Address' : 'Form sent' };
		case 'call_permission_reply':
			return { icon: 'call', text: textAt(interactive, 'call_permission_reply', 'response') === 'accept' ? 'Calls allowed' : 'Calls declined' };
		case 'payment_method':
			return { icon: 'order', text: 'Payment' };
		case 'list':
			return { icon: 'list', text: text || 'List' };
		case 'flow':
		case 'address_message':
			return { icon: 'form', text: text || 'Form' };
		case 'product':
		case 'product_list':
		case 'catalog_message':
		case 'order_details':
		case 'order_status':
			return { icon: 'order', text: text || 'Products' };
		case 'call_permission_request':
		case 'voice_call':
			return { icon: 'call', text: text || 'Call' };
		case 'location_request_message':
			return { icon: 'location', text: text || 'Location request' };
		default:
			return { text: text || 'Interactive message' };
	}
}

/** The line for a message object of either side. */
export function previewOf(bubble: Pick<Bubble, 'type' | 'message' | 'rendered'>): Preview {
	const { message, type } = bubble;
	const part = fieldsAt(message, type);
	const caption = textAt(part, 'caption');
	switch (type) {
		case 'text':
			return { text: plainText(textAt(part, 'body') ?? '') };
		case 'image':
			return captioned('photo', 'Photo', caption);
		case 'video':
			return captioned('video', 'Video', caption);
		case 'audio':
			return at(part, 'voice') === true ? { icon: 'voice', text: 'Voice message' } : { icon: 'audio', text: 'Audio' };
		case 'document':
			return captioned('document', textAt(part, 'filename') ?? 'Document', caption);
		case 'sticker':
			return { icon: 'sticker', text: 'Sticker' };
		case 'location':
			return { icon: 'location', text: textAt(part, 'name') ?? 'Location' };
		case 'contacts': {
			const cards = listAt(message, 'contacts');
			const name = textAt(cards, 0, 'name', 'formatted_name') ?? 'Contact';
			return { icon: 'contact', text: cards.length > 1 ? `${name} and ${cards.length - 1} more` : name };
		}
		case 'interactive':
			return interactivePreview(part);
		case 'button':
			return { text: textAt(part, 'text') ?? 'Button' };
		case 'template':
			return bubble.rendered?.body ? { text: plainText(bubble.rendered.body) } : { icon: 'template', text: `Template ${textAt(part, 'name') ?? ''}`.trim() };
		case 'order': {
			const count = listAt(part, 'product_items').reduce<number>((sum, item) => sum + (numberAt(item, 'quantity') ?? 1), 0);
			return { icon: 'order', text: `Order, ${count} ${count === 1 ? 'item' : 'items'}` };
		}
		case 'reaction':
			return { text: textAt(part, 'emoji') ? `Reacted ${textAt(part, 'emoji')}` : 'Took a reaction back' };
		default:
			return { icon: 'json', text: `Message of type ${type}` };
	}
}
