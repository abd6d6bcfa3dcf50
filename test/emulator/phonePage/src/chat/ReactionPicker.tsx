import { Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { EmojiPanel } from './EmojiPanel';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	quick: string[];
	current: string | undefined;
	onPick: (emoji: string) => void;
	/** The button that opens it. */
	children: ReactNode;
}

/** A strip of six emoji, and all others behind the plus. */
export function ReactionPicker({ open, onOpenChange, quick, current, onPick, children }: Props) {
	const [all, setAll] = useState(false);
	const pick = (emoji: string) => {
		onOpenChange(false);
		setAll(false);
		onPick(emoji);
	};
	return (
		<Popover.Root open={open} onOpenChange={(next) => { onOpenChange(next); setAll(false); }}>
			<Popover.Trigger asChild>{children}</Popover.Trigger>
			<Popover.Portal>
				<Popover.Content className={all ? 'popover' : 'popover popover--strip'} side="top" sideOffset={6} collisionPadding={8}>
					{all ? (
						<EmojiPanel onPick={pick} />
					) : (
						<div className="strip" role="group" aria-label="React with">
							{quick.map((emoji) => (
								<button key={emoji} type="button" className="strip__emoji" data-chosen={emoji === current} aria-label={`React ${emoji}`} onClick={() => pick(emoji)}>
									{emoji}
								</button>
							))}
							<button type="button" className="strip__more" aria-label="All emoji" onClick={() => setAll(true)}>
								<Plus size={18} />
							</button>
						</div>
					)}
				</Popover.Content>
			</Popover.Portal>
		</Popover.Root>
	);
}
