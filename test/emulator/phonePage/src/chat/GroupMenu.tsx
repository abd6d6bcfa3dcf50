import { Check, UserPlus, UsersRound } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { Customer } from '../../../contract';
import { joinGroup } from '../state/api';
import { Avatar } from './Avatar';
import { problem } from './problem';

interface Props {
	groupId: string;
	members: readonly Customer[];
	/** Everybody who has not joined. */
	others: readonly Customer[];
	writer: Customer | undefined;
	onWriter: (phone: string) => void;
}

/** A group's people: as whom the visitor writes, and who else can join by the invite link. */
export function GroupMenu({ groupId, members, others, writer, onWriter }: Props) {
	const join = (phone: string) => {
		joinGroup(groupId, phone).then(
			() => onWriter(phone),
			(error: unknown) => problem('The group could not be joined', error),
		);
	};
	return (
		<DropdownMenu.Root>
			<DropdownMenu.Trigger className="chat-head__members" aria-label={writer ? `You write as ${writer.name}. Members` : 'Join the group'} data-testid="group-menu">
				{writer ? <Avatar name={writer.name} id={writer.phone} size={34} /> : <UsersRound size={21} />}
			</DropdownMenu.Trigger>
			<DropdownMenu.Portal>
				<DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
					{members.length > 0 && (
						<>
							<DropdownMenu.Label className="menu__label">Write as</DropdownMenu.Label>
							<DropdownMenu.RadioGroup value={writer?.phone ?? ''} onValueChange={onWriter}>
								{members.map(({ phone, name }) => (
									<DropdownMenu.RadioItem key={phone} value={phone} className="menu__item" data-testid={`write-as-${phone}`}>
										<Avatar name={name} id={phone} size={28} />
										<span className="menu__text">{name}</span>
										<DropdownMenu.ItemIndicator><Check size={16} /></DropdownMenu.ItemIndicator>
									</DropdownMenu.RadioItem>
								))}
							</DropdownMenu.RadioGroup>
						</>
					)}
					{others.length > 0 && <DropdownMenu.Label className="menu__label">Join by the invite link</DropdownMenu.Label>}
					{others.map(({ phone, name }) => (
						<DropdownMenu.Item key={phone} className="menu__item" onSelect={() => join(phone)} data-testid={`join-${phone}`}>
							<Avatar name={name} id={phone} size={28} />
							<span className="menu__text">{name}</span>
							<UserPlus size={16} aria-hidden />
						</DropdownMenu.Item>
					))}
				</DropdownMenu.Content>
			</DropdownMenu.Portal>
		</DropdownMenu.Root>
	);
}
