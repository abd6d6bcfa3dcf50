import { componentOf, variablesIn } from '../../../nodes/shared/whatsapp/templateDefinition';
import { componentsOf, templateDefinitionOf } from '../../../nodes/shared/whatsapp/templateReading';

describe('a template as Meta gives it', () => {
	it('is read in any case, with numbers as text where an ID belongs', () => {
		const definition = templateDefinitionOf({
			id: '1',
			name: 'order_update',
			language: 'en_US',
			status: 'approved',
			category: 'Utility',
			parameter_format: 'named',
			components: [
				{ type: 'header', format: 'text', text: 'Order {{number}}', example: { header_text_named_params: [{ param_name: 'number', example: 4711 }] } },
				{ type: 'body', text: 'Hi {{name}}!', example: { body_text_named_params: [{ param_name: 'name', example: 'Ana' }] } },
			],
		});
		expect(definition).toEqual({
			id: '1',
			name: 'order_update',
			language: 'en_US',
			status: 'APPROVED',
			category: 'UTILITY',
			parameterFormat: 'NAMED',
			components: [
				{ type: 'HEADER', format: 'TEXT', text: 'Order {{number}}', example: { header_text_named_params: [{ param_name: 'number', example: '4711' }] } },
				{ type: 'BODY', text: 'Hi {{name}}!', example: { body_text_named_params: [{ param_name: 'name', example: 'Ana' }] } },
			],
		});
	});

	it('has its examples in one row, whether they came as a text, a list or a list in a list', () => {
		for (const given of ['Ana', ['Ana'], [['Ana']]]) {
			const [body] = componentsOf([{ type: 'BODY', text: 'Hi {{1}}!', example: { body_text: given } }]);
			expect(body).toMatchObject({ example: { body_text: [['Ana']] } });
		}
	});

	it('keeps the place of a button whose type is not known', () => {
		const [buttons] = componentsOf([
			{ type: 'BUTTONS', buttons: [{ type: 'TELEPATHY', text: 'Think' }, { type: 'url', text: 'Shop', url: 'https://example.com/{{1}}', example: ['x'] }] },
		]);
		expect(buttons).toEqual({
			type: 'BUTTONS',
			buttons: [
				{ type: 'UNKNOWN', text: 'Think' },
				{ type: 'URL', text: 'Shop', url: 'https://example.com/{{1}}', example: ['x'] },
			],
		});
	});

	it('reads cards, offers and one-time password buttons', () => {
		const components = componentsOf([
			{ type: 'CAROUSEL', cards: [{ components: [{ type: 'HEADER', format: 'PRODUCT' }, { type: 'BUTTONS', buttons: [{ type: 'SPM', text: 'View' }] }] }] },
			{ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon', has_expiration: true } },
			{ type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'one_tap', supported_apps: [{ package_name: 'a.b', signature_hash: 'c' }] }] },
			{ type: 'SOMETHING_NEW' },
		]);
		expect(components.map(({ type }) => type)).toEqual(['CAROUSEL', 'LIMITED_TIME_OFFER', 'BUTTONS']);
		expect(componentOf(components, 'CAROUSEL')?.cards[0]?.components[0]).toEqual({ type: 'HEADER', format: 'PRODUCT' });
		expect(componentOf(components, 'LIMITED_TIME_OFFER')?.limited_time_offer).toEqual({ text: 'Ends soon', has_expiration: true });
		expect(componentOf(components, 'BUTTONS')?.buttons[0]).toMatchObject({ type: 'OTP', otp_type: 'ONE_TAP' });
	});

	it('gives nothing for what is no list of components', () => {
		for (const nothing of [undefined, null, 'text', 5, {}, [null, 'x', 1]]) expect(componentsOf(nothing)).toEqual([]);
	});

	it('names each variable once, in the order of the text', () => {
		expect(variablesIn('{{2}} and {{ 1 }} and {{2}} and {{first_name}}')).toEqual(['2', '1', 'first_name']);
	});
});
