import type { IDataObject } from 'n8n-workflow';
import { publishExample, type ExampleStage } from './exampleStage';
import { googleSheetsWith } from './standIns/outside';

describe('the order updates', () => {
	let stage: ExampleStage;
	let rows: IDataObject[] = [
		{ order: '4711', name: 'Ana', phone: '+16505550101', status: 'baking' },
		{ order: '4712', name: 'Ben', phone: '+16505550102', status: 'ready' },
		{ order: '4713', name: 'Chi', phone: '+16505550103', status: 'delivered' },
	];
	beforeAll(async () => {
		stage = await publishExample('order-updates.json', { nodeTypes: [googleSheetsWith(() => rows)] });
	});
	afterAll(async () => await stage.stop());

	const statuses = (node: string) => stage.runs.at(-1)?.outputs[node]?.[0]?.map(({ json }) => json.status);

	it('tell each customer by the template of the order’s status, and leave out orders with no news', async () => {
		await stage.start('Every 15 Minutes');

		expect(stage.problems()).toEqual([]);
		expect(stage.texts('16505550101')).toEqual(['Thank you, Ana! Your order 4711 is in the oven. We will tell you when it is ready.']);
		expect(stage.received('16505550101')[0]?.rendered?.buttons).toEqual([
			expect.objectContaining({ text: 'Follow the order', url: 'https://bakery.example/orders/4711' }),
		]);
		expect(stage.texts('16505550102')).toEqual(['Your order 4712 waits for you at the place above.']);
		expect(stage.texts('16505550103')).toEqual([]);
	});

	it('send nothing when the next run finds the same rows', async () => {
		await stage.start('Every 15 Minutes');

		expect(stage.emulator.state().accepted).toBe(2);
		expect([statuses('In the Oven'), statuses('Ready to Fetch')]).toEqual([['skipped'], ['skipped']]);
	});

	it('tell the customer again once the same order has a new status', async () => {
		rows = [{ order: '4711', name: 'Ana', phone: '+16505550101', status: 'ready' }];

		await stage.start('Every 15 Minutes');

		expect(stage.texts('16505550101').at(-1)).toBe('Your order 4711 waits for you at the place above.');
	});

	it('tell the team of a row that could not be sent, and send the others', async () => {
		rows = [
			{ order: '4714', name: 'Dana', phone: 'none', status: 'ready' },
			{ order: '4715', name: 'Ben', phone: '+16505550102', status: 'baking' },
		];

		await stage.start('Every 15 Minutes');

		expect(stage.texts('16505550102').at(-1)).toMatch(/^Thank you, Ben! Your order 4715/);
		expect(stage.texts('16505550103').at(-1)).toMatch(/^The update for .* did not go out\. 'To' is 'none'/);
	});
});
