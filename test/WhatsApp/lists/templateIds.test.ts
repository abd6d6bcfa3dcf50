import type { INodeListSearchResult } from 'n8n-workflow';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { demoWorld } from '../../emulator/contract';
import { loadOptionsContext } from '../../engine/options';
import { demoCredential, setStage, type Stage } from '../stage';

describe('the lists of account objects', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => await stage.stop());
	const search = async (list: string, parameters: object, filter?: string, token?: string, changes = {}): Promise<INodeListSearchResult> =>
		await loadOptionsContext({
			node: WhatsApp,
			parameters: { resource: 'template', operation: 'get', ...parameters },
			credentials: [demoCredential(stage.emulator.url, changes)],
			path: 'parameters.templateId',
		}).listSearch(list, filter, token);

	it('gives templates by ID, with name, language and what is not approved', async () => {
		const { results } = await search('searchTemplateIds', {}, 'lucky');
		expect(results).toEqual([{ name: 'lucky_draw (en_US) · rejected', value: expect.stringMatching(/^\d+$/) }]);
		const id = String(results[0]?.value);
		expect((await search('searchTemplateIds', {}, id)).results.map(({ value }) => value)).toEqual([id]);
	});

	it('gives the QR codes of the number that is chosen, page by page', async () => {
		for (let count = 0; count < 30; count += 1) {
			await stage.run({ resource: 'qrCode', operation: 'create', prefilledMessage: `Table ${count}`, phoneNumberId: demoWorld.secondPhoneNumberId });
		}
		const number = { resource: 'qrCode', operation: 'get', phoneNumberId: { __rl: true, mode: 'list', value: demoWorld.secondPhoneNumberId } };
		const first = await search('searchQrCodes', number);
		expect(first.results).toHaveLength(25);
		expect(first.results[0]?.name).toMatch(/^Table 0 \([A-Z2-7]{14}\)$/);
		const second = await search('searchQrCodes', number, '', String(first.paginationToken));
		expect(second.results).toHaveLength(5);
		expect(second.paginationToken).toBeUndefined();
		expect((await search('searchQrCodes', { resource: 'qrCode', operation: 'get' })).results).toEqual([]);
	});

	it('says what the credential lacks', async () => {
		await expect(search('searchTemplateIds', {}, '', undefined, { businessAccountId: '' })).rejects.toThrow(
			"The credential's 'WhatsApp Business Account ID' is empty",
		);
	});
});
