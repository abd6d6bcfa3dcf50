import { setStage, type Stage } from '../stage';

describe('Blocked User', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterEach(() => stage.emulator.reset());
	afterAll(async () => await stage.stop());
	const run = async (operation: string, parameters = {}, options = {}) =>
		await stage.run({ resource: 'blockedUser', operation, ...parameters }, options);
	const blocked = async () => (await run('getAll', { returnAll: true })).items.map(({ waId }) => waId);

	it('blocks people, lists them and lets them write again', async () => {
		const { items, error } = await run('add', { users: ['+1 650 555 0101', '16505550102'] });
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ status: 'blocked', user: '+16505550101', waId: '16505550101', userId: expect.stringMatching(/^US\./) },
			{ status: 'blocked', user: '+16505550102', waId: '16505550102', userId: expect.stringMatching(/^US\./) },
		]);
		expect(await blocked()).toEqual(['16505550101', '16505550102']);
		const removed = await run('remove', { users: ['+16505550101'] });
		expect(removed.items).toEqual([{ status: 'unblocked', user: '+16505550101', waId: '16505550101', userId: expect.any(String) }]);
		expect(stage.emulator.requests.at(-1)).toMatchObject({
			method: 'DELETE',
			body: { messaging_product: 'whatsapp', block_users: [{ user: '+16505550101' }] },
		});
		expect(await blocked()).toEqual(['16505550102']);
	});

	it('takes the sender of an item of the trigger, by phone number or user ID', async () => {
		const first = await run('add', { users: ['+16505550101'] });
		const userId = String(first.items[0]?.userId);
		await run('remove', { users: ['+16505550101'] });
		const { items } = await run('add', {}, { items: [{ json: { from: userId } }] });
		expect(items[0]).toMatchObject({ status: 'blocked', user: userId, waId: '16505550101' });
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({ block_users: [{ user_id: userId }] });
	});

	it('reads the list over its pages', async () => {
		await run('add', { users: ['16505550101', '16505550102', '16505550103'] });
		expect((await run('getAll', { limit: 2 })).items).toHaveLength(2);
		expect(await blocked()).toHaveLength(3);
		const { items } = await run('getAll', { limit: 1, options: { responseFormat: 'envelope' } });
		const [{ paging }] = items as [{ paging: { cursors: { after: string } } }];
		expect((await run('getAll', { options: { after: paging.cursors.after } })).items).toHaveLength(2);
	});

	it('names who could not be blocked, and why', async () => {
		const { error } = await run('add', { users: ['16505550101', '+16505559999'] });
		expect(error).toMatchObject({
			description: expect.stringContaining('+16505559999: The user has not messaged this business in the last 24 hours.'),
		});
		expect(await blocked()).toEqual(['16505550101']);
	});

	it.each([
		['nobody', ['={{ "" }}'], "'Users' is empty"],
		['a name', ['Ana'], "'Users' is 'Ana', which is no phone number"],
		['a group', ['Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD'], 'a group, and people alone can be blocked'],
	])('refuses to block %s', async (_title, users, message) => {
		const before = stage.emulator.requests.length;
		const { error } = await run('add', { users });
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests).toHaveLength(before);
	});
});
