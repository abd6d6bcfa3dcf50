import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Bubble, Conversation, Customer } from '../../../contract';
import type { InboundMessage, MediaKind } from '../replies';
import { MediaSheet } from '../sheets/MediaSheet';
import { markOpened, sendInbound } from '../state/api';
import { kindOf, type Attachment } from '../state/attachments';
import { useHiddenNumber } from '../state/hiddenNumber';
import type { BusinessNumber } from '../state/phoneState';
import { ChatContext, type ChatActions } from './chatContext';
import { ChatHeader } from './ChatHeader';
import { Composer } from './Composer';
import { CustomerMenu } from './CustomerMenu';
import { GroupMenu } from './GroupMenu';
import { MessageLog } from './MessageLog';
import { NobodyYet } from './NobodyYet';
import { problem } from './problem';
import { useWriter } from './useWriter';

interface Props {
	conversation: Conversation;
	number: BusinessNumber | undefined;
	customers: readonly Customer[];
	narrow: boolean;
	onClose: () => void;
}

/**
 * The emulator answers once the webhook was called, which may take as long as the other side likes. The message is
 * in the chat before that: after this time it counts as sent.
 */
const longestWaitMs = 400;

async function sentOrSlow(sending: Promise<unknown>): Promise<void> {
	await Promise.race([sending, new Promise((resolve) => setTimeout(resolve, longestWaitMs))]);
}

/** Tells the emulator that the customer looks at the chat, whenever it is visible and something is unread. */
function useOpened({ phoneNumberId, customer, unread, bubbles }: Conversation): void {
	const lastId = bubbles.at(-1)?.id;
	useEffect(() => {
		const open = () => {
			if (unread === 0 || document.visibilityState !== 'visible') return;
			markOpened({ phoneNumberId, phone: customer.phone }).catch((error: unknown) => problem('The chat could not be marked as read', error));
		};
		open();
		document.addEventListener('visibilitychange', open);
		return () => document.removeEventListener('visibilitychange', open);
	}, [phoneNumberId, customer.phone, unread, lastId]);
}

/** The open chat: header, messages, composer. */
export function Chat({ conversation, number, customers, narrow, onClose }: Props) {
	const { phoneNumberId, customer, businessName } = conversation;
	const { group } = conversation;
	const [hidden, setHidden] = useHiddenNumber(customer.phone);
	const [writer, setWriter] = useWriter(conversation);
	const person = writer ?? customer;
	const composer = useRef<HTMLTextAreaElement>(null);
	const [answered, setAnswered] = useState<Bubble>();
	const [attachments, setAttachments] = useState<Attachment[]>([]);
	useOpened(conversation);

	const send = useCallback(
		async (message: InboundMessage, quotedId?: string): Promise<boolean> => {
			const sending = sendInbound({
				from: person.phone,
				phoneNumberId,
				...(group === undefined ? {} : { groupId: customer.phone }),
				message,
				...(quotedId === undefined ? {} : { quotedId }),
				...(hidden ? { hidePhone: true } : {}),
			});
			sending.catch((error: unknown) => problem('The message was not sent', error));
			return await sentOrSlow(sending).then(() => true, () => false);
		},
		[person.phone, customer.phone, group, phoneNumberId, hidden],
	);
	const actions = useMemo((): ChatActions => {
		const startReply = (bubble: Bubble) => {
			setAnswered(bubble);
			composer.current?.focus();
		};
		const otherCustomers = customers.filter(({ phone }) => phone !== person.phone);
		return { businessName, customer: person, otherCustomers, send, startReply, ...(group ? { members: group.members } : {}) };
	}, [businessName, person, customers, send, group]);

	const attach = (files: Iterable<File>, kind?: MediaKind) => {
		setAttachments([...files].map((file) => ({ file, kind: kind ?? kindOf(file.type) })));
	};

	/** From the composer: with the bubble being answered, if any. */
	const write = async (message: InboundMessage): Promise<boolean> => {
		const taken = await send(message, answered?.id);
		if (taken) setAnswered(undefined);
		return taken;
	};

	return (
		<ChatContext value={actions}>
			<section
				className="chat"
				aria-label={`Chat of ${customer.name} with ${businessName}`}
				onDragOver={(event) => event.preventDefault()}
				onDrop={(event) => {
					event.preventDefault();
					attach(event.dataTransfer.files);
				}}
			>
				<ChatHeader conversation={conversation} number={number} narrow={narrow} onClose={onClose}>
					{group ? (
						<GroupMenu
							groupId={customer.phone}
							members={group.members}
							others={customers.filter(({ phone }) => !group.members.some((member) => member.phone === phone))}
							writer={writer}
							onWriter={setWriter}
						/>
					) : (
						<CustomerMenu customer={customer} hidden={hidden} onHidden={setHidden} />
					)}
				</ChatHeader>
				<MessageLog conversation={conversation} onGreet={(body) => void write({ type: 'text', text: { body } })} />
				{writer ? (
					<Composer
						input={composer}
						answered={answered}
						onDropAnswer={() => setAnswered(undefined)}
						onSend={write}
						onFiles={attach}
						focusFirst={!narrow}
					/>
				) : (
					<NobodyYet groupId={customer.phone} customers={customers} />
				)}
				<MediaSheet attachments={attachments} onClose={() => setAttachments([])} onSend={write} />
			</section>
		</ChatContext>
	);
}
