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
import { MessageLog } from './MessageLog';
import { problem } from './problem';

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
	const [hidden, setHidden] = useHiddenNumber(customer.phone);
	const composer = useRef<HTMLTextAreaElement>(null);
	const [answered, setAnswered] = useState<Bubble>();
	const [attachments, setAttachments] = useState<Attachment[]>([]);
	useOpened(conversation);

	const send = useCallback(
		async (message: InboundMessage, quotedId?: string): Promise<boolean> => {
			const sending = sendInbound({
				from: customer.phone,
				phoneNumberId,
				message,
				...(quotedId === undefined ? {} : { quotedId }),
				...(hidden ? { hidePhone: true } : {}),
			});
			sending.catch((error: unknown) => problem('The message was not sent', error));
			return await sentOrSlow(sending).then(() => true, () => false);
		},
		[customer.phone, phoneNumberId, hidden],
	);
	const actions = useMemo((): ChatActions => {
		const startReply = (bubble: Bubble) => {
			setAnswered(bubble);
			composer.current?.focus();
		};
		const otherCustomers = customers.filter(({ phone }) => phone !== customer.phone);
		return { businessName, customer, otherCustomers, send, startReply };
	}, [businessName, customer, customers, send]);

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
				<ChatHeader conversation={conversation} number={number} narrow={narrow} hidden={hidden} onHidden={setHidden} onClose={onClose} />
				<MessageLog conversation={conversation} onGreet={(body) => void write({ type: 'text', text: { body } })} />
				<Composer
					input={composer}
					answered={answered}
					onDropAnswer={() => setAnswered(undefined)}
					onSend={write}
					onFiles={attach}
					focusFirst={!narrow}
				/>
				<MediaSheet attachments={attachments} onClose={() => setAttachments([])} onSend={write} />
			</section>
		</ChatContext>
	);
}
