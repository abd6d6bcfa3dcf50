import { Check, Copy, EyeOff } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { toast } from 'sonner';
import type { Customer } from '../../../contract';
import { phoneLabel } from '../format/people';
import { Avatar } from './Avatar';
import { copyText } from './copyText';

interface Props {
	customer: Customer;
	hidden: boolean;
	onHidden: (hidden: boolean) => void;
}

/** Who the visitor writes as: number, user ID, and whether the business sees the number. */
export function CustomerMenu({ customer, hidden, onHidden }: Props) {
	const copy = async (text: string) => {
		await copyText(text);
		toast.success('Copied', { description: text });
	};
	const facts = [`+${customer.phone}`, customer.userId, ...(customer.username === undefined ? [] : [`@${customer.username}`])];
	return (
		<DropdownMenu.Root>
			<DropdownMenu.Trigger className="chat-head__you" aria-label={`You write as ${customer.name}. Your profile`} title={`You write as ${customer.name}`} data-testid="customer-menu">
				<Avatar name={customer.name} id={customer.phone} size={34} />
				{hidden && <span className="chat-head__hidden"><EyeOff size={11} aria-label="Phone number hidden" /></span>}
			</DropdownMenu.Trigger>
			<DropdownMenu.Portal>
				<DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
					<DropdownMenu.Label className="menu__profile">
						<Avatar name={customer.name} id={customer.phone} size={40} />
						<span className="menu__text">{customer.name}<small>{phoneLabel(customer.phone)}</small></span>
					</DropdownMenu.Label>
					{facts.map((fact) => (
						<DropdownMenu.Item key={fact} className="menu__item" onSelect={() => void copy(fact)}>
							<Copy size={16} aria-hidden />
							<span className="menu__text">{fact}</span>
						</DropdownMenu.Item>
					))}
					<DropdownMenu.CheckboxItem className="menu__item" checked={hidden} onCheckedChange={onHidden} data-testid="hide-phone">
						<EyeOff size={16} aria-hidden />
						<span className="menu__text">Hide my phone number<small>The business receives the user ID alone</small></span>
						<DropdownMenu.ItemIndicator><Check size={16} /></DropdownMenu.ItemIndicator>
					</DropdownMenu.CheckboxItem>
				</DropdownMenu.Content>
			</DropdownMenu.Portal>
		</DropdownMenu.Root>
	);
}
