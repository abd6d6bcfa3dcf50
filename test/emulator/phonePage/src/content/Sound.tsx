import { Mic, Music, Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { useBubble } from '../chat/chatContext';
import { problem } from '../chat/problem';
import { Meta } from '../chat/Meta';
import { seedOf } from '../format/people';
import { soundLength } from '../format/times';
import { at } from '../reading';
import { markPlayed } from '../state/api';
import { mediaSource } from './mediaSource';

const barCount = 36;

/** Heights of the bars, 0.15 to 1: drawn from the ID, since the sound itself is not looked into. */
function barsOf(id: string): number[] {
	let state = seedOf(id) || 1;
	return Array.from({ length: barCount }, () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return 0.15 + ((state >>> 8) % 1000) / 1176;
	});
}

/** An audio message with its own player; a voice note shows a microphone that turns blue once it was played. */
export function Sound() {
	const { bubble, tick, mine } = useBubble();
	const player = useRef<HTMLAudioElement>(null);
	const [playing, setPlaying] = useState(false);
	const [position, setPosition] = useState(0);
	const [length, setLength] = useState(0);
	const [broken, setBroken] = useState(false);
	const part = bubble.message['audio'];
	const voice = at(part, 'voice') === true;
	const source = mediaSource(part);
	const heard = length > 0 ? position / length : 0;
	const silent = source === undefined || broken;
	const toggle = () => {
		if (playing) player.current?.pause();
		else player.current?.play().catch(() => setBroken(true));
	};
	const begun = () => {
		setPlaying(true);
		if (mine || !voice || tick === 'played') return;
		markPlayed(bubble.id).catch((error: unknown) => problem('The voice message could not be marked as played', error));
	};
	return (
		<div className="sound" data-voice={voice}>
			<span className="sound__disc" data-played={tick === 'played'} aria-hidden>{voice ? <Mic size={20} /> : <Music size={20} />}</span>
			<button type="button" className="sound__play" onClick={toggle} disabled={silent} aria-label={playing ? 'Pause' : `Play ${voice ? 'voice message' : 'audio'}`}>
				{playing ? <Pause size={22} fill="currentColor" /> : <Play size={22} fill="currentColor" />}
			</button>
			<div className="sound__track">
				<div className="sound__bars" aria-hidden>
					{barsOf(bubble.id).map((height, index) => (
						<i key={index} data-heard={index / barCount < heard} style={{ height: `${Math.round(height * 100)}%` }} />
					))}
				</div>
				<input
					type="range"
					min={0}
					max={1}
					step={0.01}
					value={heard}
					disabled={silent || length === 0}
					aria-label="Position"
					onChange={(event) => {
						if (player.current) player.current.currentTime = Number(event.target.value) * length;
					}}
				/>
				<span className="sound__time">{broken ? 'could not be loaded' : soundLength(playing || position > 0 ? position : length)}</span>
			</div>
			<audio
				ref={player}
				src={source}
				preload="metadata"
				onPlay={begun}
				onPause={() => setPlaying(false)}
				onEnded={() => setPosition(0)}
				onTimeUpdate={(event) => setPosition(event.currentTarget.currentTime)}
				onLoadedMetadata={(event) => setLength(Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : 0)}
				onError={() => setBroken(true)}
			/>
			<Meta />
		</div>
	);
}
