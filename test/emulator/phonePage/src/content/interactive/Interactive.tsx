import { CreditCard, Phone, PhoneOff } from 'lucide-react';
import { useBubble } from '../../chat/chatContext';
import { fieldsAt, textAt } from '../../reading';
import { JsonCard } from '../JsonCard';
import { Reply } from '../Reply';
import { AddressRequest } from './AddressRequest';
import { CallPermissionRequest } from './CallPermissionRequest';
import { Carousel } from './Carousel';
import { Catalog } from './Catalog';
import { ContactRequest } from './ContactRequest';
import { FlowMessage } from './FlowMessage';
import { FormReply } from './FormReply';
import { ListMessage } from './ListMessage';
import { LocationRequest } from './LocationRequest';
import { OrderDetails } from './OrderDetails';
import { OrderStatus } from './OrderStatus';
import { ReplyButtons } from './ReplyButtons';
import { UrlButton } from './UrlButton';
import { VoiceCall } from './VoiceCall';

/** An interactive message of the business, or the customer's answer to one. */
export function Interactive() {
	const { bubble } = useBubble();
	const interactive = fieldsAt(bubble.message, 'interactive');
	switch (textAt(interactive, 'type')) {
		case 'button':
			return <ReplyButtons />;
		case 'list':
			return <ListMessage />;
		case 'cta_url':
			return <UrlButton />;
		case 'flow':
			return <FlowMessage />;
		case 'location_request_message':
			return <LocationRequest />;
		case 'product':
		case 'product_list':
		case 'catalog_message':
			return <Catalog />;
		case 'carousel':
			return <Carousel />;
		case 'call_permission_request':
			return <CallPermissionRequest />;
		case 'voice_call':
			return <VoiceCall />;
		case 'request_contact_info':
			return <ContactRequest />;
		case 'address_message':
			return <AddressRequest />;
		case 'order_details':
			return <OrderDetails />;
		case 'order_status':
			return <OrderStatus />;
		case 'button_reply':
			return <Reply title={textAt(interactive, 'button_reply', 'title') ?? ''} />;
		case 'list_reply':
			return <Reply title={textAt(interactive, 'list_reply', 'title') ?? ''} detail={textAt(interactive, 'list_reply', 'description')} />;
		case 'nfm_reply':
			return <FormReply />;
		case 'call_permission_reply': {
			const accepted = textAt(interactive, 'call_permission_reply', 'response') === 'accept';
			const always = fieldsAt(interactive, 'call_permission_reply')['is_permanent'] === true;
			const detail = always ? 'Until you take it back' : 'For 7 days';
			return accepted ? <Reply icon={Phone} title="Calls allowed" detail={detail} /> : <Reply icon={PhoneOff} title="Calls declined" />;
		}
		case 'payment_method':
			return <Reply icon={CreditCard} title="Paid by card" detail={textAt(interactive, 'payment_method', 'reference_id')} />;
		default:
			return <JsonCard />;
	}
}
