import { useState } from 'react';
import { Avatar } from '../chat/Avatar';
import { useChat } from '../chat/chatContext';
import { phoneLabel } from '../format/people';
import { contactsMessage, type ContactCard, type InboundMessage } from '../replies';
import { Field } from './Field';
import { Sheet } from './Sheet';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	onSend: (message: InboundMessage) => Promise<boolean>;
}

const nobody = { name: '', phone: '', email: '', company: '' };

/** A contact to share: one of the other customers with a tap, or anybody typed in. */
export function ContactSheet({ open, onOpenChange, onSend }: Props) {
	const { otherCustomers } = useChat();
	const [typed, setTyped] = useState<Required<ContactCard>>(nobody);
	const share = async (card: ContactCard) => {
		if (!(await onSend(contactsMessage([card])))) return;
		setTyped(nobody);
		onOpenChange(false);
	};
	return (
		<Sheet
			open={open}
			onOpenChange={onOpenChange}
			title="Share a contact"
			footer={<button type="submit" form="contact-form" className="primary" data-testid="contact-send">Share</button>}
		>
			<section className="rows" aria-label="People of this emulator">
				{otherCustomers.slice(0, 6).map(({ name, phone }) => (
					<button key={phone} type="button" className="rows__row" onClick={() => void share({ name, phone })}>
						<Avatar name={name} id={phone} size={36} />
						<span><strong>{name}</strong><small>{phoneLabel(phone)}</small></span>
					</button>
				))}
			</section>
			<form id="contact-form" className="form form--two" onSubmit={(event) => { event.preventDefault(); void share(typed); }}>
				<Field label="Name" required value={typed.name} onValue={(name) => setTyped({ ...typed, name })} placeholder="Dee" />
				<Field label="Phone" required type="tel" value={typed.phone} onValue={(phone) => setTyped({ ...typed, phone })} placeholder="+16505550199" />
				<Field label="Email (optional)" type="email" value={typed.email} onValue={(email) => setTyped({ ...typed, email })} placeholder="dee@example.com" />
				<Field label="Company (optional)" value={typed.company} onValue={(company) => setTyped({ ...typed, company })} />
			</form>
		</Sheet>
	);
}
