import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { Bubble as BubbleData, Conversation } from '../../../contract';
import { ticksOf } from '../format/ticks';
import { dayLabel, sameDay } from '../format/times';
import { useNow } from '../state/clock';
import { Bubble } from './Bubble';
import { Greeting } from './Greeting';
import { TypingDots } from './TypingDots';
import { useStickToEnd } from './useStickToEnd';

/** Older ones appear on request, so that a long conversation stays quick. */
const firstShown = 150;
const groupMs = 5 * 60_000;

/** Bubbles of one writer that follow each other closely form a group; only its first one has a tail. */
function opensGroup(bubble: BubbleData, before: BubbleData | undefined): boolean {
	return !before || before.from !== bubble.from || before.author !== bubble.author || bubble.at - before.at > groupMs || !sameDay(before.at, bubble.at);
}

function firstUnreadOf({ bubbles, unread }: Conversation): string | undefined {
	if (unread === 0) return undefined;
	return bubbles.filter(({ from }) => from === 'business').at(-unread)?.id;
}

interface Props {
	conversation: Conversation;
	/** Writes a first message for the customer. */
	onGreet: (body: string) => void;
}

export function MessageLog({ conversation, onGreet }: Props) {
	const { bubbles, businessName, customer, group, typingUntil } = conversation;
	const now = useNow(60_000);
	const [shown, setShown] = useState(firstShown);
	// The separator stays where it was when the chat was opened, though opening it takes the badge away.
	const [firstUnread] = useState(() => firstUnreadOf(conversation));
	const visible = bubbles.filter(({ type }) => type !== 'reaction');
	const written = visible.slice(-shown);
	const byId = new Map(bubbles.map((bubble) => [bubble.id, bubble]));
	const ticks = ticksOf(conversation);
	const log = useStickToEnd(bubbles.at(-1));
	return (
		<div className="log-frame">
			<div className="log" ref={log.scroller} role="log" aria-label="Messages" tabIndex={0}>
				<div className="log__inner" ref={log.content}>
					{visible.length > written.length && (
						<button type="button" className="log__older" onClick={() => setShown((count) => count + firstShown)}>
							Show earlier messages
						</button>
					)}
					{bubbles.length === 0 && !group && <Greeting businessName={businessName} customerName={customer.name} onGreet={onGreet} />}
					{written.map((bubble, index) => {
						const before = written[index - 1];
						const newDay = !before || !sameDay(before.at, bubble.at);
						return (
							<div key={bubble.id} className="log__item">
								{newDay && <div className="log__day"><span>{dayLabel(bubble.at, now)}</span></div>}
								{bubble.id === firstUnread && <div className="log__unread"><span>New messages</span></div>}
								<Bubble
									bubble={bubble}
									tick={ticks.get(bubble.id) ?? 'accepted'}
									quoted={bubble.quotedId === undefined ? undefined : byId.get(bubble.quotedId)}
									opensGroup={opensGroup(bubble, before)}
								/>
							</div>
						);
					})}
					<TypingDots until={typingUntil} businessName={businessName} />
				</div>
			</div>
			{!log.atEnd && (
				<button type="button" className="log__down" aria-label="To the newest message" onClick={log.toEnd}>
					<ChevronDown size={22} />
					{log.missed > 0 && <span className="badge">{log.missed}</span>}
				</button>
			)}
		</div>
	);
}
