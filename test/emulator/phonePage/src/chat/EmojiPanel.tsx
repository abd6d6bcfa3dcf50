import { lazy, Suspense } from 'react';
import { isDark } from '../state/theme';

const AllEmoji = lazy(async () => await import('./AllEmoji'));

/** The picker with every emoji; its data is loaded when it is first opened. */
export function EmojiPanel({ onPick }: { onPick: (emoji: string) => void }) {
	return (
		<Suspense fallback={<div className="emoji-wait">Loading emoji…</div>}>
			<AllEmoji dark={isDark()} onPick={onPick} />
		</Suspense>
	);
}
