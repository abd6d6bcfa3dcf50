import { House } from 'lucide-react';
import { useState } from 'react';
import { useBubble } from '../../chat/chatContext';
import { fieldsAt } from '../../reading';
import { addressReply } from '../../replies';
import { AddressSheet } from '../../sheets/AddressSheet';
import { ActionButton } from '../ActionButton';
import { InteractiveFrame } from './InteractiveFrame';

export function AddressRequest() {
	const { bubble, answer } = useBubble();
	const [open, setOpen] = useState(false);
	return (
		<>
			<InteractiveFrame actions={<ActionButton label="Provide address" icon={House} testId={`action-${bubble.id}`} onTap={() => setOpen(true)} />} />
			<AddressSheet
				open={open}
				onOpenChange={setOpen}
				parameters={fieldsAt(bubble.message, 'interactive', 'action', 'parameters')}
				onAddress={(values, savedId) => answer(addressReply(values, savedId))}
			/>
		</>
	);
}
