import { PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { useBubble } from '../../chat/chatContext';
import { CallPermissionSheet } from '../../sheets/CallPermissionSheet';
import { ActionButton } from '../ActionButton';
import { InteractiveFrame } from './InteractiveFrame';

export function CallPermissionRequest() {
	const { bubble } = useBubble();
	return <InteractiveFrame actions={<CallPermissionButton label="Choose preference" testId={`action-${bubble.id}`} />} />;
}

/** Opens the choice of whether the business may call; templates have this button too. */
export function CallPermissionButton({ label, testId }: { label: string; testId: string }) {
	const [open, setOpen] = useState(false);
	return (
		<>
			<ActionButton label={label} icon={PhoneCall} testId={testId} onTap={() => setOpen(true)} />
			<CallPermissionSheet open={open} onOpenChange={setOpen} />
		</>
	);
}
