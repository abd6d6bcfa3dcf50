import { ShoppingBag } from 'lucide-react';
import { useBubble } from '../chat/chatContext';
import { Meta } from '../chat/Meta';
import { moneyLabel } from '../format/money';
import { listAt, numberAt, textAt } from '../reading';
import { ProductArt } from './ProductArt';

/** The customer's order from a catalog. */
export function OrderCard() {
	const { bubble } = useBubble();
	const order = bubble.message['order'];
	const items = listAt(order, 'product_items');
	const note = textAt(order, 'text');
	const currency = textAt(items, 0, 'currency') ?? '';
	const quantityOf = (item: unknown): number => numberAt(item, 'quantity') ?? 1;
	const total = items.reduce<number>((sum, item) => sum + quantityOf(item) * (numberAt(item, 'item_price') ?? 0), 0);
	return (
		<div className="order">
			<p className="order__title"><ShoppingBag size={17} aria-hidden /> Order sent</p>
			<ul className="order__items">
				{items.map((item, index) => {
					const id = textAt(item, 'product_retailer_id') ?? String(index);
					return (
						<li key={id}>
							<ProductArt id={id} size={38} />
							<span>
								<strong>{id}</strong>
								<small>{quantityOf(item)} × {moneyLabel(numberAt(item, 'item_price') ?? 0, currency)}</small>
							</span>
						</li>
					);
				})}
			</ul>
			{note !== undefined && <p className="order__note">{note}</p>}
			<p className="order__total"><span>Total</span><strong>{moneyLabel(total, currency)}</strong></p>
			<Meta />
		</div>
	);
}
