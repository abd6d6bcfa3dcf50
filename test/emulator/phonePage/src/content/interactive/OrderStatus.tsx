import { Package } from 'lucide-react';
import { useBubble } from '../../chat/chatContext';
import { fieldsAt, textAt } from '../../reading';
import { InteractiveFrame } from './InteractiveFrame';

const stages = ['pending', 'processing', 'partially_shipped', 'shipped', 'completed'];

/** How far an order has come, as a line of stages. */
export function OrderStatus() {
	const { bubble } = useBubble();
	const parameters = fieldsAt(bubble.message, 'interactive', 'action', 'parameters');
	const status = textAt(parameters, 'order', 'status') ?? 'pending';
	const reached = stages.indexOf(status);
	const description = textAt(parameters, 'order', 'description');
	return (
		<InteractiveFrame>
			<div className="order-status" data-canceled={status === 'canceled'}>
				<p><Package size={17} aria-hidden /> <strong>{status.replace(/_/g, ' ')}</strong><small>Order {textAt(parameters, 'reference_id')}</small></p>
				{reached >= 0 && <div className="order-status__bar" aria-hidden>{stages.map((stage, index) => <i key={stage} data-reached={index <= reached} />)}</div>}
				{description !== undefined && <p className="order-status__detail">{description}</p>}
			</div>
		</InteractiveFrame>
	);
}
