import { CalendarClock, Infinity as Always, PhoneOff, type LucideIcon } from 'lucide-react';
import { useBubble, useChat } from '../chat/chatContext';
import { callPermissionReply, type CallPermission } from '../replies';
import { useNow } from '../state/clock';
import { Sheet } from './Sheet';

const choices: Array<{ choice: CallPermission; icon: LucideIcon; title: string; detail: string }> = [
	{ choice: 'always', icon: Always, title: 'Always allow', detail: 'Until you take it back' },
	{ choice: 'sevenDays', icon: CalendarClock, title: 'Allow for now', detail: 'For 7 days' },
	{ choice: 'reject', icon: PhoneOff, title: "Don't allow", detail: 'The business cannot call you' },
];

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
}

/** Whether the business may call. */
export function CallPermissionSheet({ open, onOpenChange }: Props) {
	const { businessName } = useChat();
	const { answer } = useBubble();
	const now = useNow(60_000);
	const choose = async (choice: CallPermission) => {
		if (await answer(callPermissionReply(choice, now))) onOpenChange(false);
	};
	return (
		<Sheet open={open} onOpenChange={onOpenChange} title={`May ${businessName} call you?`}>
			<section className="rows" aria-label="Choices">
				{choices.map(({ choice, icon: Icon, title, detail }) => (
					<button key={choice} type="button" className="rows__row" onClick={() => void choose(choice)} data-testid={`call-${choice}`}>
						<Icon size={20} aria-hidden />
						<span><strong>{title}</strong><small>{detail}</small></span>
					</button>
				))}
			</section>
		</Sheet>
	);
}
