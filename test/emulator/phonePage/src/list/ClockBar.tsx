import { Clock } from 'lucide-react';
import { ClockMenu } from '../chat/ClockMenu';
import { dateAndTime } from '../format/times';
import { useNow } from '../state/clock';

/** The emulator's time, the way to turn it on, and whether the emulator answers. */
export function ClockBar({ online }: { online: boolean }) {
	const now = useNow(5000);
	return (
		<footer className="clock-bar">
			<span className="clock-bar__state" data-online={online} role="status">
				<span className="clock-bar__dot" aria-hidden />
				{online ? 'Connected' : 'Looking for the emulator…'}
			</span>
			<ClockMenu align="end">
				<button type="button" className="clock-bar__time" aria-label={`Emulator clock, ${dateAndTime(now)}. Turn the clock`} data-testid="clock-menu">
					<Clock size={15} aria-hidden />
					{dateAndTime(now)}
				</button>
			</ClockMenu>
		</footer>
	);
}
