import { List } from 'lucide-react';
import { useState } from 'react';
import { useBubble } from '../../chat/chatContext';
import { textAt } from '../../reading';
import { listReply } from '../../replies';
import { ListSheet } from '../../sheets/ListSheet';
import { ActionButton } from '../ActionButton';
import { InteractiveFrame } from './InteractiveFrame';

export function ListMessage() {
	const { bubble, answer } = useBubble();
	const [open, setOpen] = useState(false);
	const label = textAt(bubble.message, 'interactive', 'action', 'button') ?? 'Options';
	return (
		<>
			<InteractiveFrame actions={<ActionButton label={label} icon={List} testId={`list-open-${bubble.id}`} onTap={() => setOpen(true)} />} />
			<ListSheet open={open} onOpenChange={setOpen} title={label} message={bubble.message} onPick={(row) => answer(listReply(row))} />
		</>
	);
}
