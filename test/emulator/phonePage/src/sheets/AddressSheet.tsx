import { useState } from 'react';
import { useChat } from '../chat/chatContext';
import { phoneLabel } from '../format/people';
import { fieldsAt, listAt, textAt, type Fields } from '../reading';
import { Field } from './Field';
import { Sheet } from './Sheet';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	/** Of the address message: country, values, saved addresses, validation errors. */
	parameters: Fields;
	onAddress: (values: Record<string, string>, savedId?: string) => Promise<boolean>;
}

const fieldsByCountry: Record<string, string[]> = {
	IN: ['name', 'phone_number', 'in_pin_code', 'house_number', 'floor_number', 'building_name', 'address', 'landmark_area', 'city', 'state'],
	SG: ['name', 'phone_number', 'sg_post_code', 'unit_number', 'building_name', 'address'],
};
const otherFields = ['name', 'phone_number', 'address', 'city', 'state', 'postal_code'];

function textsOf(fields: Fields): Record<string, string> {
	return Object.fromEntries(Object.keys(fields).flatMap((key): Array<[string, string]> => {
		const value = textAt(fields, key);
		return value === undefined ? [] : [[key, value]];
	}));
}

/** An address to type, begun with what the business knows, or one of the saved ones. */
export function AddressSheet({ open, onOpenChange, parameters, onAddress }: Props) {
	const { customer } = useChat();
	const names = fieldsByCountry[textAt(parameters, 'country') ?? ''] ?? otherFields;
	const [values, setValues] = useState<Record<string, string>>({
		name: customer.name,
		phone_number: phoneLabel(customer.phone),
		...textsOf(fieldsAt(parameters, 'values')),
	});
	const saved = listAt(parameters, 'saved_addresses');
	const finish = async (chosen: Record<string, string>, savedId?: string) => {
		if (await onAddress(chosen, savedId)) onOpenChange(false);
	};
	const typed = (): Record<string, string> => Object.fromEntries(names.flatMap((name): Array<[string, string]> => (values[name] ? [[name, values[name]]] : [])));
	return (
		<Sheet
			open={open}
			onOpenChange={onOpenChange}
			title="Address"
			footer={<button type="submit" form="address-form" className="primary" data-testid="address-send">Send</button>}
		>
			{saved.length > 0 && (
				<section className="rows" aria-label="Saved addresses">
					<h3>Saved addresses</h3>
					{saved.map((entry, index) => {
						const address = textsOf(fieldsAt(entry, 'value'));
						return (
							<button key={index} type="button" className="rows__row" onClick={() => void finish(address, textAt(entry, 'id'))}>
								<span><strong>{address['name'] ?? 'Address'}</strong><small>{Object.values(address).slice(1).join(', ')}</small></span>
							</button>
						);
					})}
				</section>
			)}
			<form id="address-form" className="form" onSubmit={(event) => { event.preventDefault(); void finish(typed()); }}>
				{names.map((name) => (
					<Field
						key={name}
						label={name.replace(/^(in|sg)_/, '').replace(/_/g, ' ')}
						value={values[name] ?? ''}
						fault={textAt(parameters, 'validation_errors', name)}
						onValue={(value) => setValues((all) => ({ ...all, [name]: value }))}
						data-testid={`address-${name}`}
					/>
				))}
			</form>
		</Sheet>
	);
}
