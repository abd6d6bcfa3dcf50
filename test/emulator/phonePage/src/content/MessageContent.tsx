import { useBubble } from '../chat/chatContext';
import { textAt } from '../reading';
import { ContactCards } from './ContactCards';
import { DocumentCard } from './DocumentCard';
import { Interactive } from './interactive/Interactive';
import { JsonCard } from './JsonCard';
import { LocationCard } from './LocationCard';
import { OrderCard } from './OrderCard';
import { Picture } from './Picture';
import { Reply } from './Reply';
import { Sound } from './Sound';
import { Sticker } from './Sticker';
import { Template } from './Template';
import { TextBody } from './TextBody';

/** The inside of a bubble, by the message's type; a type that nobody knows is shown as it came. */
export function MessageContent() {
	const { bubble } = useBubble();
	switch (bubble.type) {
		case 'text':
			return <TextBody />;
		case 'image':
		case 'video':
			return <Picture kind={bubble.type} />;
		case 'audio':
			return <Sound />;
		case 'document':
			return <DocumentCard />;
		case 'sticker':
			return <Sticker />;
		case 'location':
			return <LocationCard />;
		case 'contacts':
			return <ContactCards />;
		case 'interactive':
			return <Interactive />;
		case 'template':
			return <Template />;
		case 'button':
			return <Reply title={textOfButton(bubble.message)} />;
		case 'order':
			return <OrderCard />;
		default:
			return <JsonCard />;
	}
}

function textOfButton(message: Record<string, unknown>): string {
	return textAt(message, 'button', 'text') ?? textAt(message, 'button', 'payload') ?? '';
}
