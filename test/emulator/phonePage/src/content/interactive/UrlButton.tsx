import { ExternalLink } from 'lucide-react';
import { useBubble } from '../../chat/chatContext';
import { safeHref } from '../../format/whatsAppText';
import { fieldsAt, textAt } from '../../reading';
import { ActionLink } from '../ActionButton';
import { InteractiveFrame } from './InteractiveFrame';

export function UrlButton() {
	const { bubble } = useBubble();
	const parameters = fieldsAt(bubble.message, 'interactive', 'action', 'parameters');
	return (
		<InteractiveFrame
			actions={<ActionLink label={textAt(parameters, 'display_text') ?? 'Open'} icon={ExternalLink} href={safeHref(textAt(parameters, 'url'))} testId={`action-${bubble.id}`} />}
		/>
	);
}
