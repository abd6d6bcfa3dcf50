import { reactionMessage } from '../replies';
import { useBubble, useChat } from './chatContext';

/** The emoji that sit on a bubble; a click takes one's own back. */
export function Reactions() {
	const { bubble } = useBubble();
	const { businessName, send } = useChat();
	if (bubble.reactions.length === 0) return null;
	return (
		<div className="reactions">
			{bubble.reactions.map(({ from, emoji }) =>
				from === 'customer' ? (
					<button
						key={from}
						type="button"
						className="reactions__one"
						aria-label={`Take your reaction ${emoji} back`}
						title="Take back"
						onClick={() => void send(reactionMessage(bubble.id))}
						data-testid={`reaction-${bubble.id}`}
					>
						{emoji}
					</button>
				) : (
					<span key={from} className="reactions__one" role="img" aria-label={`${businessName} reacted ${emoji}`}>{emoji}</span>
				),
			)}
		</div>
	);
}
