import { CreditCard } from 'lucide-react';
import { useState } from 'react';
import { useBubble } from '../../chat/chatContext';
import { amountOf, moneyLabel } from '../../format/money';
import { fieldsAt, listAt, numberAt, textAt, type Fields } from '../../reading';
import { paymentReply } from '../../replies';
import { Sheet } from '../../sheets/Sheet';
import { useNow } from '../../state/clock';
import { ActionButton } from '../ActionButton';
import { ProductArt } from '../ProductArt';
import { InteractiveFrame } from './InteractiveFrame';

const sums = [
	['subtotal', 'Subtotal'],
	['discount', 'Discount'],
	['shipping', 'Shipping'],
	['tax', 'Tax'],
] as const;

/** An order's lines and sums, in the amounts that the business gave. */
function Bill({ parameters }: { parameters: Fields }) {
	const currency = textAt(parameters, 'currency') ?? '';
	const label = (money: unknown): string => moneyLabel(amountOf(money) ?? 0, currency);
	const order = fieldsAt(parameters, 'order');
	return (
		<div className="order">
			<ul className="order__items">
				{listAt(order, 'items').map((item, index) => {
					const id = textAt(item, 'retailer_id') ?? String(index);
					const price = fieldsAt(item, 'sale_amount');
					return (
						<li key={id}>
							<ProductArt id={id} size={38} />
							<span>
								<strong>{textAt(item, 'name') ?? id}</strong>
								<small>{numberAt(item, 'quantity') ?? 1} × {label('value' in price ? price : fieldsAt(item, 'amount'))}</small>
							</span>
						</li>
					);
				})}
			</ul>
			{sums.map(([key, words]) => amountOf(order[key]) !== undefined && (
				<p key={key} className="order__sum"><span>{words}</span><span>{key === 'discount' ? '−' : ''}{label(order[key])}</span></p>
			))}
			<p className="order__total"><span>Total</span><strong>{label(parameters['total_amount'])}</strong></p>
		</div>
	);
}

/** An order to review and pay. */
export function OrderDetails() {
	const { bubble } = useBubble();
	const parameters = fieldsAt(bubble.message, 'interactive', 'action', 'parameters');
	return (
		<InteractiveFrame actions={<PayButton label="Review and pay" parameters={parameters} testId={`action-${bubble.id}`} />}>
			<p className="order__reference">Order {textAt(parameters, 'reference_id')}</p>
			<Bill parameters={parameters} />
		</InteractiveFrame>
	);
}

interface PayProps {
	label: string;
	/** The order's details as the business gave them. */
	parameters: Fields;
	testId: string;
}

/** Opens the bill; paying answers with the payment method. Templates have this button too. */
export function PayButton({ label, parameters, testId }: PayProps) {
	const { answer } = useBubble();
	const now = useNow(60_000);
	const [open, setOpen] = useState(false);
	const reference = textAt(parameters, 'reference_id') ?? '';
	const pay = async () => {
		if (await answer(paymentReply(reference, now))) setOpen(false);
	};
	return (
		<>
			<ActionButton label={label} icon={CreditCard} testId={testId} onTap={() => setOpen(true)} />
			<Sheet
				open={open}
				onOpenChange={setOpen}
				title={`Order ${reference}`}
				description="No money moves: the business receives the payment method, as a card on file would give it."
				footer={<button type="button" className="primary" onClick={() => void pay()} data-testid="order-pay">Pay by the card on file</button>}
			>
				<Bill parameters={parameters} />
			</Sheet>
		</>
	);
}
