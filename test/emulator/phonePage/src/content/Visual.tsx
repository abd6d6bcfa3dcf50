import { ImageOff, Maximize2, Play } from 'lucide-react';
import { useState } from 'react';
import { Lightbox } from '../sheets/Lightbox';

interface Props {
	kind: 'image' | 'video';
	source: string | undefined;
	/** For screen readers. */
	label: string;
}

/** A picture or film in a bubble; opens large. What cannot be loaded says so and where it would have come from. */
export function Visual({ kind, source, label }: Props) {
	const [broken, setBroken] = useState(false);
	const [open, setOpen] = useState(false);
	if (source === undefined || broken) {
		return (
			<div className="visual visual--broken" role="img" aria-label={`${label}, could not be loaded`}>
				<ImageOff size={26} aria-hidden />
				<span>{kind === 'image' ? 'Photo' : 'Video'} could not be loaded</span>
				{source !== undefined && <small>{source}</small>}
			</div>
		);
	}
	if (kind === 'video') {
		return (
			<div className="visual">
				<video src={source} controls preload="metadata" aria-label={label} onError={() => setBroken(true)} />
				<span className="visual__play" aria-hidden><Play size={13} fill="currentColor" /> Video</span>
			</div>
		);
	}
	return (
		<>
			<button type="button" className="visual" onClick={() => setOpen(true)} aria-label={`${label}, open large`}>
				<img src={source} alt={label} loading="lazy" onError={() => setBroken(true)} />
				<span className="visual__open" aria-hidden><Maximize2 size={15} /></span>
			</button>
			<Lightbox open={open} onOpenChange={setOpen} source={source} label={label} />
		</>
	);
}
