import { FileText, Image, MapPin, Mic, Paperclip, Sticker, UserRound, Video, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import type { InboundMessage, MediaKind } from '../replies';
import { ContactSheet } from '../sheets/ContactSheet';
import { LocationSheet } from '../sheets/LocationSheet';

interface FileChoice {
	kind: MediaKind;
	label: string;
	icon: LucideIcon;
	accept: string;
}

const fileChoices: FileChoice[] = [
	{ kind: 'image', label: 'Photo', icon: Image, accept: 'image/jpeg,image/png' },
	{ kind: 'video', label: 'Video', icon: Video, accept: 'video/mp4,video/3gpp,video/webm' },
	{ kind: 'audio', label: 'Audio or voice note', icon: Mic, accept: 'audio/*' },
	{ kind: 'document', label: 'Document', icon: FileText, accept: '' },
	{ kind: 'sticker', label: 'Sticker (WebP)', icon: Sticker, accept: 'image/webp' },
];

interface Props {
	onFiles: (files: Iterable<File>, kind?: MediaKind) => void;
	onSend: (message: InboundMessage) => Promise<boolean>;
}

/** What else a customer can send: files, a place, a contact. */
export function AttachMenu({ onFiles, onSend }: Props) {
	const chooser = useRef<HTMLInputElement>(null);
	const [sheet, setSheet] = useState<'location' | 'contact'>();
	const chosenKind = useRef<MediaKind>('document');
	const choose = ({ kind, accept }: FileChoice) => {
		if (!chooser.current) return;
		chosenKind.current = kind;
		chooser.current.accept = accept;
		chooser.current.click();
	};
	return (
		<>
			<DropdownMenu.Root>
				<DropdownMenu.Trigger className="icon-button composer__attach" aria-label="Attach" title="Attach" data-testid="attach">
					<Paperclip size={21} />
				</DropdownMenu.Trigger>
				<DropdownMenu.Portal>
					<DropdownMenu.Content className="menu menu--attach" side="top" align="start" sideOffset={10} collisionPadding={8}>
						{fileChoices.map((choice) => {
							const Icon = choice.icon;
							return (
								<DropdownMenu.Item key={choice.kind} className="menu__item" data-kind={choice.kind} onSelect={() => choose(choice)} data-testid={`attach-${choice.kind}`}>
									<span className="menu__disc"><Icon size={17} aria-hidden /></span>
									<span className="menu__text">{choice.label}</span>
								</DropdownMenu.Item>
							);
						})}
						<DropdownMenu.Item className="menu__item" data-kind="location" onSelect={() => setSheet('location')} data-testid="attach-location">
							<span className="menu__disc"><MapPin size={17} aria-hidden /></span>
							<span className="menu__text">Location</span>
						</DropdownMenu.Item>
						<DropdownMenu.Item className="menu__item" data-kind="contact" onSelect={() => setSheet('contact')} data-testid="attach-contact">
							<span className="menu__disc"><UserRound size={17} aria-hidden /></span>
							<span className="menu__text">Contact</span>
						</DropdownMenu.Item>
					</DropdownMenu.Content>
				</DropdownMenu.Portal>
			</DropdownMenu.Root>
			<input
				ref={chooser}
				type="file"
				hidden
				aria-hidden
				tabIndex={-1}
				data-testid="attach-file"
				onChange={(event) => {
					onFiles([...(event.target.files ?? [])], chosenKind.current);
					event.target.value = '';
				}}
			/>
			<LocationSheet open={sheet === 'location'} onOpenChange={(open) => setSheet(open ? 'location' : undefined)} onSend={onSend} />
			<ContactSheet open={sheet === 'contact'} onOpenChange={(open) => setSheet(open ? 'contact' : undefined)} onSend={onSend} />
		</>
	);
}
