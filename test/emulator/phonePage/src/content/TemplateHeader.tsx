import type { RenderedTemplate } from '../../../contract';
import { demoCurrency, demoPrice, moneyLabel } from '../format/money';
import { safeHref } from '../format/whatsAppText';
import { fieldsAt, textAt } from '../reading';
import { DocumentTile } from './DocumentCard';
import { LocationTile } from './LocationCard';
import { ProductArt } from './ProductArt';
import { sentHeader } from './sentTemplate';
import { Visual } from './Visual';

/** The emulator's own addresses begin with a slash; others must be ones that a chat may open. */
function sourceOf(address: string | undefined): string | undefined {
	return address?.startsWith('/') === true ? new URL(address, window.location.href).href : safeHref(address);
}

interface Props {
	header: RenderedTemplate['header'];
	/** The components that were sent, for what the filled-in header does not say. */
	components: unknown[];
}

/** A template's or card's header, by its kind. */
export function TemplateHeader({ header, components }: Props) {
	if (!header) return null;
	const sent = sentHeader(components);
	const source = sourceOf(header.mediaUrl);
	switch (header.kind.toLowerCase()) {
		case 'image':
		case 'gif':
			return <Visual kind="image" source={source} label="Header image" />;
		case 'video':
			return <Visual kind="video" source={source} label="Header video" />;
		case 'document':
			return <DocumentTile part={{ filename: textAt(sent, 'document', 'filename') ?? header.text, link: source }} />;
		case 'location':
			return <LocationTile part={{ name: header.text, ...fieldsAt(sent, 'location') }} />;
		case 'product': {
			const product = textAt(sent, 'product', 'product_retailer_id') ?? 'product';
			return (
				<div className="product-header">
					<ProductArt id={product} size={220} />
					<p className="card__product"><strong>{product}</strong><small>{moneyLabel(demoPrice(product), demoCurrency)}</small></p>
				</div>
			);
		}
		default:
			return header.text === undefined ? null : <p className="frame__title" dir="auto">{header.text}</p>;
	}
}
