import { Reply } from 'lucide-react';
import { useBubble } from '../../chat/chatContext';
import { listAt, textAt } from '../../reading';
import { buttonReply } from '../../replies';
import { ActionButton } from '../ActionButton';
import { InteractiveFrame } from './InteractiveFrame';

export function ReplyButtons() {
	const { bubble, answer } = useBubble();
	const buttons = listAt(bubble.message, 'interactive', 'action', 'buttons');
	return (
		<InteractiveFrame
			actions={buttons.map((button, index) => {
				const id = textAt(button, 'reply', 'id') ?? String(index);
				const title = textAt(button, 'reply', 'title') ?? id;
				return <ActionButton key={id} label={title} icon={Reply} testId={`button-${id}`} onTap={() => answer(buttonReply(id, title))} />;
			})}
		/>
	);
}
