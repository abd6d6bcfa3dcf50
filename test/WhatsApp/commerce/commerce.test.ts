import { demoWorld } from '../../emulator/contract';
import { setStage, type Stage } from '../stage';

describe('Commerce', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => await stage.stop());
	const run = async (operation: string, parameters = {}) => await stage.run({ resource: 'commerce', operation, ...parameters });
	const phoneNumberId = demoWorld.phoneNumberId;

	it('changes what is given and leaves the rest', async () => {
		expect((await run('get')).items).toEqual([{ phoneNumberId, isCartEnabled: true, isCatalogVisible: false }]);
		const { items, error } = await run('update', { updateFields: { isCatalogVisible: true } });
		expect(error).toBeUndefined();
		expect(items).toEqual([{ success: true, phoneNumberId, isCatalogVisible: true }]);
		expect((await run('get')).items).toEqual([{ phoneNumberId, isCartEnabled: true, isCatalogVisible: true }]);
	});

	it('refuses an update of nothing', async () => {
		const before = stage.emulator.requests.length;
		const { error } = await run('update');
		expect(error?.message).toContain("'Update Fields' is empty, so there is nothing to change");
		expect(stage.emulator.requests).toHaveLength(before);
	});

	it('refuses what is neither true nor false', async () => {
		const { error } = await run('update', { updateFields: { isCartEnabled: '={{ "maybe" }}' } });
		expect(error?.message).toContain("'Cart Enabled' is 'maybe' where true or false belongs");
	});
});
