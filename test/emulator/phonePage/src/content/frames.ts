import type { Bubble } from '../../../contract';
import { emojiOnly } from '../format/whatsAppText';
import { textAt } from '../reading';

/** So many emoji without other words are drawn large. */
const largeEmoji = 3;

export function isLargeEmoji({ type, message }: Pick<Bubble, 'type' | 'message'>): boolean {
	if (type !== 'text') return false;
	const count = emojiOnly(textAt(message, 'text', 'body') ?? '');
	return count > 0 && count <= largeEmoji;
}

/** Stickers and large emoji stand on the wallpaper, without a bubble around them. */
export function hasOwnFrame(bubble: Pick<Bubble, 'type' | 'message' | 'quotedId'>): boolean {
	return bubble.type === 'sticker' || (bubble.quotedId === undefined && isLargeEmoji(bubble));
}
