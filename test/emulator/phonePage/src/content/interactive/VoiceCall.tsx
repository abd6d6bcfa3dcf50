import { Phone } from 'lucide-react';
import { toast } from 'sonner';
import { useBubble } from '../../chat/chatContext';
import { textAt } from '../../reading';
import { ActionButton } from '../ActionButton';
import { InteractiveFrame } from './InteractiveFrame';

export function callIsNotPossible(): void {
	toast.info('On a phone a call would begin now.', { description: 'The emulator carries messages, not calls.' });
}

export function VoiceCall() {
	const { bubble } = useBubble();
	const label = textAt(bubble.message, 'interactive', 'action', 'parameters', 'display_text') ?? 'Call now';
	return <InteractiveFrame actions={<ActionButton label={label} icon={Phone} testId={`action-${bubble.id}`} onTap={callIsNotPossible} />} />;
}
