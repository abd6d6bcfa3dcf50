import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	title: string;
	description?: string | undefined;
	children: ReactNode;
	/** Stays in view below what scrolls. */
	footer?: ReactNode;
}

/** A dialog: from below on a phone, in the middle on a wide screen. Escape and a click beside it close it. */
export function Sheet({ open, onOpenChange, title, description, children, footer }: Props) {
	return (
		<Dialog.Root open={open} onOpenChange={onOpenChange}>
			<Dialog.Portal>
				<Dialog.Overlay className="sheet-veil" />
				<Dialog.Content className="sheet" {...(description === undefined ? { 'aria-describedby': undefined } : {})}>
					<header className="sheet__head">
						<div>
							<Dialog.Title className="sheet__title">{title}</Dialog.Title>
							{description !== undefined && <Dialog.Description className="sheet__description">{description}</Dialog.Description>}
						</div>
						<Dialog.Close className="icon-button" aria-label="Close"><X size={20} /></Dialog.Close>
					</header>
					<div className="sheet__body">{children}</div>
					{footer && <footer className="sheet__foot">{footer}</footer>}
				</Dialog.Content>
			</Dialog.Portal>
		</Dialog.Root>
	);
}
