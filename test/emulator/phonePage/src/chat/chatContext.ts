import { createContext, useContext } from 'react';
import type { Bubble, Customer, Tick } from '../../../contract';
import type { InboundMessage } from '../replies';

/** What every part of an open chat may know and do. */
export interface ChatActions {
	businessName: string;
	/** Who the visitor writes as. */
	customer: Customer;
	otherCustomers: readonly Customer[];
	/** Only in a group: its people. */
	members?: readonly Customer[];
	/** Sends as the customer; resolves with whether the emulator took it. A refusal is shown. */
	send: (message: InboundMessage, quotedId?: string) => Promise<boolean>;
	/** Puts the bubble above the composer, to be answered. */
	startReply: (bubble: Bubble) => void;
}

/** A bubble and how far it has come. */
export interface BubbleInView {
	bubble: Bubble;
	tick: Tick;
	/** Written by the one who the visitor writes as. */
	mine: boolean;
	/** Answers this bubble: the message goes out with its ID as context. */
	answer: (message: InboundMessage) => Promise<boolean>;
}

export const ChatContext = createContext<ChatActions | undefined>(undefined);
export const BubbleContext = createContext<BubbleInView | undefined>(undefined);

export function useChat(): ChatActions {
	const chat = useContext(ChatContext);
	if (!chat) throw new Error('Used outside a chat');
	return chat;
}

/** Who wrote a bubble, for quotes and labels: "You", the business, or a member of the group. */
export function writerOf({ from, author }: Bubble, { businessName, customer, members }: ChatActions): string {
	if (from === 'business') return businessName;
	if (author === undefined || author === customer.phone) return 'You';
	return members?.find(({ phone }) => phone === author)?.name ?? `+${author}`;
}

export function useBubble(): BubbleInView {
	const bubble = useContext(BubbleContext);
	if (!bubble) throw new Error('Used outside a bubble');
	return bubble;
}
