import { useState } from 'react';
import { problem } from '../chat/problem';
import { addCustomer } from '../state/api';
import { Field } from './Field';
import { Sheet } from './Sheet';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	onAdded: (phone: string) => void;
}

const nobody = { name: '', phone: '', username: '' };

/** Meta: a phone number has 7 to 15 digits, country code included. */
function phoneFault(phone: string): string | undefined {
	const digits = phone.replace(/\D/g, '');
	return digits.length >= 7 && digits.length <= 15 ? undefined : '7 to 15 digits, with the country code';
}

/** Another person to write as. */
export function NewCustomerSheet({ open, onOpenChange, onAdded }: Props) {
	const [typed, setTyped] = useState(nobody);
	const fault = typed.phone === '' ? undefined : phoneFault(typed.phone);
	const add = async () => {
		if (fault !== undefined) return;
		const phone = typed.phone.replace(/\D/g, '');
		const username = typed.username.trim().replace(/^@/, '');
		try {
			await addCustomer({ phone, name: typed.name.trim(), ...(username === '' ? {} : { username }) });
			onAdded(phone);
			setTyped(nobody);
			onOpenChange(false);
		} catch (error) {
			problem('The customer was not added', error);
		}
	};
	return (
		<Sheet
			open={open}
			onOpenChange={onOpenChange}
			title="Add a customer"
			footer={<button type="submit" form="customer-form" className="primary" data-testid="customer-save">Add</button>}
		>
			<form id="customer-form" className="form" onSubmit={(event) => { event.preventDefault(); void add(); }}>
				<Field label="Name" required value={typed.name} onValue={(name) => setTyped({ ...typed, name })} placeholder="Dee" data-testid="customer-name" />
				<Field label="Phone" required type="tel" value={typed.phone} fault={fault} onValue={(phone) => setTyped({ ...typed, phone })} placeholder="+16505550104" data-testid="customer-phone" />
				<Field label="Username (optional)" value={typed.username} onValue={(username) => setTyped({ ...typed, username })} placeholder="@dee" data-testid="customer-username" />
			</form>
		</Sheet>
	);
}
