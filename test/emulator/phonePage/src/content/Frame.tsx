import type { ReactNode } from 'react';
import { Meta } from '../chat/Meta';
import { FormattedText } from '../format/FormattedText';
import { textAt } from '../reading';
import { DocumentTile } from './DocumentCard';
import { LocationTile } from './LocationCard';
import { mediaSource } from './mediaSource';
import { Visual } from './Visual';

/** The header of an interactive message or a card, by its kind: text, image, video, document or location. */
export function Header({ header }: { header: unknown }) {
	const kind = textAt(header, 'type')?.toLowerCase();
	const part = kind === undefined || typeof header !== 'object' || header === null ? undefined : Object.entries(header).find(([key]) => key === kind)?.[1];
	switch (kind) {
		case 'text':
			return <p className="frame__title" dir="auto">{textAt(header, 'text')}</p>;
		case 'image':
		case 'video':
			return <Visual kind={kind} source={mediaSource(part)} label={kind === 'image' ? 'Header image' : 'Header video'} />;
		case 'document':
			return <DocumentTile part={part} />;
		case 'location':
			return <LocationTile part={part} />;
		default:
			return null;
	}
}

interface Props {
	header?: ReactNode;
	body?: string | undefined;
	footer?: string | undefined;
	/** Between the body and the footer: product rows, order lines. */
	children?: ReactNode;
	/** Below a line: what can be tapped. */
	actions?: ReactNode;
}

/** How all messages with parts look: header, body, footer with the time, then the buttons. */
export function Frame({ header, body, footer, children, actions }: Props) {
	return (
		<div className="frame">
			{header}
			{body !== undefined && <div className="frame__body"><FormattedText text={body} /></div>}
			{children}
			<div className="frame__foot">
				{footer !== undefined && <small className="frame__footer" dir="auto">{footer}</small>}
				<Meta />
			</div>
			{actions && <div className="frame__actions">{actions}</div>}
		</div>
	);
}
