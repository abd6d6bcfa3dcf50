import { Sticker as StickerIcon } from 'lucide-react';
import { useState } from 'react';
import { useBubble } from '../chat/chatContext';
import { Meta } from '../chat/Meta';
import { mediaSource } from './mediaSource';

/** A sticker on the bare wallpaper. */
export function Sticker() {
	const { bubble } = useBubble();
	const [broken, setBroken] = useState(false);
	const source = mediaSource(bubble.message['sticker']);
	return (
		<div className="sticker">
			{source === undefined || broken ? (
				<span className="sticker__broken" role="img" aria-label="Sticker, could not be loaded"><StickerIcon size={48} strokeWidth={1.4} /></span>
			) : (
				<img src={source} alt="Sticker" width={160} height={160} onError={() => setBroken(true)} />
			)}
			<Meta place="overlay" />
		</div>
	);
}
