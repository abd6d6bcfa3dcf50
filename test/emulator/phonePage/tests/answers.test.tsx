/** @jest-environment jsdom */
import { act, fireEvent, screen } from '@testing-library/react';
import { demoWorld, type Bubble } from '../../contract';
import { conversationOf, customer, emit, fromBusiness, inbound, openPage, posted } from './page';

const place = { from: customer.phone, phoneNumberId: demoWorld.phoneNumberId };

async function tap(testId: string): Promise<void> {
	await act(async () => {
		fireEvent.click(screen.getByTestId(testId));
		await Promise.resolve();
	});
}

async function openWith(...bubbles: Bubble[]): Promise<void> {
	await openPage(conversationOf(bubbles));
}

function interactive(type: string, action: Record<string, unknown>): Bubble {
	return fromBusiness('m1', { type: 'interactive', interactive: { type, body: { text: 'Body' }, action } });
}

describe('the customer answers on the phone page', () => {
	it('Enter sends what was typed, Shift+Enter does not', async () => {
		await openWith();
		const input = screen.getByTestId('composer-input');
		fireEvent.change(input, { target: { value: ' hi there ' } });
		fireEvent.keyDown(input, { key: 'Enter', shiftKey: true });
		expect(inbound()).toEqual([]);
		await act(async () => {
			fireEvent.keyDown(input, { key: 'Enter' });
			await Promise.resolve();
		});
		expect(inbound()).toEqual([{ ...place, message: { type: 'text', text: { body: 'hi there' } } }]);
		expect(input).toHaveProperty('value', '');
	});

	it('a reply button answers with its ID and quotes the message', async () => {
		await openWith(interactive('button', { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }, { type: 'reply', reply: { id: 'no', title: 'No' } }] }));
		await tap('button-no');
		expect(inbound()).toEqual([
			{ ...place, quotedId: 'm1', message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'no', title: 'No' } } } },
		]);
	});

	it('a list opens, and its row is the answer', async () => {
		await openWith(interactive('list', { button: 'Breads', sections: [{ title: 'Rye', rows: [{ id: 'r1', title: 'Loaf', description: '900 g' }, { id: 'r2', title: 'Roll' }] }] }));
		await tap('list-open-m1');
		await tap('row-r1');
		expect(inbound()).toEqual([
			{ ...place, quotedId: 'm1', message: { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Loaf', description: '900 g' } } } },
		]);
		expect(screen.queryByTestId('row-r2')).toBeNull();
	});

	it("a flow's form answers with its fields and the flow's token", async () => {
		await openWith(interactive('flow', { parameters: { flow_token: 'tok', flow_cta: 'Book', flow_action_payload: { screen: 'A', data: {} } } }));
		await tap('action-m1');
		fireEvent.change(screen.getByTestId('flow-field-email'), { target: { value: 'ana@example.com' } });
		await tap('flow-send');
		expect(inbound()).toEqual([
			{
				...place,
				quotedId: 'm1',
				message: {
					type: 'interactive',
					interactive: {
						type: 'nfm_reply',
						nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"tok","name":"Ana","email":"ana@example.com"}' },
					},
				},
			},
		]);
	});

	it('a location request is answered with a location', async () => {
		await openWith(interactive('location_request_message', { name: 'send_location' }));
		await tap('action-m1');
		fireEvent.change(screen.getByTestId('location-latitude'), { target: { value: '95' } });
		await tap('location-send');
		expect(inbound()).toEqual([]);
		fireEvent.change(screen.getByTestId('location-latitude'), { target: { value: '48.2' } });
		fireEvent.change(screen.getByTestId('location-longitude'), { target: { value: '16.37' } });
		await tap('location-send');
		expect(inbound()).toEqual([{ ...place, quotedId: 'm1', message: { type: 'location', location: { latitude: 48.2, longitude: 16.37 } } }]);
	});

	it('a product is ordered', async () => {
		await openWith(interactive('product', { catalog_id: '99', product_retailer_id: 'rye' }));
		await tap('action-m1');
		await tap('product-add-rye');
		await tap('product-add-rye');
		await tap('order-send');
		expect(inbound()).toMatchObject([
			{ quotedId: 'm1', message: { type: 'order', order: { catalog_id: '99', text: '', product_items: [{ product_retailer_id: 'rye', quantity: 2, currency: 'USD' }] } } },
		]);
	});

	it('a call permission request is refused', async () => {
		await openWith(interactive('call_permission_request', { name: 'call_permission_request' }));
		await tap('action-m1');
		await tap('call-reject');
		expect(inbound()).toEqual([
			{
				...place,
				quotedId: 'm1',
				message: {
					type: 'interactive',
					interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'reject', is_permanent: false, response_source: 'user_action' } },
				},
			},
		]);
	});

	it("a request for contact info shares the customer's own", async () => {
		await openWith(interactive('request_contact_info', { name: 'request_contact_info' }));
		await tap('action-m1');
		expect(inbound()).toMatchObject([
			{ quotedId: 'm1', message: { type: 'contacts', contacts: [{ name: { formatted_name: 'Ana' }, phones: [{ phone: '+16505550101', wa_id: '16505550101' }] }] } },
		]);
	});

	it('an address is typed', async () => {
		await openWith(interactive('address_message', { name: 'address_message', parameters: { country: 'SG', values: { sg_post_code: '018953' } } }));
		await tap('action-m1');
		await tap('address-send');
		expect(inbound()).toMatchObject([
			{
				quotedId: 'm1',
				message: {
					interactive: {
						nfm_reply: { name: 'address_message', response_json: '{"values":{"name":"Ana","phone_number":"+1 650 555 0101","sg_post_code":"018953"}}' },
					},
				},
			},
		]);
	});

	it("a carousel card's quick reply and a template card's quick reply differ as Meta's do", async () => {
		const card = { card_index: 0, body: { text: 'One' }, action: { buttons: [{ type: 'quick_reply', quick_reply: { id: 'fav', title: 'Favorite' } }] } };
		const rendered = { body: 'Offers', buttons: [], cards: [{ body: 'One', buttons: [{ kind: 'quick_reply', text: 'Want it', payload: 'w1' }] }] };
		await openWith(interactive('carousel', { cards: [card, card] }), fromBusiness('m2', { type: 'template', template: { name: 'offers' } }, { rendered }));
		const [first] = screen.getAllByTestId('button-fav');
		if (first) await act(async () => { fireEvent.click(first); await Promise.resolve(); });
		await tap('button-w1');
		expect(inbound()).toEqual([
			{ ...place, quotedId: 'm1', message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'fav', title: 'Favorite' } } } },
			{ ...place, quotedId: 'm2', message: { type: 'button', button: { payload: 'w1', text: 'Want it' } } },
		]);
	});

	it('replies to a bubble', async () => {
		await openWith(fromBusiness('m1', { type: 'text', text: { body: 'Tea or coffee?' } }));
		await tap('reply-m1');
		fireEvent.change(screen.getByTestId('composer-input'), { target: { value: 'Tea' } });
		await tap('composer-send');
		expect(inbound()).toEqual([{ ...place, quotedId: 'm1', message: { type: 'text', text: { body: 'Tea' } } }]);
	});

	it('reacts to a bubble, and takes the reaction back', async () => {
		const bubble = fromBusiness('m1', { type: 'text', text: { body: 'Done' } });
		await openWith(bubble);
		await tap('react-m1');
		await act(async () => { fireEvent.click(screen.getByRole('button', { name: 'React 👍' })); await Promise.resolve(); });
		expect(inbound()).toEqual([{ ...place, message: { type: 'reaction', reaction: { message_id: 'm1', emoji: '👍' } } }]);
		await emit({ kind: 'conversation', conversation: conversationOf([{ ...bubble, reactions: [{ from: 'customer', emoji: '👍' }] }]) });
		await tap('reaction-m1');
		expect(inbound().at(-1)).toEqual({ ...place, message: { type: 'reaction', reaction: { message_id: 'm1' } } });
	});

	it('hides the phone number once that was chosen', async () => {
		window.localStorage.setItem(`phone-hidden-${customer.phone}`, 'yes');
		await openWith(interactive('button', { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] }));
		await tap('button-yes');
		expect(inbound()).toMatchObject([{ ...place, hidePhone: true, quotedId: 'm1' }]);
		window.localStorage.clear();
	});

	it('uploads a file before it sends it', async () => {
		await openWith();
		const file = new File(['OggS'], 'note.ogg', { type: 'audio/ogg' });
		fireEvent.paste(screen.getByTestId('composer-input'), { clipboardData: { files: [file] } });
		fireEvent.click(screen.getByTestId('media-voice'));
		await tap('media-send');
		await act(async () => { await new Promise((resolve) => setTimeout(resolve, 20)); });
		expect(posted.map(({ path }) => path)).toEqual(['/_emulator/media', '/_emulator/inbound']);
		expect(inbound()).toEqual([{ ...place, message: { type: 'audio', audio: { id: 'new', mime_type: 'audio/ogg; codecs=opus', voice: true } } }]);
	});
});
