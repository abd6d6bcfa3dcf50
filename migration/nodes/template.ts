import { jsonField, thousandfold } from '../expressions/asJson';
import { isRecord, listOf, recordOf, type Json } from '../workflow';
import { addressed, byId, FULL, operation, type Conversion, type Converted } from './converted';

/** Send Template: the components that the built-in node makes of its form, as JSON. */
export function convertTemplate(given: Json): Conversion {
	const notes: string[] = [];
	const components = listOf(recordOf(given.components).component)
		.filter(isRecord)
		.map((component) => componentOf(component, notes));
	const parameters: Json = {
		...addressed(given),
		templateSource: 'list',
		template: byId(given.template),
		valuesInput: 'components',
		templateComponents: jsonField(components),
		options: FULL,
	};
	const byHand: Converted['byHand'] = [];
	return operation('message', 'sendTemplate', 'Message > Send Template', parameters, { notes, byHand });
}

function componentOf(component: Json, notes: string[]): Json {
	const type = component.type ?? 'body';
	switch (type) {
		case 'header':
			return withParameters({ type }, parametersIn(component.headerParameters).map((one) => headerParameter(one, notes)));
		case 'button': {
			const [parameter] = parametersIn(component.buttonParameters).map(buttonParameter);
			if (parameter === undefined) notes.push("a button without a parameter now leaves without one; the built-in node sent 'null' in its place");
			return withParameters(
				{ type, sub_type: component.sub_type ?? 'quick_reply', index: indexOf(component.index) },
				parameter === undefined ? [] : [parameter],
			);
		}
		default:
			return { type, parameters: parametersIn(component.bodyParameters).map(bodyParameter) };
	}
}

const indexOf = (value: unknown): unknown => (typeof value === 'number' ? String(value) : (value ?? '0'));

const withParameters = (component: Json, parameters: Json[]): Json => (parameters.length === 0 ? component : { ...component, parameters });

/** A form of one row holds the row itself. */
function parametersIn(form: unknown): Json[] {
	const { parameter } = recordOf(form);
	return (Array.isArray(parameter) ? parameter : [parameter]).filter(isRecord);
}

const textParameter = ({ text }: Json): Json => ({ type: 'text', text: text ?? '' });

function bodyParameter(given: Json): Json {
	switch (given.type ?? 'text') {
		case 'currency':
			return currency(given, given.fallback_value ?? '');
		case 'date_time':
			return dateTime(given);
		default:
			return textParameter(given);
	}
}

const buttonParameter = (given: Json): Json =>
	given.type === 'text' ? textParameter(given) : { type: 'payload', payload: given.payload ?? '' };

/** What the built-in node sends for a currency or date in a header is refused by Meta; here they are whole. */
function headerParameter(given: Json, notes: string[]): Json {
	const mended = (kind: string) => notes.push(`the ${kind} in its header now has the shape that Meta asks for; the built-in node's was refused`);
	switch (given.type ?? 'text') {
		case 'image':
			return { type: 'image', image: { link: given.imageLink ?? '' } };
		case 'currency':
			mended('currency');
			return currency(given, typeof given.amount_1000 === 'number' ? `${given.amount_1000} ${String(given.code ?? '')}` : (given.amount_1000 ?? ''));
		case 'date_time':
			mended('date');
			return dateTime(given);
		default:
			return textParameter(given);
	}
}

const currency = ({ code, amount_1000: amount }: Json, fallback: unknown): Json => ({
	type: 'currency',
	currency: { code: code ?? '', fallback_value: fallback, amount_1000: thousandfold(amount ?? 0) },
});

const dateTime = ({ date_time: date }: Json): Json => ({ type: 'date_time', date_time: { fallback_value: date ?? '' } });
