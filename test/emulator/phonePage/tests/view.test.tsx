/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { conversationOf, emit, fromBusiness, openPage, posted } from './page';

const hello = fromBusiness('m1', { type: 'text', text: { body: '*Hello* <b>you</b>' } });

describe('the customer looks at the phone page', () => {
	it('sees formatted text, and markup as text', async () => {
		await openPage(conversationOf([hello]));
		const bubble = screen.getByTestId('bubble-m1');
		expect(bubble.querySelector('strong')?.textContent).toBe('Hello');
		expect(bubble.querySelector('b')).toBeNull();
		expect(bubble.textContent).toContain('<b>you</b>');
	});

	it('sees ticks change and why a message failed', async () => {
		await openPage(conversationOf([hello]));
		expect(screen.getByTestId('tick-m1').getAttribute('data-tick')).toBe('delivered');
		await emit({ kind: 'conversation', conversation: conversationOf([{ ...hello, tick: 'read' }]) });
		expect(screen.getByTestId('tick-m1').getAttribute('aria-label')).toBe('Read');
		const failed = { ...hello, tick: 'failed' as const, message: { ...hello.message, errors: [{ code: 131047, title: 'Re-engagement message' }] } };
		await emit({ kind: 'conversation', conversation: conversationOf([failed]) });
		expect(screen.getByTestId('bubble-m1').textContent).toContain('Re-engagement message (131047)');
	});

	it('sees the business typing until it stops', async () => {
		await openPage(conversationOf([hello]));
		expect(screen.queryByTestId('typing')).toBeNull();
		await emit({ kind: 'conversation', conversation: conversationOf([hello], { typingUntil: Date.now() + 600 }) });
		expect(screen.queryByTestId('typing')).not.toBeNull();
		await act(async () => { await new Promise((resolve) => setTimeout(resolve, 700)); });
		expect(screen.queryByTestId('typing')).toBeNull();
	});

	it('opens the chat: unread messages are told to the emulator', async () => {
		await openPage(conversationOf([hello], { unread: 1 }));
		expect(posted).toContainEqual({ path: '/_emulator/opened', body: { phoneNumberId: '1023000000000001', phone: '16505550101' } });
		expect(screen.getByText('New messages')).toBeTruthy();
	});

	it('sees the 24-hour window close when the clock is turned', async () => {
		await openPage(conversationOf([hello], { windowUntil: Date.now() + 3_600_000 }));
		expect(screen.getByTestId('window-chip').textContent).toContain('Window open');
		await emit({ kind: 'clock', now: Date.now() + 25 * 3_600_000 });
		expect(screen.getByTestId('window-chip').textContent).toContain('Window closed');
	});

	it('finds the answered message above the answer', async () => {
		await openPage(conversationOf([hello, fromBusiness('m2', { type: 'text', text: { body: 'Again' } }, { quotedId: 'm1' })]));
		expect(within(screen.getByTestId('bubble-m2')).getByRole('button', { name: /Hello/ }).textContent).toContain('Riverside Bakery');
	});

	it('hears new messages: the chat is a live log', async () => {
		await openPage(conversationOf([hello]));
		expect(within(screen.getByRole('log', { name: 'Messages' })).getByTestId('bubble-m1')).toBeTruthy();
	});

	it('sees a message of an unknown type as it came', async () => {
		await openPage(conversationOf([fromBusiness('m1', { type: 'hologram', hologram: { shape: 'cube' } })]));
		expect(screen.getByTestId('bubble-m1').textContent).toContain('"shape": "cube"');
	});

	it('cannot open a dangerous address from a button', async () => {
		const action = { name: 'cta_url', parameters: { display_text: 'Open', url: 'javascript:alert(1)' } };
		await openPage(conversationOf([fromBusiness('m1', { type: 'interactive', interactive: { type: 'cta_url', body: { text: 'x' }, action } })]));
		expect(screen.getByTestId('action-m1').hasAttribute('href')).toBe(false);
	});

	it('adds a customer', async () => {
		await openPage(conversationOf([hello]));
		fireEvent.click(screen.getByTestId('customer-add'));
		fireEvent.change(screen.getByTestId('customer-name'), { target: { value: 'Dee' } });
		fireEvent.change(screen.getByTestId('customer-phone'), { target: { value: '+1 650 555 0104' } });
		fireEvent.change(screen.getByTestId('customer-username'), { target: { value: '@dee' } });
		await act(async () => { fireEvent.click(screen.getByTestId('customer-save')); await Promise.resolve(); });
		expect(posted).toContainEqual({ path: '/_emulator/customers', body: { phone: '16505550104', name: 'Dee', username: 'dee' } });
	});
});
