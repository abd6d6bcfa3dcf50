import { Building2, Cake, Globe, Mail, MapPin, MessageCircle, Phone } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '../chat/Avatar';
import { useBubble } from '../chat/chatContext';
import { Meta } from '../chat/Meta';
import { listAt, textAt } from '../reading';
import { Sheet } from '../sheets/Sheet';

function nameOf(contact: unknown): string {
	return textAt(contact, 'name', 'formatted_name') ?? textAt(contact, 'name', 'first_name') ?? 'Contact';
}

/** All parts of a contact, each with its kind. */
function ContactDetails({ contact }: { contact: unknown }) {
	const company = [textAt(contact, 'org', 'title'), textAt(contact, 'org', 'department'), textAt(contact, 'org', 'company')].filter(Boolean).join(', ');
	const birthday = textAt(contact, 'birthday');
	const facts = [
		...listAt(contact, 'phones').map((phone) => ({ icon: Phone, value: textAt(phone, 'phone') ?? textAt(phone, 'wa_id'), kind: textAt(phone, 'type') })),
		...listAt(contact, 'emails').map((email) => ({ icon: Mail, value: textAt(email, 'email'), kind: textAt(email, 'type') })),
		...listAt(contact, 'urls').map((url) => ({ icon: Globe, value: textAt(url, 'url'), kind: textAt(url, 'type') })),
		...listAt(contact, 'addresses').map((address) => ({
			icon: MapPin,
			value: ['street', 'city', 'state', 'zip', 'country'].map((part) => textAt(address, part)).filter(Boolean).join(', '),
			kind: textAt(address, 'type'),
		})),
		{ icon: Building2, value: company, kind: 'Company' },
		{ icon: Cake, value: birthday, kind: 'Birthday' },
	];
	return (
		<ul className="facts">
			{facts.map(({ icon: Icon, value, kind }, index) =>
				value ? (
					<li key={index}>
						<Icon size={18} aria-hidden />
						<span>
							{value}
							{kind !== undefined && <small>{kind.toLowerCase()}</small>}
						</span>
					</li>
				) : null,
			)}
		</ul>
	);
}

function ContactCard({ contact }: { contact: unknown }) {
	const [open, setOpen] = useState(false);
	const name = nameOf(contact);
	const phone = textAt(contact, 'phones', 0, 'phone') ?? textAt(contact, 'phones', 0, 'wa_id');
	return (
		<>
			<button type="button" className="contact" onClick={() => setOpen(true)} aria-label={`${name}, show the contact`}>
				<Avatar name={name} id={phone?.replace(/\D/g, '') ?? name} size={42} />
				<span className="contact__text">
					<strong>{name}</strong>
					<small>{phone ?? textAt(contact, 'org', 'company') ?? 'Contact'}</small>
				</span>
			</button>
			<Sheet open={open} onOpenChange={setOpen} title={name} description={textAt(contact, 'org', 'company')}>
				<ContactDetails contact={contact} />
			</Sheet>
		</>
	);
}

/** Shared contacts; each opens with all its details. */
export function ContactCards() {
	const { bubble } = useBubble();
	const contacts = listAt(bubble.message, 'contacts');
	return (
		<div className="contacts">
			{contacts.map((contact, index) => <ContactCard key={index} contact={contact} />)}
			{contacts.length === 0 && <p className="contacts__none"><MessageCircle size={16} aria-hidden /> No contact in this message</p>}
			<Meta />
		</div>
	);
}
