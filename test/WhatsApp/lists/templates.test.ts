import type { INodeListSearchResult } from 'n8n-workflow';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { demoWorld } from '../../emulator/contract';
import { loadOptionsContext } from '../../engine/options';
import { demoCredential, setStage, type Stage } from '../stage';

describe('the list of templates', () => {
	let stage: Stage;
	const search = async (filter?: string, token?: string, changes = {}): Promise<INodeListSearchResult> =>
		await loadOptionsContext({
			node: WhatsApp,
			parameters: { resource: 'message', operation: 'sendTemplate' },
			credentials: [demoCredential(stage.emulator.url, changes)],
			path: 'parameters.template',
		}).listSearch('searchTemplates', filter, token);

	/** Another template of the account; those whose text speaks of a lottery are rejected. */
	const create = async (name: string, text: string): Promise<void> => {
		const answer = await fetch(`${stage.emulator.url}/v26.0/${demoWorld.accountId}/message_templates`, {
			method: 'POST',
			headers: { authorization: `Bearer ${demoWorld.accessToken}`, 'content-type': 'application/json' },
			body: JSON.stringify({ name, language: 'en_US', category: 'MARKETING', components: [{ type: 'BODY', text }] }),
		});
		expect(answer.status).toBe(200);
	};

	beforeAll(async () => {
		stage = await setStage({ reviewMs: 1 });
	});
	afterAll(async () => await stage.stop());

	it('shows name, language and status, approved ones first, and gives name and language as the value', async () => {
		const { results, paginationToken } = await search();
		expect(paginationToken).toBeUndefined();
		expect(results).toHaveLength(23);
		expect(results.slice(0, -2).every(({ name }) => name.endsWith(' · Approved'))).toBe(true);
		expect(results).toContainEqual({ name: 'order_confirmation · de · Approved', value: 'order_confirmation|de' });
		expect(results.slice(-2)).toEqual([
			{ name: 'weekly_news · en_US · Paused', value: 'weekly_news|en_US' },
			{ name: 'lucky_draw · en_US · Rejected', value: 'lucky_draw|en_US' },
		]);
	});

	it('finds templates by their name and by their words', async () => {
		expect((await search('invoice_r')).results.map(({ value }) => value)).toEqual(['invoice_ready|en_US']);
		expect((await search('plum cake')).results.map(({ value }) => value)).toEqual(['cake_carousel|en_US', 'new_menu|en_US']);
	});

	it('goes over all pages, the approved ones of every page before the others', async () => {
		for (let number = 1; number <= 60; number++) await create(`news_${number}`, 'The news of the week from your bakery.');
		for (let number = 1; number <= 3; number++) await create(`draw_${number}`, 'Take part in our lottery this week.');
		await new Promise((resolve) => setTimeout(resolve, 200));
		const first = await search();
		expect(first.results).toHaveLength(50);
		const second = await search('', String(first.paginationToken));
		expect(second.paginationToken).toBeUndefined();
		const all = [...first.results, ...second.results];
		expect(new Set(all.map(({ value }) => value)).size).toBe(86);
		const statuses = all.map(({ name }) => name.split(' · ').at(-1));
		expect(statuses.lastIndexOf('Approved')).toBe(80);
		expect(statuses.slice(81)).toEqual(expect.arrayContaining(['Rejected', 'Paused']));
	});

	it('says what is wrong with the credential', async () => {
		await expect(search('', undefined, { businessAccountId: '' })).rejects.toThrow("'WhatsApp Business Account ID' is empty");
		await expect(search('', undefined, { accessToken: 'wrong' })).rejects.toMatchObject({ description: expect.stringContaining('190') });
	});
});
