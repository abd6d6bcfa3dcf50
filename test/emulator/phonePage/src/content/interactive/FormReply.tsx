import { ClipboardCheck, House } from 'lucide-react';
import { useBubble } from '../../chat/chatContext';
import { Meta } from '../../chat/Meta';
import { fieldsAt, isFields, textAt } from '../../reading';

/** The answers in the reply's JSON, flattened for reading; none when it is no JSON. */
function answersIn(json: string | undefined): Array<[string, string]> {
	if (json === undefined) return [];
	let parsed: unknown;
	try {
		parsed = JSON.parse(json);
	} catch {
		return [['response_json', json]];
	}
	const top = isFields(parsed) ? parsed : {};
	const fields = isFields(top['values']) ? top['values'] : top;
	return Object.entries(fields)
		.filter(([key, value]) => key !== 'flow_token' && value !== '')
		.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]);
}

/** A flow's or an address form's answers, as the customer sent them. */
export function FormReply() {
	const { bubble } = useBubble();
	const reply = fieldsAt(bubble.message, 'interactive', 'nfm_reply');
	const isAddress = textAt(reply, 'name') === 'address_message';
	const Icon = isAddress ? House : ClipboardCheck;
	return (
		<div className="form-reply">
			<p className="reply__title"><Icon size={17} aria-hidden /> {isAddress ? 'Address' : 'Form sent'}</p>
			<dl>
				{answersIn(textAt(reply, 'response_json')).map(([key, value]) => (
					<div key={key}>
						<dt>{key.replace(/_/g, ' ')}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			<Meta />
		</div>
	);
}
