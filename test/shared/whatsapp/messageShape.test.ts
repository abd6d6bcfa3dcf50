import { withMessageShape } from '../../../nodes/shared/whatsapp/messageShape';

describe('the shape of a message object', () => {
	it('lets a type pass that Meta has added since', () => {
		const message = { type: 'hologram', hologram: { id: '1' } };
		expect(withMessageShape('Message', message)).toBe(message);
	});

	it('wants the content of such a type as well', () => {
		expect(() => withMessageShape('Message', { type: 'hologram' })).toThrow("'Message' has the type 'hologram' and no content of that name");
	});

	it('knows a list of contacts from an object', () => {
		expect(() => withMessageShape('Message', { type: 'contacts', contacts: {} })).toThrow("and has '{}' as its 'contacts' where a list belongs");
		expect(withMessageShape('Message', { type: 'contacts', contacts: [] })).toEqual({ type: 'contacts', contacts: [] });
	});
});
