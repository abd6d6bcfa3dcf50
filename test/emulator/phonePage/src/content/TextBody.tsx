import { Link2 } from 'lucide-react';
import { useBubble } from '../chat/chatContext';
import { Meta } from '../chat/Meta';
import { FormattedText } from '../format/FormattedText';
import { firstLink } from '../format/whatsAppText';
import { at, textAt } from '../reading';
import { hasOwnFrame } from './frames';

/** A card for the text's first link. Only the address is shown: nothing is fetched from the web. */
function LinkPreview({ address }: { address: string }) {
	const { hostname, pathname } = new URL(address);
	return (
		<a className="link-preview" href={address} target="_blank" rel="noopener noreferrer">
			<span className="link-preview__art"><Link2 size={20} aria-hidden /></span>
			<span className="link-preview__text">
				<strong>{hostname.replace(/^www\./, '')}</strong>
				<small>{pathname === '/' ? address : pathname}</small>
			</span>
		</a>
	);
}

/** A text message: formatted, with a preview of its link when the business asked for one, or as large emoji. */
export function TextBody() {
	const { bubble } = useBubble();
	const body = textAt(bubble.message, 'text', 'body') ?? '';
	if (hasOwnFrame(bubble)) {
		return (
			<div className="large-emoji">
				<p>{body}</p>
				<Meta place="overlay" />
			</div>
		);
	}
	const link = at(bubble.message, 'text', 'preview_url') === true ? firstLink(body) : undefined;
	return (
		<>
			{link !== undefined && <LinkPreview address={link} />}
			<Words text={body} />
		</>
	);
}

/** A text with time and tick in its last line. */
export function Words({ text }: { text: string }) {
	return (
		<div className="words">
			<FormattedText text={text} />
			<Meta place="floating" />
		</div>
	);
}
