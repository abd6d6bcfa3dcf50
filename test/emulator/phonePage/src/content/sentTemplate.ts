/**
 * What the business sent with a template, by the side of the filled-in text: a document's name, a place's position,
 * a flow's token, products, the end of an offer. `components` is the template's list, or a carousel card's.
 */
import { at, fieldsAt, listAt, numberAt, textAt, type Fields } from '../reading';

function componentOf(components: unknown[], type: string): unknown {
	return components.find((component) => textAt(component, 'type')?.toLowerCase() === type);
}

/** The components of the message, or of its carousel's card. */
export function sentComponents(message: Fields, card?: number): unknown[] {
	const components = listAt(message, 'template', 'components');
	return card === undefined ? components : listAt(componentOf(components, 'carousel'), 'cards', card, 'components');
}

/** The header's parameter: `{type:'document', document:{…}}`, `{type:'product', product:{…}}` … */
export function sentHeader(components: unknown[]): unknown {
	return at(componentOf(components, 'header'), 'parameters', 0);
}

/** The `action` of the button at the index: a flow's token and data, the sections of products, an order's details. */
export function sentAction(components: unknown[], index: number): Fields {
	const button = components.find(
		(component) => textAt(component, 'type')?.toLowerCase() === 'button' && (numberAt(component, 'index') ?? 0) === index,
	);
	return fieldsAt(button, 'parameters', 0, 'action');
}

/** When a limited-time offer ends, in Unix milliseconds. */
export function offerEnd(components: unknown[]): number | undefined {
	return numberAt(componentOf(components, 'limited_time_offer'), 'parameters', 0, 'limited_time_offer', 'expiration_time_ms');
}
