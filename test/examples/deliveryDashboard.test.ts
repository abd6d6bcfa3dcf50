import { publishExample, type ExampleStage } from './exampleStage';
import { dataTableOver, type Table } from './standIns/dataTable';
import { Html } from './standIns/outside';

describe('the delivery dashboard', () => {
	let stage: ExampleStage;
	const tables = new Map<string, Table>();
	beforeAll(async () => {
		stage = await publishExample('delivery-dashboard.json', { nodeTypes: [dataTableOver(tables), Html] });
	});
	afterAll(async () => await stage.stop());

	/** Title and number of each tile, and the reasons, as the page shows them. */
	async function page(): Promise<{ tiles: string[]; reasons: string[] }> {
		const { webhookResponses } = await stage.start('Page', [{ headers: {}, query: {}, body: {} }]);
		const html = String(Object(webhookResponses[0]).body);
		expect(html).toMatch(/^<!DOCTYPE html>/);
		return {
			tiles: [...html.matchAll(/<strong>(.*?)<\/strong><h2>(.*?)<\/h2>/g)].map(([, count, title]) => `${title} ${count}`),
			reasons: [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, reason]) => reason ?? ''),
		};
	}

	async function status(id: string, name: string, errors?: unknown[]): Promise<void> {
		const value = {
			messaging_product: 'whatsapp',
			metadata: { display_phone_number: '15550100001', phone_number_id: '1023000000000001' },
			statuses: [{ id, status: name, timestamp: '1760000000', recipient_id: '16505550101', ...(errors === undefined ? {} : { errors }) }],
		};
		const payload = { object: 'whatsapp_business_account', entry: [{ id: '1022000000000001', changes: [{ field: 'messages', value }] }] };
		await stage.emulator.deliver({ payload });
		await stage.settled();
	}

	it('opens before anything was sent', async () => {
		expect(await page()).toEqual({ tiles: ['Sent 0', 'Delivered 0', 'Read 0', 'Failed 0'], reasons: ['None did.'] });
		expect(stage.problems()).toEqual([]);
	});

	it('counts each message once at each stage, in whatever order its statuses come', async () => {
		await status('wamid.1', 'read');
		await status('wamid.1', 'sent');
		await status('wamid.2', 'delivered');
		await status('wamid.2', 'sent');
		await status('wamid.3', 'sent');

		expect((await page()).tiles).toEqual(['Sent 3', 'Delivered 2', 'Read 1', 'Failed 0']);
	});

	it('keeps one row for a status that comes twice', async () => {
		await status('wamid.3', 'sent');

		expect(tables.get('whatsapp_deliveries')?.rows).toHaveLength(5);
	});

	it('shows why messages failed, and no phone number', async () => {
		await status('wamid.4', 'failed', [{ code: 131026, title: 'Message undeliverable', message: 'Message undeliverable' }]);

		const { tiles, reasons } = await page();
		expect(tiles.at(-1)).toBe('Failed 1');
		expect(reasons).toHaveLength(1);
		expect(reasons[0]).not.toMatch(/Meta gave no reason|None did/);
		expect(JSON.stringify(tables.get('whatsapp_deliveries')?.rows)).not.toContain('16505550101');
		expect(stage.problems()).toEqual([]);
	});
});
