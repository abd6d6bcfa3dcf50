import {
	AppWindow, Braces, Camera, FileText, LayoutTemplate, ListChecks, MapPin, Mic, Music, Phone, ShoppingBag, Sticker, UserRound, Video,
	type LucideIcon,
} from 'lucide-react';
import type { Preview, PreviewIcon } from '../format/preview';

const icons: Record<PreviewIcon, LucideIcon> = {
	photo: Camera,
	video: Video,
	audio: Music,
	voice: Mic,
	document: FileText,
	sticker: Sticker,
	location: MapPin,
	contact: UserRound,
	list: ListChecks,
	order: ShoppingBag,
	call: Phone,
	form: AppWindow,
	template: LayoutTemplate,
	json: Braces,
};

/** A message in one line, cut off where it does not fit. */
export function PreviewLine({ preview }: { preview: Preview }) {
	const Icon = preview.icon && icons[preview.icon];
	return (
		<span className="preview" dir="auto">
			{Icon && <Icon size={14} aria-hidden />}
			<span className="preview__text">{preview.text}</span>
		</span>
	);
}
