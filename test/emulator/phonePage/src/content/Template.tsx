import { LayoutTemplate, Timer } from 'lucide-react';
import { useBubble } from '../chat/chatContext';
import { Meta } from '../chat/Meta';
import { FormattedText } from '../format/FormattedText';
import { duration } from '../format/times';
import { textAt } from '../reading';
import { useNow } from '../state/clock';
import { CardStrip } from './CardStrip';
import { Frame } from './Frame';
import { offerEnd, sentComponents } from './sentTemplate';
import { TemplateButtons } from './TemplateButtons';
import { TemplateHeader } from './TemplateHeader';

/** How long an offer still holds. */
function Offer({ until }: { until: number }) {
	const left = until - useNow(30_000);
	return <p className="offer"><Timer size={18} aria-hidden /> {left > 0 ? `Offer ends in ${duration(left)}` : 'Offer has ended'}</p>;
}

/** A template whose text is not known: its name and language. */
function UnknownTemplate() {
	const { bubble } = useBubble();
	return (
		<div className="reply">
			<p className="reply__title"><LayoutTemplate size={17} aria-hidden /> Template {textAt(bubble.message, 'template', 'name')}</p>
			<p className="reply__detail">Language {textAt(bubble.message, 'template', 'language', 'code')}</p>
			<Meta />
		</div>
	);
}

/** A template as the customer sees it, its parameters filled in, with the cards of a carousel below. */
export function Template() {
	const { bubble } = useBubble();
	const { rendered, message } = bubble;
	if (!rendered) return <UnknownTemplate />;
	const components = sentComponents(message);
	const end = offerEnd(components);
	const cards = rendered.cards ?? [];
	const frame = (
		<Frame
			header={<TemplateHeader header={rendered.header} components={components} />}
			body={rendered.body}
			footer={rendered.footer}
			actions={rendered.buttons.length > 0 && <TemplateButtons buttons={rendered.buttons} components={components} testIdBase={bubble.id} />}
		>
			{end !== undefined && <Offer until={end} />}
		</Frame>
	);
	if (cards.length === 0) return frame;
	return (
		<div className="carousel">
			{frame}
			<CardStrip>
				{cards.map((card, index) => (
					<li key={index} className="card">
						<TemplateHeader header={card.header} components={sentComponents(message, index)} />
						{card.body !== undefined && <div className="card__body"><FormattedText text={card.body} /></div>}
						<div className="frame__actions">
							<TemplateButtons buttons={card.buttons} components={sentComponents(message, index)} testIdBase={`${bubble.id}-${index}`} />
						</div>
					</li>
				))}
			</CardStrip>
		</div>
	);
}
