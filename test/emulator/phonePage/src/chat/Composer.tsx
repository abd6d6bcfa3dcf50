import { SendHorizontal, Smile, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useLayoutEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Bubble } from '../../../contract';
import { previewOf } from '../format/preview';
import { textMessage, type InboundMessage, type MediaKind } from '../replies';
import { AttachMenu } from './AttachMenu';
import { useChat, writerOf } from './chatContext';
import { EmojiPanel } from './EmojiPanel';
import { PreviewLine } from './PreviewLine';

/** Meta: a text has at most 4096 characters. */
const longestText = 4096;

interface Props {
	input: RefObject<HTMLTextAreaElement | null>;
	answered: Bubble | undefined;
	onDropAnswer: () => void;
	onSend: (message: InboundMessage) => Promise<boolean>;
	/** Files chosen, or pasted: then their own type decides as what they go. */
	onFiles: (files: Iterable<File>, kind?: MediaKind) => void;
	focusFirst: boolean;
}

/** Where the customer writes. Enter sends, Shift+Enter begins a new line, Escape drops the reply. */
export function Composer({ input, answered, onDropAnswer, onSend, onFiles, focusFirst }: Props) {
	const chat = useChat();
	const [text, setText] = useState('');
	const [emojiOpen, setEmojiOpen] = useState(false);

	useEffect(() => {
		if (focusFirst) input.current?.focus();
	}, [focusFirst, input]);
	useLayoutEffect(() => {
		const field = input.current;
		if (!field) return;
		field.style.height = 'auto';
		field.style.height = `${field.scrollHeight}px`;
	}, [text, input]);

	const send = async () => {
		const body = text.trim();
		if (body === '') return;
		setText('');
		input.current?.focus();
		// What was refused comes back, before anything that was typed since.
		if (!(await onSend(textMessage(body)))) setText((since) => (since === '' ? body : `${body}\n${since}`));
	};
	const insert = (emoji: string) => {
		const field = input.current;
		const start = field?.selectionStart ?? text.length;
		setText(text.slice(0, start) + emoji + text.slice(field?.selectionEnd ?? start));
		requestAnimationFrame(() => field?.setSelectionRange(start + emoji.length, start + emoji.length));
	};
	const pressed = (event: KeyboardEvent) => {
		if (event.key === 'Escape') onDropAnswer();
		if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
		event.preventDefault();
		void send();
	};
	return (
		<footer className="composer">
			{answered && (
				<div className="composer__answer">
					<div className="quote" data-from={answered.from}>
						<span className="quote__who">{writerOf(answered, chat)}</span>
						<PreviewLine preview={previewOf(answered)} />
					</div>
					<button type="button" className="icon-button" aria-label="Do not reply to this message" onClick={onDropAnswer}><X size={18} /></button>
				</div>
			)}
			<div className="composer__row">
				<AttachMenu onFiles={onFiles} onSend={onSend} />
				<div className="composer__field">
					<Popover.Root open={emojiOpen} onOpenChange={setEmojiOpen}>
						<Popover.Trigger className="icon-button composer__emoji" aria-label="Emoji" title="Emoji"><Smile size={21} /></Popover.Trigger>
						<Popover.Portal>
							<Popover.Content className="popover" side="top" align="start" sideOffset={10} collisionPadding={8}>
								<EmojiPanel onPick={insert} />
							</Popover.Content>
						</Popover.Portal>
					</Popover.Root>
					<textarea
						ref={input}
						rows={1}
						value={text}
						maxLength={longestText}
						placeholder="Message"
						aria-label={`Message to ${chat.businessName}`}
						dir="auto"
						data-testid="composer-input"
						onChange={(event) => setText(event.target.value)}
						onKeyDown={pressed}
						onPaste={(event) => {
							if (event.clipboardData.files.length === 0) return;
							event.preventDefault();
							onFiles(event.clipboardData.files);
						}}
					/>
				</div>
				<button type="button" className="composer__send" aria-label="Send" disabled={text.trim() === ''} onClick={() => void send()} data-testid="composer-send">
					<SendHorizontal size={20} />
				</button>
			</div>
		</footer>
	);
}
