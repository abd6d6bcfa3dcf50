import type { ReactNode } from 'react';
import { useBubble } from '../../chat/chatContext';
import { fieldsAt, textAt } from '../../reading';
import { Frame, Header } from '../Frame';

interface Props {
	children?: ReactNode;
	actions?: ReactNode;
}

/** The frame filled from the interactive object's own header, body and footer. */
export function InteractiveFrame({ children, actions }: Props) {
	const { bubble } = useBubble();
	const interactive = fieldsAt(bubble.message, 'interactive');
	return (
		<Frame
			header={<Header header={interactive['header']} />}
			body={textAt(interactive, 'body', 'text')}
			footer={textAt(interactive, 'footer', 'text')}
			actions={actions}
		>
			{children}
		</Frame>
	);
}
