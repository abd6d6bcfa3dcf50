/** @jest-environment jsdom */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { demoWorld, type Bubble, type Conversation } from '../../contract';
import { conversationOf, emit, fromBusiness, inbound, openPage, posted } from './page';

const groupId = 'Y2FwaV9ncm91cDox';
const ana = { phone: '16505550101', name: 'Ana', userId: 'US.1' };
const ben = { phone: '16505550102', name: 'Ben', userId: 'US.2' };
const text = (body: string) => ({ type: 'text', text: { body } });

const club = (members: Array<typeof ana>, bubbles: Bubble[] = []): Conversation =>
	conversationOf(bubbles, { customer: { phone: groupId, name: 'Bread club', userId: '' }, group: { members } });

const fromMember = (id: string, author: string, body: string): Bubble => ({ id, from: 'customer', author, at: Date.now(), type: 'text', message: text(body), reactions: [] });

async function write(body: string): Promise<void> {
	const input = screen.getByTestId('composer-input');
	fireEvent.change(input, { target: { value: body } });
	await act(async () => {
		fireEvent.keyDown(input, { key: 'Enter' });
		await Promise.resolve();
	});
}

describe('a group on the phone page', () => {
	it('names its people, and has no 24-hour window', async () => {
		await openPage(club([ana, ben]));
		expect(screen.getByRole('heading', { name: 'Bread club' })).toBeTruthy();
		expect(screen.getByText('Riverside Bakery, Ana, Ben')).toBeTruthy();
		expect(screen.queryByTestId('window-chip')).toBeNull();
	});

	it('is written to by one of its members', async () => {
		await openPage(club([ana, ben]));
		await write('Rye for all?');
		expect(inbound()).toEqual([{ from: ana.phone, phoneNumberId: demoWorld.phoneNumberId, groupId, message: text('Rye for all?') }]);
		fireEvent.keyDown(screen.getByTestId('group-menu'), { key: 'Enter' });
		fireEvent.click(await screen.findByTestId(`write-as-${ben.phone}`));
		await write('Yes!');
		expect(inbound().at(-1)).toMatchObject({ from: ben.phone, groupId });
	});

	it('says who wrote what: one member is you, the others have names', async () => {
		await openPage(club([ana, ben], [fromBusiness('m1', text('Hello all')), fromMember('m2', ana.phone, 'Hi'), fromMember('m3', ben.phone, 'Hey')]));
		expect(screen.getByTestId('bubble-m1').textContent).toContain('Riverside Bakery');
		expect(screen.getByTestId('bubble-m2').className).toContain('bubble--out');
		expect(screen.getByTestId('bubble-m3').className).toContain('bubble--in');
		expect(screen.getByTestId('bubble-m3').textContent).toContain('Ben');
	});

	it('can be joined while nobody is in it, and then be written to', async () => {
		await openPage(club([]));
		await emit({ kind: 'customers', customers: [ana, ben] });
		expect(screen.queryByTestId('composer-input')).toBeNull();
		await act(async () => {
			fireEvent.click(screen.getByTestId(`join-first-${ben.phone}`));
			await Promise.resolve();
		});
		expect(posted).toContainEqual({ path: `/_emulator/groups/${groupId}/join`, body: { phone: ben.phone } });
		await emit({ kind: 'conversation', conversation: club([ben]) });
		await waitFor(() => expect(screen.getByTestId('composer-input')).toBeTruthy());
	});

	it('stands in the list with its last writer, stays when a customer is added, and goes when it is deleted', async () => {
		await openPage(club([ana, ben], [fromMember('m1', ben.phone, 'Hey')]));
		const row = () => screen.queryByTestId(`conversation-${groupId}`);
		expect(row()?.textContent).toContain('Ben: Hey');
		await emit({ kind: 'customers', customers: [ana, ben] });
		expect(row()).not.toBeNull();
		await emit({ kind: 'gone', phoneNumberId: demoWorld.phoneNumberId, phone: groupId });
		expect(row()).toBeNull();
	});
});
