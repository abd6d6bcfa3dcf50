import { clockTime, dateAndTime } from '../format/times';
import { useBubble } from './chatContext';
import { TickMark } from './TickMark';

/** Time and tick. `overlay` lies on a picture, `floating` in the last line of a text, `row` on a line of its own. */
export function Meta({ place = 'row' }: { place?: 'overlay' | 'floating' | 'row' }) {
	const { bubble, tick } = useBubble();
	return (
		<span className={`meta meta--${place}`}>
			<time dateTime={new Date(bubble.at).toISOString()} title={dateAndTime(bubble.at)}>{clockTime(bubble.at)}</time>
			<TickMark tick={tick} messageId={bubble.id} />
		</span>
	);
}
