import { ArrowLeft, BadgeCheck, Hourglass, LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Conversation } from '../../../contract';
import { duration } from '../format/times';
import { useNow, useStillAhead } from '../state/clock';
import type { BusinessNumber } from '../state/phoneState';
import { Avatar } from './Avatar';
import { ClockMenu } from './ClockMenu';

interface Props {
	conversation: Conversation;
	number: BusinessNumber | undefined;
	narrow: boolean;
	onClose: () => void;
	/** The menu at the end: who the visitor writes as. */
	children: ReactNode;
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

/** Below the name: the business's number and who the visitor is; in a group its people. */
function aboutChat({ businessName, customer, group, phoneNumberId }: Conversation, number: BusinessNumber | undefined, narrow: boolean): string {
	if (group) return [businessName, ...group.members.map(({ name }) => name)].join(', ');
	return narrow ? `You are ${customer.name}` : `${number?.detail ?? phoneNumberId} · you are ${customer.name}`;
}

export function ChatHeader({ conversation, number, narrow, onClose, children }: Props) {
	const { businessName, customer, group, phoneNumberId, typingUntil, windowUntil } = conversation;
	const typing = useStillAhead(typingUntil);
	return (
		<header className="chat-head">
			{narrow && (
				<button type="button" className="icon-button" aria-label="Back to the conversations" onClick={onClose} data-testid="chat-back">
					<ArrowLeft size={22} />
				</button>
			)}
			{group ? (
				<Avatar name={customer.name} id={customer.phone} size={narrow ? 38 : 42} group />
			) : (
				<Avatar name={businessName} id={phoneNumberId} size={narrow ? 38 : 42} business />
			)}
			<div className="chat-head__text">
				<h2>
					<span className="chat-head__name">{group ? customer.name : businessName}</span>
					{!group && <BadgeCheck className="chat-head__badge" size={17} aria-label="Business account" />}
				</h2>
				<p className="chat-head__sub" data-typing={typing}>{typing ? 'typing…' : aboutChat(conversation, number, narrow)}</p>
			</div>
			{!group && <WindowChip until={windowUntil} />}
			{children}
		</header>
	);
}
