import { ArrowLeft, BadgeCheck, Hourglass, LockKeyhole } from 'lucide-react';
import type { Conversation } from '../../../contract';
import { duration } from '../format/times';
import { useNow, useStillAhead } from '../state/clock';
import type { BusinessNumber } from '../state/phoneState';
import { Avatar } from './Avatar';
import { ClockMenu } from './ClockMenu';
import { CustomerMenu } from './CustomerMenu';

interface Props {
	conversation: Conversation;
	number: BusinessNumber | undefined;
	narrow: boolean;
	/** Whether the customer hides the phone number from the business. */
	hidden: boolean;
	onHidden: (hidden: boolean) => void;
	onClose: () => void;
}

/** Whether the business may write freely, and for how long; opens the clock's menu. */
function WindowChip({ until }: { until: number | undefined }) {
	const now = useNow(15_000);
	const left = (until ?? 0) - now;
	const open = left > 0;
	const words = open ? `24-hour window open for ${duration(left)} more` : '24-hour window closed: only templates reach the customer';
	return (
		<ClockMenu align="end">
			<button type="button" className="window-chip" data-open={open} title={words} aria-label={`${words}. Turn the clock`} data-testid="window-chip">
				{open ? <Hourglass size={14} aria-hidden /> : <LockKeyhole size={14} aria-hidden />}
				<span className="window-chip__words"><span className="window-chip__wide">Window </span>{open ? 'open' : 'closed'}</span>
				{open && <span className="window-chip__left">{duration(left)}</span>}
			</button>
		</ClockMenu>
	);
}

export function ChatHeader({ conversation, number, narrow, hidden, onHidden, onClose }: Props) {
	const { businessName, customer, phoneNumberId, typingUntil, windowUntil } = conversation;
	const typing = useStillAhead(typingUntil);
	return (
		<header className="chat-head">
			{narrow && (
				<button type="button" className="icon-button" aria-label="Back to the conversations" onClick={onClose} data-testid="chat-back">
					<ArrowLeft size={22} />
				</button>
			)}
			<Avatar name={businessName} id={phoneNumberId} size={narrow ? 38 : 42} business />
			<div className="chat-head__text">
				<h2>
					<span className="chat-head__name">{businessName}</span>
					<BadgeCheck className="chat-head__badge" size={17} aria-label="Business account" />
				</h2>
				<p className="chat-head__sub" data-typing={typing}>{typing ? 'typing…' : narrow ? `You are ${customer.name}` : `${number?.detail ?? phoneNumberId} · you are ${customer.name}`}</p>
			</div>
			<WindowChip until={windowUntil} />
			<CustomerMenu customer={customer} hidden={hidden} onHidden={onHidden} />
		</header>
	);
}
