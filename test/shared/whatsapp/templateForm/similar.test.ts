import { similar } from '../../../../nodes/shared/whatsapp/templateForm/similar';

describe('the name that was most likely meant', () => {
	const known = ['customer', 'day', 'time', 'order_number', '1', '2'];
	it.each([
		['custmer', 'customer'],
		['Customer', 'customer'],
		['csutomer', 'customer'],
		['orderNumber', 'order_number'],
		['order-number', 'order_number'],
		['tme', 'time'],
		['dya', 'day'],
	])('for %s it is %s', (given, meant) => {
		expect(similar(given, known)).toBe(meant);
	});

	it.each(['colour', 'x', '3', '', 'ordinary_name'])('for %j it is none', (given) => {
		expect(similar(given, known)).toBeUndefined();
	});
});
