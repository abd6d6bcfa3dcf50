import { contactCard } from '../../../shared/whatsapp/contactCard';
import { contacts } from '../fields/contacts';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { messageSent, outgoing } from './outgoing';

export const sendContacts = defineOperation({
	name: 'Send Contacts',
	value: 'sendContacts',
	action: 'Send contacts message',
	description: 'Send one or more contact cards, each with names, phones, emails, addresses, organization, URLs and birthday',
	effect: 'send',
	fields: [sender, recipient, contacts, sendOptions()],
	request: (parameters) =>
		outgoing(parameters, {
			type: 'contacts',
			contacts: parameters.contacts.map((contact, index) => contactCard(contact, `Contact ${index + 1}`)),
		}),
	simplify: messageSent,
});
