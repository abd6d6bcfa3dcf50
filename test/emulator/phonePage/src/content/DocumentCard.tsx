import { Download } from 'lucide-react';
import { useBubble } from '../chat/chatContext';
import { Meta } from '../chat/Meta';
import { hueOf } from '../format/people';
import { textAt } from '../reading';
import { documentName, extensionOf, mediaSource } from './mediaSource';
import { Words } from './TextBody';

/** A document's tile, also used as the header of templates and interactive messages. */
export function DocumentTile({ part }: { part: unknown }) {
	const name = documentName(part);
	const extension = extensionOf(name);
	const source = mediaSource(part);
	const tile = (
		<>
			<span className="document__paper" style={{ color: `hsl(${hueOf(extension)} 60% 45%)` }} aria-hidden>
				<svg viewBox="0 0 32 40" width="32" height="40">
					<path d="M4 1h17l10 10v25a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3z" fill="currentColor" />
					<path d="M21 1v7a3 3 0 0 0 3 3h7z" fill="#fff" fillOpacity=".45" />
				</svg>
				<b>{extension}</b>
			</span>
			<span className="document__text">
				<strong>{name}</strong>
				<small>{extension} document</small>
			</span>
			{source !== undefined && <Download size={18} aria-hidden />}
		</>
	);
	return source === undefined ? (
		<div className="document">{tile}</div>
	) : (
		<a className="document" href={source} target="_blank" rel="noopener noreferrer" download={name} aria-label={`Open ${name}`}>{tile}</a>
	);
}

export function DocumentCard() {
	const { bubble } = useBubble();
	const part = bubble.message['document'];
	const caption = textAt(part, 'caption');
	return (
		<>
			<DocumentTile part={part} />
			{caption === undefined ? <Meta /> : <Words text={caption} />}
		</>
	);
}
