import { GraphError } from '../graph/graphError';
import { isJson, textOf, type Json } from '../json';

/** A few of the ready-made templates that Meta's library has, with invented texts of the same shape. */
export const libraryTemplates: Json[] = [
	{
		id: '7138055039625658',
		name: 'delivery_update_1',
		language: 'en_US',
		category: 'UTILITY',
		topic: 'ORDER_MANAGEMENT',
		usecase: 'DELIVERY_UPDATE',
		industry: ['E_COMMERCE'],
		header: 'Your order is on its way',
		body: 'Hello {{1}}, your order {{2}} has left our shop. You can follow it with the button below.',
		body_params: ['Ana', '4711'],
		body_param_types: ['TEXT', 'TEXT'],
		buttons: [{ type: 'URL', text: 'Follow the order', url: 'https://www.example.com/{{1}}' }],
	},
	{
		id: '7138055039625659',
		name: 'appointment_reminder_1',
		language: 'en_US',
		category: 'UTILITY',
		topic: 'EVENT_REMINDER',
		usecase: 'APPOINTMENT_REMINDER',
		industry: ['HEALTHCARE'],
		header: 'Your appointment',
		body: 'Hello {{1}}, we look forward to seeing you on {{2}}. Please be with us a few minutes early.',
		body_params: ['Ben', 'Monday'],
		body_param_types: ['TEXT', 'DATE'],
		buttons: [{ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550100001' }],
	},
	{
		id: '7138055039625660',
		name: 'payment_received_1',
		language: 'en_US',
		category: 'UTILITY',
		topic: 'PAYMENTS',
		usecase: 'PAYMENT_CONFIRMATION',
		industry: ['FINANCIAL_SERVICES'],
		body: 'Hello {{1}}, we have received your payment of {{2}}. Thank you very much.',
		body_params: ['Chi', '$12.50'],
		body_param_types: ['TEXT', 'AMOUNT'],
		buttons: [],
	},
];

/**
 * The components of a template made from the library.
 * @throws GraphError 100 for an unknown name or language, or when a button's input is missing
 */
export function fromLibrary(name: string, parameters: Json, language: string): Json[] {
	const source = libraryTemplates.find(
		(template) => template['name'] === name && template['language'] === language,
	);
	if (source === undefined) {
		throw new GraphError(100, {
			title: 'Invalid parameter',
			details: `library_template_name: ${name} is not in the library in ${language}.`,
		});
	}
	const params = Array.isArray(source['body_params']) ? source['body_params'] : [];
	const components: Json[] = [];
	if (textOf(source, 'header') !== undefined)
		components.push({ type: 'HEADER', format: 'TEXT', text: source['header'] });
	components.push({
		type: 'BODY',
		text: source['body'],
		...(params.length === 0 ? {} : { example: { body_text: [params] } }),
	});
	const inputs = readInputs(parameters['library_template_button_inputs']);
	const buttons = (Array.isArray(source['buttons']) ? source['buttons'] : [])
		.filter(isJson)
		.map((button, index) => fillButton(button, inputs[index]));
	if (buttons.length > 0) components.push({ type: 'BUTTONS', buttons });
	return components;
}

/** Meta's own example writes them with single quotes. */
function readInputs(given: unknown): unknown[] {
	if (Array.isArray(given)) return given;
	if (typeof given !== 'string') return [];
	try {
		const read: unknown = JSON.parse(given.includes('"') ? given : given.replaceAll("'", '"'));
		return Array.isArray(read) ? read : [];
	} catch {
		throw new GraphError(100, {
			title: 'Invalid parameter',
			details: 'library_template_button_inputs: is not valid JSON.',
		});
	}
}

function fillButton(button: Json, input: unknown): Json {
	const refuse = (): GraphError =>
		new GraphError(100, {
			title: 'Invalid parameter',
			details: `library_template_button_inputs: an input for the ${String(button['type'])} button is required.`,
		});
	if (!isJson(input)) throw refuse();
	if (button['type'] === 'URL') {
		const url = isJson(input['url']) ? input['url'] : {};
		const base = textOf(url, 'base_url');
		if (base === undefined) throw refuse();
		const example = textOf(url, 'url_suffix_example');
		return { ...button, url: base, ...(example === undefined ? {} : { example: [example] }) };
	}
	const phone = textOf(input, 'phone_number');
	if (button['type'] === 'PHONE_NUMBER' && phone === undefined) throw refuse();
	return phone === undefined ? button : { ...button, phone_number: phone };
}
