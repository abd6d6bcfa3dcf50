import { ExternalLink, Reply } from 'lucide-react';
import { useBubble } from '../../chat/chatContext';
import { FormattedText } from '../../format/FormattedText';
import { demoCurrency, demoPrice, moneyLabel } from '../../format/money';
import { safeHref } from '../../format/whatsAppText';
import { listAt, textAt } from '../../reading';
import { buttonReply } from '../../replies';
import { ActionButton, ActionLink } from '../ActionButton';
import { CardStrip } from '../CardStrip';
import { Header } from '../Frame';
import { ProductArt } from '../ProductArt';
import { CatalogButton } from './Catalog';
import { InteractiveFrame } from './InteractiveFrame';

function CardButtons({ card, testId }: { card: unknown; testId: string }) {
	const { answer } = useBubble();
	const url = textAt(card, 'action', 'parameters', 'url');
	if (url !== undefined) {
		return <ActionLink label={textAt(card, 'action', 'parameters', 'display_text') ?? 'Open'} icon={ExternalLink} href={safeHref(url)} testId={testId} />;
	}
	return listAt(card, 'action', 'buttons').map((button, index) => {
		const reply = textAt(button, 'quick_reply', 'id') === undefined ? 'reply' : 'quick_reply';
		const id = textAt(button, reply, 'id') ?? String(index);
		const title = textAt(button, reply, 'title') ?? id;
		return <ActionButton key={id} label={title} icon={Reply} testId={`button-${id}`} onTap={() => answer(buttonReply(id, title))} />;
	});
}

/** Cards side by side: pictures with a link or quick replies, or products. */
export function Carousel() {
	const { bubble } = useBubble();
	const cards = listAt(bubble.message, 'interactive', 'action', 'cards');
	return (
		<div className="carousel">
			<InteractiveFrame />
			<CardStrip>
				{cards.map((card, index) => {
					const product = textAt(card, 'action', 'product_retailer_id');
					const body = textAt(card, 'body', 'text');
					const testId = `action-${bubble.id}-${index}`;
					return (
						<li key={index} className="card">
							{product === undefined ? <Header header={typeof card === 'object' && card !== null && 'header' in card ? card.header : undefined} /> : <ProductArt id={product} size={220} />}
							<div className="card__body">
								{product !== undefined && (
									<p className="card__product"><strong>{product}</strong><small>{moneyLabel(demoPrice(product), demoCurrency)}</small></p>
								)}
								{body !== undefined && <FormattedText text={body} />}
							</div>
							<div className="frame__actions">
								{product === undefined ? <CardButtons card={card} testId={testId} /> : <CatalogButton label="View" interactive={card} testId={testId} />}
							</div>
						</li>
					);
				})}
			</CardStrip>
		</div>
	);
}
