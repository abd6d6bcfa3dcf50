import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';

interface Props {
	label: string;
	icon?: LucideIcon | undefined;
	testId?: string;
	/** What it answers is waited for, when it is a promise. */
	onTap: () => unknown;
}

/** A button under a message. While its answer is on the way it takes no second tap. */
export function ActionButton({ label, icon: Icon, testId, onTap }: Props) {
	const [busy, setBusy] = useState(false);
	const tap = async () => {
		setBusy(true);
		try {
			await onTap();
		} finally {
			setBusy(false);
		}
	};
	return (
		<button type="button" className="action" disabled={busy} onClick={() => void tap()} data-testid={testId}>
			{Icon && <Icon size={17} aria-hidden />}
			<span>{label}</span>
		</button>
	);
}

interface LinkProps {
	label: string;
	icon: LucideIcon;
	/** Undefined for an address that a chat must not open. */
	href: string | undefined;
	testId?: string;
}

/** A button that leads to a web page or a phone. */
export function ActionLink({ label, icon: Icon, href, testId }: LinkProps) {
	return (
		<a className="action" href={href} aria-disabled={href === undefined} title={href ?? 'This address cannot be opened'} target="_blank" rel="noopener noreferrer" data-testid={testId}>
			<Icon size={17} aria-hidden />
			<span>{label}</span>
		</a>
	);
}
