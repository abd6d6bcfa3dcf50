import { ContactRound } from 'lucide-react';
import { useBubble, useChat } from '../../chat/chatContext';
import { contactsMessage } from '../../replies';
import { ActionButton } from '../ActionButton';
import { InteractiveFrame } from './InteractiveFrame';

/** The business asks for the customer's number: one tap shares their own contact. */
export function ContactRequest() {
	const { bubble, answer } = useBubble();
	const { customer } = useChat();
	const share = () => answer(contactsMessage([{ name: customer.name, phone: customer.phone }]));
	return <InteractiveFrame actions={<ActionButton label="Share contact info" icon={ContactRound} testId={`action-${bubble.id}`} onTap={share} />} />;
}
