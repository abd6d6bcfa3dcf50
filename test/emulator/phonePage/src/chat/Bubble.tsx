import { memo, useMemo, type CSSProperties } from 'react';
import type { Bubble as BubbleData, Tick } from '../../../contract';
import { MessageContent } from '../content/MessageContent';
import { hasOwnFrame } from '../content/frames';
import { hueOf } from '../format/people';
import { failureReason } from '../format/ticks';
import { clockTime } from '../format/times';
import { BubbleTools } from './BubbleTools';
import { BubbleContext, useChat, writerOf, type BubbleInView } from './chatContext';
import { Quote } from './Quote';
import { Reactions } from './Reactions';

interface Props {
	bubble: BubbleData;
	tick: Tick;
	/** The bubble that this one answers, when it is still there. */
	quoted: BubbleData | undefined;
	opensGroup: boolean;
}

function Tail() {
	return (
		<svg className="bubble__tail" viewBox="0 0 10 14" width="10" height="14" aria-hidden>
			<path d="M10 0H2.2C.3 0-.6 2.1.7 3.5L10 13.6z" fill="currentColor" />
		</svg>
	);
}

/** In a group, who wrote the bubbles that follow. */
function Writer({ bubble }: { bubble: BubbleData }) {
	const style: CSSProperties & Record<'--hue', number> = { '--hue': hueOf(bubble.author ?? '') };
	return <p className="bubble__writer" data-from={bubble.from} style={style}>{writerOf(bubble, useChat())}</p>;
}

/** One message with everything around it. Drawn again only when it, its tick or its quote changes. */
export const Bubble = memo(function Bubble({ bubble, tick, quoted, opensGroup }: Props) {
	const chat = useChat();
	const mine = bubble.from === 'customer' && (bubble.author === undefined || bubble.author === chat.customer.phone);
	const { send } = chat;
	const inView = useMemo(
		(): BubbleInView => ({ bubble, tick, mine, answer: async (message) => await send(message, bubble.id) }),
		[bubble, tick, mine, send],
	);
	const framed = !hasOwnFrame(bubble);
	const classes = ['bubble', mine ? 'bubble--out' : 'bubble--in', opensGroup ? 'bubble--first' : '', framed ? '' : 'bubble--bare'];
	return (
		<BubbleContext value={inView}>
			<article
				className={classes.filter((name) => name !== '').join(' ')}
				aria-label={`${mine ? chat.customer.name : writerOf(bubble, chat)}, ${clockTime(bubble.at)}`}
				data-testid={`bubble-${bubble.id}`}
				data-type={bubble.type}
				id={`bubble-${bubble.id}`}
			>
				<div className="bubble__column">
					<div className="bubble__box">
						{framed && opensGroup && <Tail />}
						{chat.members && !mine && opensGroup && <Writer bubble={bubble} />}
						{bubble.quotedId !== undefined && <Quote quoted={quoted} />}
						<MessageContent />
					</div>
					<Reactions />
					{tick === 'failed' && <p className="bubble__failure">{failureReason(bubble)}</p>}
				</div>
				<BubbleTools />
			</article>
		</BubbleContext>
	);
});
