import type { IDataObject } from 'n8n-workflow';
import { publishExample, type ExampleStage } from './exampleStage';
import { googleSheetsWith } from './standIns/outside';

describe('the broadcast', () => {
	let stage: ExampleStage;
	const rows: IDataObject[] = [
		{ name: 'Ana', phone: '+16505550101', optIn: 'yes' },
		{ name: 'Ben', phone: '+16505550102', optIn: 'no' },
		{ name: 'Dana', phone: 'not given', optIn: 'yes' },
	];
	beforeAll(async () => {
		stage = await publishExample('broadcast.json', { nodeTypes: [googleSheetsWith(() => rows)] });
	});
	afterAll(async () => await stage.stop());

	it('reaches those who said yes, and only them', async () => {
		await stage.start('Start Here');

		expect(stage.problems()).toEqual([]);
		expect(stage.texts('16505550101')).toEqual(['This weekend you get 20% off with the code BREAD20 in all our shops.']);
		expect(stage.texts('16505550102')).toEqual([]);
	});

	it('reports to the team how many got it, and why somebody did not', () => {
		const [report, ...others] = stage.texts('16505550103');
		expect(others).toEqual([]);
		expect(report?.split('\n').slice(0, 4)).toEqual(['*The broadcast is out*', 'Sent: 1', 'Skipped, they have it already: 0', 'Not sent: 1']);
		expect(report).toMatch(/• Dana: 'To' is 'not given'/);
	});

	it('run once more, sends only to somebody who came since', async () => {
		rows.push({ name: 'Chi', phone: '+16505550104', optIn: 'yes' });

		await stage.start('Start Here');

		expect(stage.texts('16505550101')).toHaveLength(1);
		expect(stage.texts('16505550104')).toHaveLength(1);
		expect(stage.texts('16505550103').at(-1)?.split('\n').slice(1, 4)).toEqual(['Sent: 1', 'Skipped, they have it already: 1', 'Not sent: 1']);
	});
});
