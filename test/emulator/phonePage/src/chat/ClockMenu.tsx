import { FastForward } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import { turnClock } from '../state/api';
import { problem } from './problem';

const hourMs = 3600 * 1000;

/** Just inside and just outside the 24-hour window, and a small step. */
const steps = [1, 23, 25];

async function turn(hours: number): Promise<void> {
	try {
		await turnClock(hours * hourMs);
		toast.success(`The emulator's clock is ${hours} ${hours === 1 ? 'hour' : 'hours'} further on.`);
	} catch (error) {
		problem('The clock could not be turned', error);
	}
}

/** Turns the emulator's clock forward. The child is the button that opens the menu. */
export function ClockMenu({ children, align }: { children: ReactNode; align: 'start' | 'end' }) {
	return (
		<DropdownMenu.Root>
			<DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
			<DropdownMenu.Portal>
				<DropdownMenu.Content className="menu" align={align} sideOffset={6} collisionPadding={8}>
					<DropdownMenu.Label className="menu__label">Turn the clock</DropdownMenu.Label>
					{steps.map((hours) => (
						<DropdownMenu.Item key={hours} className="menu__item" onSelect={() => void turn(hours)} data-testid={`clock-${hours}h`}>
							<FastForward size={16} aria-hidden />
							<span className="menu__text">+{hours} {hours === 1 ? 'hour' : 'hours'}</span>
						</DropdownMenu.Item>
					))}
				</DropdownMenu.Content>
			</DropdownMenu.Portal>
		</DropdownMenu.Root>
	);
}
