import { variablesIn, type TemplateButton } from '../templateDefinition';
import type { Slot } from './slot';
import type { Place } from './slots';

/** The inputs of a part's buttons. A button that always does the same takes none. */
export const buttonSlots = (buttons: readonly TemplateButton[], { id, name }: Place): Slot[] =>
	buttons.flatMap((button, index) => slotsOfButton(button, `${id}button.${index}`, `${name}Button “${labelOfButton(button)}”`));

/** The words on a button. Some have none of their own: WhatsApp writes them in the customer's language. */
export function labelOfButton(button: TemplateButton): string {
	if (button.text) return button.text;
	return button.type === 'COPY_CODE' ? 'Copy offer code' : button.type.toLowerCase().replace(/_/g, ' ');
}

function slotsOfButton(button: TemplateButton, id: string, name: string): Slot[] {
	switch (button.type) {
		case 'URL':
			return urlSlots(button, id, name);
		case 'QUICK_REPLY':
			return [{ id, name, kind: 'payload', required: false, words: 'payload that comes back with the tap' }];
		case 'COPY_CODE':
			return [{ id, name, kind: 'couponCode', required: true, words: 'the code', ...exampleOf(button.example?.[0]) }];
		case 'FLOW':
			return [
				{ id: `${id}.token`, name: `${name} Flow Token`, kind: 'flowToken', required: false, words: "comes back with the form's answer" },
				{ id: `${id}.data`, name: `${name} Flow Data`, kind: 'flowData', required: false, words: 'object for the first screen' },
			];
		case 'CATALOG':
			return [{ id, name, kind: 'product', required: false, words: 'ID of the product whose picture is shown' }];
		case 'MPM':
			return [
				{ id: `${id}.thumbnail`, name: `${name} Thumbnail`, kind: 'product', required: true, words: 'ID of the product whose picture is shown' },
				{
					id: `${id}.sections`,
					name: `${name} Sections`,
					kind: 'sections',
					required: true,
					words: 'array such as [{"title": "Breads", "products": ["SKU-1"]}]',
				},
			];
		case 'VOICE_CALL':
			return [
				{ id: `${id}.ttl`, name: `${name} Minutes`, kind: 'minutes', required: false, words: 'how long the button works' },
				{ id: `${id}.payload`, name: `${name} Payload`, kind: 'payload', required: false, words: 'comes back with the call' },
			];
		case 'ORDER_DETAILS':
			return [{ id, name, kind: 'orderDetails', required: true, words: "object order_details as in Meta's documentation" }];
		default:
			return [];
	}
}

function urlSlots({ url, example }: Extract<TemplateButton, { type: 'URL' }>, id: string, name: string): Slot[] {
	if (variablesIn(url).length === 0) return [];
	const base = url.slice(0, url.indexOf('{{'));
	const whole = example?.[0];
	const end = whole !== undefined && base !== '' && whole.startsWith(base) ? whole.slice(base.length) : whole;
	return [{ id, name, kind: 'urlSuffix', required: true, words: base === '' ? 'the address' : `end of ${base}…`, base, ...exampleOf(end) }];
}

const exampleOf = (example: string | undefined): { example?: string } =>
	example === undefined || example === '' ? {} : { example };
