import {
	addressReply, buttonReply, callPermissionReply, contactsMessage, flowReply, listReply, locationMessage, mediaMessage, orderMessage,
	paymentReply, reactionMessage, templateButtonReply, textMessage,
} from '../src/replies';

describe('what the customer sends', () => {
	it('is a text', () => {
		expect(textMessage('hi')).toEqual({ type: 'text', text: { body: 'hi' } });
	});

	it('is a tapped reply button', () => {
		expect(buttonReply('yes', 'Yes, please')).toEqual({
			type: 'interactive',
			interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes, please' } },
		});
	});

	it('is a row of a list, with its description only when it has one', () => {
		expect(listReply({ id: 'r1', title: 'Rye', description: '900 g' })).toEqual({
			type: 'interactive',
			interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Rye', description: '900 g' } },
		});
		expect(listReply({ id: 'r2', title: 'Spelt' })).toEqual({
			type: 'interactive',
			interactive: { type: 'list_reply', list_reply: { id: 'r2', title: 'Spelt' } },
		});
	});

	it("is a template's quick reply, with its text where there is no payload", () => {
		expect(templateButtonReply('Stop', 'UNSUBSCRIBE')).toEqual({ type: 'button', button: { payload: 'UNSUBSCRIBE', text: 'Stop' } });
		expect(templateButtonReply('Stop')).toEqual({ type: 'button', button: { payload: 'Stop', text: 'Stop' } });
	});

	it("is a flow's answers as JSON, with the business's token", () => {
		expect(flowReply({ name: 'Ana', table: '4' }, 'tok-1')).toEqual({
			type: 'interactive',
			interactive: {
				type: 'nfm_reply',
				nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"tok-1","name":"Ana","table":"4"}' },
			},
		});
	});

	it('is an address, typed or saved', () => {
		expect(addressReply({ name: 'Ana', city: 'Pune' })).toEqual({
			type: 'interactive',
			interactive: {
				type: 'nfm_reply',
				nfm_reply: { name: 'address_message', body: 'Ana\nPune', response_json: '{"values":{"name":"Ana","city":"Pune"}}' },
			},
		});
		expect(addressReply({ city: 'Pune' }, 'a1')).toMatchObject({
			interactive: { nfm_reply: { response_json: '{"saved_address_id":"a1","values":{"city":"Pune"}}' } },
		});
	});

	it('is a call permission: for good, for 7 days, or refused', () => {
		const reply = (answer: object) => ({ type: 'interactive', interactive: { type: 'call_permission_reply', call_permission_reply: answer } });
		expect(callPermissionReply('always', 0)).toEqual(reply({ response: 'accept', is_permanent: true, response_source: 'user_action' }));
		expect(callPermissionReply('reject', 0)).toEqual(reply({ response: 'reject', is_permanent: false, response_source: 'user_action' }));
		expect(callPermissionReply('sevenDays', 1_000_500)).toEqual(
			reply({ response: 'accept', is_permanent: false, response_source: 'user_action', expiration_timestamp: 1000 + 604_800 }),
		);
	});

	it('is a payment for an order', () => {
		expect(paymentReply('RB-1', 5_000)).toMatchObject({
			interactive: { type: 'payment_method', payment_method: { reference_id: 'RB-1', payment_timestamp: 5, payment_method: 'offsite_card_pay' } },
		});
	});

	it('is a position, with name and address only for a place', () => {
		expect(locationMessage({ latitude: 52.5, longitude: 13.4, name: '', address: '' })).toEqual({
			type: 'location',
			location: { latitude: 52.5, longitude: 13.4 },
		});
		expect(locationMessage({ latitude: 1, longitude: 2, name: 'Pier', address: 'Quay 1' })).toEqual({
			type: 'location',
			location: { latitude: 1, longitude: 2, name: 'Pier', address: 'Quay 1' },
		});
	});

	it('is a contact', () => {
		expect(contactsMessage([{ name: 'Dee Ray', phone: '+1 650 555 0199', email: 'dee@example.com' }])).toEqual({
			type: 'contacts',
			contacts: [{
				name: { formatted_name: 'Dee Ray', first_name: 'Dee', last_name: 'Ray' },
				phones: [{ phone: '+16505550199', wa_id: '16505550199', type: 'CELL' }],
				emails: [{ email: 'dee@example.com', type: 'HOME' }],
			}],
		});
	});

	it('is an order', () => {
		expect(orderMessage('99', [{ productRetailerId: 'rye', quantity: 2, price: 5.5, currency: 'USD' }], 'sliced')).toEqual({
			type: 'order',
			order: {
				catalog_id: '99',
				text: 'sliced',
				product_items: [{ product_retailer_id: 'rye', quantity: 2, item_price: 5.5, currency: 'USD' }],
			},
		});
	});

	it('is a reaction, or its end without an emoji', () => {
		expect(reactionMessage('wamid.1', '👍')).toEqual({ type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } });
		expect(reactionMessage('wamid.1')).toEqual({ type: 'reaction', reaction: { message_id: 'wamid.1' } });
	});

	it('is a file with what its kind carries', () => {
		const file = { id: 'm1', mimeType: 'image/png', sha256: 'abc=', filename: 'a.png' };
		expect(mediaMessage('image', file, { caption: 'Look' })).toEqual({
			type: 'image',
			image: { id: 'm1', mime_type: 'image/png', sha256: 'abc=', caption: 'Look' },
		});
		expect(mediaMessage('document', file)).toEqual({
			type: 'document',
			document: { id: 'm1', mime_type: 'image/png', sha256: 'abc=', filename: 'a.png' },
		});
		expect(mediaMessage('audio', { id: 'm2', mimeType: 'audio/ogg', filename: 'v.ogg' }, { caption: 'never', voice: true })).toEqual({
			type: 'audio',
			audio: { id: 'm2', mime_type: 'audio/ogg', voice: true },
		});
		expect(mediaMessage('sticker', { id: 'm3', mimeType: 'image/webp', filename: 's.webp' })).toEqual({
			type: 'sticker',
			sticker: { id: 'm3', mime_type: 'image/webp', animated: false },
		});
	});
});
