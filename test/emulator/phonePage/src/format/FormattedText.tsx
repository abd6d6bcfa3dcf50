import { Fragment, type ReactNode } from 'react';
import { parseText, type Block, type Inline } from './whatsAppText';

function InlineParts({ parts }: { parts: Inline[] }): ReactNode {
	return parts.map((part, index) => {
		if (typeof part === 'string') return <Fragment key={index}>{part}</Fragment>;
		switch (part.kind) {
			case 'bold':
				return <strong key={index}><InlineParts parts={part.children} /></strong>;
			case 'italic':
				return <em key={index}><InlineParts parts={part.children} /></em>;
			case 'strike':
				return <s key={index}><InlineParts parts={part.children} /></s>;
			case 'code':
				return <code key={index} className="fmt__code">{part.text}</code>;
			case 'mono':
				return <code key={index} className="fmt__mono">{part.text}</code>;
			case 'link':
				return <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">{part.text}</a>;
		}
	});
}

function TextBlock({ block }: { block: Block }): ReactNode {
	switch (block.kind) {
		case 'quote':
			return <blockquote><InlineParts parts={block.children} /></blockquote>;
		case 'preformatted':
			return <pre>{block.text}</pre>;
		case 'bullets':
			return <ul>{block.items.map((item, index) => <li key={index}><InlineParts parts={item} /></li>)}</ul>;
		case 'numbers':
			return <ol start={block.start}>{block.items.map((item, index) => <li key={index}><InlineParts parts={item} /></li>)}</ol>;
		case 'paragraph':
			return <p><InlineParts parts={block.children} /></p>;
	}
}

/** A text with WhatsApp's formatting as React elements; markup in the text stays text. */
export function FormattedText({ text }: { text: string }) {
	return (
		<div className="fmt" dir="auto">
			{parseText(text).map((block, index) => <TextBlock key={index} block={block} />)}
		</div>
	);
}
