import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Shelf } from '../content/interactive/shelves';
import { ProductArt } from '../content/ProductArt';
import { demoCurrency, demoPrice, moneyLabel } from '../format/money';
import type { OrderItem } from '../replies';
import { Field } from './Field';
import { Sheet } from './Sheet';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	shelves: Shelf[];
	onOrder: (items: OrderItem[], note: string) => Promise<boolean>;
}

/** Products with how many of each; sending the cart is an order message. Prices are demo prices. */
export function CatalogSheet({ open, onOpenChange, shelves, onOrder }: Props) {
	const [cart, setCart] = useState<Record<string, number>>({});
	const [note, setNote] = useState('');
	const add = (id: string, by: number) => setCart((all) => ({ ...all, [id]: Math.max(0, (all[id] ?? 0) + by) }));
	const items = Object.entries(cart)
		.filter(([, quantity]) => quantity > 0)
		.map(([productRetailerId, quantity]): OrderItem => ({ productRetailerId, quantity, price: demoPrice(productRetailerId), currency: demoCurrency }));
	const total = items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
	const order = async () => {
		if (!(await onOrder(items, note))) return;
		setCart({});
		setNote('');
		onOpenChange(false);
	};
	return (
		<Sheet
			open={open}
			onOpenChange={onOpenChange}
			title="Catalog"
			description="The emulator keeps no catalog: pictures and prices stand in for the real ones."
			footer={
				<button type="button" className="primary" disabled={items.length === 0} onClick={() => void order()} data-testid="order-send">
					{items.length === 0 ? 'Choose products' : `Send the order, ${moneyLabel(total, demoCurrency)}`}
				</button>
			}
		>
			{shelves.map((shelf, index) => (
				<section key={index} className="rows" aria-label={shelf.title ?? 'Products'}>
					{shelf.title !== undefined && <h3>{shelf.title}</h3>}
					{shelf.products.map((id) => (
						<div key={id} className="product">
							<ProductArt id={id} size={52} />
							<span className="product__text"><strong>{id}</strong><small>{moneyLabel(demoPrice(id), demoCurrency)}</small></span>
							<span className="stepper">
								<button type="button" aria-label={`One ${id} less`} disabled={!cart[id]} onClick={() => add(id, -1)}><Minus size={16} /></button>
								<output aria-label={`Quantity of ${id}`}>{cart[id] ?? 0}</output>
								<button type="button" aria-label={`One ${id} more`} onClick={() => add(id, 1)} data-testid={`product-add-${id}`}><Plus size={16} /></button>
							</span>
						</div>
					))}
				</section>
			))}
			<div className="form"><Field label="Note to the business (optional)" value={note} onValue={setNote} /></div>
		</Sheet>
	);
}
