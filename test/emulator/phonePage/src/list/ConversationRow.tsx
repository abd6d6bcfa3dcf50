import type { Conversation } from '../../../contract';
import { Avatar } from '../chat/Avatar';
import { PreviewLine } from '../chat/PreviewLine';
import { TickMark } from '../chat/TickMark';
import { phoneLabel } from '../format/people';
import { previewOf } from '../format/preview';
import { ticksOf } from '../format/ticks';
import { dateAndTime, rowTime } from '../format/times';
import { useNow, useStillAhead } from '../state/clock';

interface Props {
	conversation: Conversation;
	open: boolean;
	onOpen: () => void;
}

const membersLabel = (count: number): string => (count === 0 ? 'Group without members' : `Group of ${count} and the business`);

/** One person's or group's row: avatar, name, last message, time, unread badge. */
export function ConversationRow({ conversation, open, onOpen }: Props) {
	const { customer, bubbles, group, unread } = conversation;
	const now = useNow(30_000);
	const typing = useStillAhead(conversation.typingUntil);
	const last = bubbles.findLast((bubble) => bubble.type !== 'reaction') ?? bubbles.at(-1);
	const preview = last && previewOf(last);
	const author = group?.members.find(({ phone }) => phone === last?.author)?.name;
	const tick = last?.from === 'customer' ? ticksOf(conversation).get(last.id) : undefined;
	return (
		<button
			type="button"
			className="row"
			aria-current={open ? 'true' : undefined}
			onClick={onOpen}
			data-testid={`conversation-${customer.phone}`}
		>
			<Avatar name={customer.name} id={customer.phone} size={48} group={group !== undefined} />
			<span className="row__main">
				<span className="row__line">
					<span className="row__name">{customer.name}</span>
					{last && <time className="row__time" dateTime={new Date(last.at).toISOString()} title={dateAndTime(last.at)}>{rowTime(last.at, now)}</time>}
				</span>
				<span className="row__line">
					<span className="row__last">
						{typing ? (
							<em className="row__typing">typing…</em>
						) : preview ? (
							<>
								{tick && <TickMark tick={tick} />}
								<PreviewLine preview={author === undefined ? preview : { ...preview, text: `${author}: ${preview.text}` }} />
							</>
						) : (
							<span>{group ? membersLabel(group.members.length) : phoneLabel(customer.phone)}</span>
						)}
					</span>
					{unread > 0 && <span className="badge" aria-label={`${unread} unread`}>{unread}</span>}
				</span>
			</span>
		</button>
	);
}
