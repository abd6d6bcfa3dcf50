import { Braces, Copy, EllipsisVertical, Reply, SmilePlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { toast } from 'sonner';
import { previewOf } from '../format/preview';
import { textAt } from '../reading';
import { reactionMessage } from '../replies';
import { DetailsSheet } from '../sheets/DetailsSheet';
import { useBubble, useChat } from './chatContext';
import { copyText } from './copyText';
import { ReactionPicker } from './ReactionPicker';

const quickEmojis = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** Beside a bubble: react, reply, and a menu with both, copying and the message's JSON. */
export function BubbleTools() {
	const { bubble } = useBubble();
	const { send, startReply } = useChat();
	const [details, setDetails] = useState(false);
	const [choosing, setChoosing] = useState(false);
	const own = bubble.reactions.find(({ from }) => from === 'customer')?.emoji;
	const react = (emoji: string) => void send(reactionMessage(bubble.id, emoji === own ? undefined : emoji));
	const copy = async () => {
		await copyText(textAt(bubble.message, 'text', 'body') ?? previewOf(bubble).text);
		toast.success('Copied');
	};
	return (
		<div className="tools">
			<ReactionPicker open={choosing} onOpenChange={setChoosing} quick={quickEmojis} current={own} onPick={react}>
				<button type="button" className="tools__button tools__hover" aria-label="React" title="React" data-testid={`react-${bubble.id}`}>
					<SmilePlus size={17} />
				</button>
			</ReactionPicker>
			<button type="button" className="tools__button tools__hover" aria-label="Reply" title="Reply" onClick={() => startReply(bubble)} data-testid={`reply-${bubble.id}`}>
				<Reply size={17} />
			</button>
			<DropdownMenu.Root>
				<DropdownMenu.Trigger className="tools__button" aria-label="More" title="More" data-testid={`more-${bubble.id}`}>
					<EllipsisVertical size={17} />
				</DropdownMenu.Trigger>
				<DropdownMenu.Portal>
					<DropdownMenu.Content className="menu" sideOffset={4} collisionPadding={8}>
						<div className="menu__emojis">
							{quickEmojis.map((emoji) => (
								<DropdownMenu.Item key={emoji} className="menu__emoji" data-chosen={emoji === own} aria-label={`React ${emoji}`} onSelect={() => react(emoji)}>
									{emoji}
								</DropdownMenu.Item>
							))}
						</div>
						<DropdownMenu.Item className="menu__item" onSelect={() => setTimeout(() => startReply(bubble))}>
							<Reply size={17} aria-hidden />
							<span className="menu__text">Reply</span>
						</DropdownMenu.Item>
						<DropdownMenu.Item className="menu__item" onSelect={() => void copy()}>
							<Copy size={17} aria-hidden />
							<span className="menu__text">Copy text</span>
						</DropdownMenu.Item>
						<DropdownMenu.Item className="menu__item" onSelect={() => setDetails(true)}>
							<Braces size={17} aria-hidden />
							<span className="menu__text">Message JSON</span>
						</DropdownMenu.Item>
					</DropdownMenu.Content>
				</DropdownMenu.Portal>
			</DropdownMenu.Root>
			<DetailsSheet open={details} onOpenChange={setDetails} />
		</div>
	);
}
