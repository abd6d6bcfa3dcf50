import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { useBubble } from '../../chat/chatContext';
import { LocationSheet } from '../../sheets/LocationSheet';
import { ActionButton } from '../ActionButton';
import { InteractiveFrame } from './InteractiveFrame';

export function LocationRequest() {
	const { bubble, answer } = useBubble();
	const [open, setOpen] = useState(false);
	return (
		<>
			<InteractiveFrame actions={<ActionButton label="Send location" icon={MapPin} testId={`action-${bubble.id}`} onTap={() => setOpen(true)} />} />
			<LocationSheet open={open} onOpenChange={setOpen} onSend={answer} />
		</>
	);
}
