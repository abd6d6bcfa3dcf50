import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Avatar } from '../chat/Avatar';
import type { BusinessNumber } from '../state/phoneState';

interface Props {
	numbers: BusinessNumber[];
	phoneNumberId: string;
	onNumber: (phoneNumberId: string) => void;
}

/** Which number of the business the customers write to. */
export function NumberSwitch({ numbers, phoneNumberId, onNumber }: Props) {
	const current = numbers.find((number) => number.phoneNumberId === phoneNumberId);
	return (
		<DropdownMenu.Root>
			<DropdownMenu.Trigger className="number-switch" aria-label="Business number" data-testid="number-switch">
				<Avatar name={current?.name ?? '?'} id={phoneNumberId} size={32} business />
				<span className="number-switch__text">
					<span className="number-switch__name">{current?.name ?? phoneNumberId}</span>
					<span className="number-switch__detail">{current?.detail ?? ''}</span>
				</span>
				<ChevronDown size={18} aria-hidden />
			</DropdownMenu.Trigger>
			<DropdownMenu.Portal>
				<DropdownMenu.Content className="menu" align="start" sideOffset={6}>
					<DropdownMenu.Label className="menu__label">Write to</DropdownMenu.Label>
					<DropdownMenu.RadioGroup value={phoneNumberId} onValueChange={onNumber}>
						{numbers.map((number) => (
							<DropdownMenu.RadioItem key={number.phoneNumberId} value={number.phoneNumberId} className="menu__item" data-testid={`number-${number.phoneNumberId}`}>
								<Avatar name={number.name} id={number.phoneNumberId} size={28} business />
								<span className="menu__text">
									{number.name}
									<small>{number.detail}</small>
								</span>
								<DropdownMenu.ItemIndicator><Check size={16} /></DropdownMenu.ItemIndicator>
							</DropdownMenu.RadioItem>
						))}
					</DropdownMenu.RadioGroup>
				</DropdownMenu.Content>
			</DropdownMenu.Portal>
		</DropdownMenu.Root>
	);
}
