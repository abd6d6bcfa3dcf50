import type { Tick } from '../../../contract';
import { tickLabels } from '../format/ticks';

const first = 'M1.4 5.9 4.3 8.8 10.2 2.6';
const second = 'M6.9 8.5 7.2 8.8 13.1 2.6';

function Drawing({ tick }: { tick: Tick }) {
	if (tick === 'failed') {
		return (
			<svg viewBox="0 0 14 14" width="14" height="14" aria-hidden>
				<circle cx="7" cy="7" r="6.4" fill="currentColor" />
				<path d="M7 3.6v4M7 10.1v.2" stroke="#fff" strokeWidth="1.7" strokeLinecap="round" />
			</svg>
		);
	}
	if (tick === 'accepted') {
		return (
			<svg viewBox="0 0 14 14" width="13" height="13" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" aria-hidden>
				<circle cx="7" cy="7" r="5.4" />
				<path d="M7 4v3.2l2 1.2" />
			</svg>
		);
	}
	return (
		<svg viewBox="0 0 14.5 11" width="17" height="13" fill="none" stroke="currentColor" strokeWidth="1.35" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
			<path d={first} />
			{tick !== 'sent' && <path d={second} />}
		</svg>
	);
}

interface Props {
	tick: Tick;
	/** The message's ID, for scripts; absent where the same tick is shown a second time. */
	messageId?: string;
}

/** Clock = accepted, one = sent, two = delivered, two in blue = read, a red mark = failed. */
export function TickMark({ tick, messageId }: Props) {
	const testId = messageId === undefined ? {} : { 'data-testid': `tick-${messageId}` };
	return (
		<span className="tick" data-tick={tick} role="img" aria-label={tickLabels[tick]} title={tickLabels[tick]} {...testId}>
			<Drawing tick={tick} />
		</span>
	);
}
