import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	source: string;
	label: string;
}

/** A picture over the whole window. */
export function Lightbox({ open, onOpenChange, source, label }: Props) {
	return (
		<Dialog.Root open={open} onOpenChange={onOpenChange}>
			<Dialog.Portal>
				<Dialog.Overlay className="sheet-veil sheet-veil--dark" />
				<Dialog.Content className="lightbox" aria-describedby={undefined} onClick={() => onOpenChange(false)}>
					<Dialog.Title className="hidden">{label}</Dialog.Title>
					<img src={source} alt={label} />
					<Dialog.Close className="icon-button lightbox__close" aria-label="Close"><X size={22} /></Dialog.Close>
				</Dialog.Content>
			</Dialog.Portal>
		</Dialog.Root>
	);
}
