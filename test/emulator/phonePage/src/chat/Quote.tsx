import type { Bubble } from '../../../contract';
import { previewOf } from '../format/preview';
import { useChat, writerOf } from './chatContext';
import { PreviewLine } from './PreviewLine';

/** The answered message in short; takes the reader to it. */
export function Quote({ quoted }: { quoted: Bubble | undefined }) {
	const chat = useChat();
	if (!quoted) return <div className="quote quote--gone">A message that is not in this chat any more</div>;
	const show = () => {
		const target = document.getElementById(`bubble-${quoted.id}`);
		target?.scrollIntoView({ behavior: 'smooth', block: 'center' });
		target?.animate([{ backgroundColor: 'var(--accent-glow)' }, { backgroundColor: 'transparent' }], { duration: 1600 });
	};
	return (
		<button type="button" className="quote" data-from={quoted.from} onClick={show}>
			<span className="quote__who">{writerOf(quoted, chat)}</span>
			<PreviewLine preview={previewOf(quoted)} />
		</button>
	);
}
