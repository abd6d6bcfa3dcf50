import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { useBubble } from '../../chat/chatContext';
import { demoCurrency, demoPrice, moneyLabel } from '../../format/money';
import { fieldsAt, textAt } from '../../reading';
import { orderMessage } from '../../replies';
import { CatalogSheet } from '../../sheets/CatalogSheet';
import { ActionButton } from '../ActionButton';
import { ProductArt } from '../ProductArt';
import { catalogIdOf, shelvesOf } from './shelves';
import { InteractiveFrame } from './InteractiveFrame';

/** One product, some products in sections, or the whole catalog. */
export function Catalog() {
	const { bubble } = useBubble();
	const interactive = fieldsAt(bubble.message, 'interactive');
	const products = shelvesOf(interactive).flatMap((shelf) => shelf.products);
	const first = products[0];
	const single = textAt(interactive, 'type') === 'product';
	const label = single ? 'View' : textAt(interactive, 'type') === 'catalog_message' ? 'View catalog' : 'View items';
	return (
		<InteractiveFrame actions={<CatalogButton label={label} interactive={interactive} testId={`action-${bubble.id}`} />}>
			{first !== undefined && (
				<div className="shelf-teaser">
					<ProductArt id={first} size={single ? 72 : 56} />
					<span>
						<strong>{single ? first : `${products.length} products`}</strong>
						<small>{single ? moneyLabel(demoPrice(first), demoCurrency) : `from ${first}`}</small>
					</span>
				</div>
			)}
		</InteractiveFrame>
	);
}

interface Props {
	label: string;
	/** The interactive object, or anything with its `action`. */
	interactive: unknown;
	testId: string;
}

/** Opens the products and answers with an order; carousels and templates have this button too. */
export function CatalogButton({ label, interactive, testId }: Props) {
	const { answer } = useBubble();
	const [open, setOpen] = useState(false);
	return (
		<>
			<ActionButton label={label} icon={ShoppingBag} testId={testId} onTap={() => setOpen(true)} />
			<CatalogSheet
				open={open}
				onOpenChange={setOpen}
				shelves={shelvesOf(interactive)}
				onOrder={(items, note) => answer(orderMessage(catalogIdOf(interactive), items, note))}
			/>
		</>
	);
}
