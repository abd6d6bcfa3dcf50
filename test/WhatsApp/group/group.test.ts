import type { INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import { demoWorld } from '../../emulator/contract';
import { itemWithFile, loadOptionsContext } from '../../engine';
import { sampleFiles, type SampleFile } from '../../sampleFiles';
import { demoCredential, setStage, type Stage } from '../stage';

const { phoneNumberId, secondPhoneNumberId } = demoWorld;

describe('Group', () => {
	let stage: Stage;
	beforeEach(async () => {
		stage = await setStage({ logFile: '' });
	});
	afterEach(async () => await stage.stop());
	const group = async (operation: string, parameters: INodeParameters = {}, options = {}) =>
		await stage.run({ resource: 'group', operation, ...parameters }, options);
	const created = async (parameters: INodeParameters = {}): Promise<string> => {
		const { error } = await group('create', { subject: 'Bread club', ...parameters });
		expect(error).toBeUndefined();
		const { items } = await group('getAll', { returnAll: true });
		return String(items.at(-1)?.groupId);
	};
	const last = () => stage.emulator.requests.at(-1);

	it('makes a group, which is listed with its ID then', async () => {
		const { items } = await group('create', { subject: ' Bread club ', joinApprovalMode: 'approval_required', options: { description: 'For friends of bread' } });
		expect(items).toEqual([{ success: true, phoneNumberId, subject: 'Bread club', requestId: expect.any(String) }]);
		expect(last()?.body).toEqual({
			messaging_product: 'whatsapp',
			subject: 'Bread club',
			description: 'For friends of bread',
			join_approval_mode: 'approval_required',
		});
		expect((await group('getAll')).items).toEqual([
			{ groupId: expect.any(String), subject: 'Bread club', createdAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/) },
		]);
	});

	it('tells who is in a group and how many may still join', async () => {
		const groupId = await created({ options: { description: 'For friends of bread' } });
		for (let n = 0; n < 3; n += 1) stage.emulator.join(groupId, `1650555010${n}`);
		const { items } = await group('get', { groupId });
		expect(items).toEqual([
			{
				groupId,
				subject: 'Bread club',
				description: 'For friends of bread',
				joinApprovalMode: 'auto_approve',
				suspended: false,
				createdAt: expect.stringMatching(/Z$/),
				participants: [{ waId: '16505550100' }, { waId: '16505550101' }, { waId: '16505550102' }],
				participantCount: 3,
				placesLeft: 5,
			},
		]);
		expect((await group('get', { groupId, options: { fields: 'subject' } })).items).toEqual([{ groupId, subject: 'Bread club' }]);
	});

	it('lists the groups of a number page by page', async () => {
		for (const subject of ['one', 'two', 'three']) await group('create', { subject });
		await group('create', { subject: 'other', phoneNumberId: { __rl: true, mode: 'id', value: secondPhoneNumberId } });
		const { items } = await group('getAll', { returnAll: true });
		expect(items.map(({ subject }) => subject)).toEqual(['one', 'two', 'three']);
		expect((await group('getAll', { limit: 2 })).items).toHaveLength(2);
		const full = await group('getAll', { limit: 1, options: { responseFormat: 'full' } });
		const { paging } = full.items[0] as { paging: { cursors: { after: string } } };
		expect((await group('getAll', { options: { after: paging.cursors.after } })).items.map(({ subject }) => subject)).toEqual(['two', 'three']);
		expect((await group('getAll', { phoneNumberId: { __rl: true, mode: 'id', value: secondPhoneNumberId } })).items).toHaveLength(1);
	});

	it('changes subject and description', async () => {
		const groupId = await created();
		const { items } = await group('update', { groupId, updateFields: { subject: 'Cake club', description: 'All about cake' } });
		expect(items).toEqual([{ success: true, groupId, updated: ['description', 'subject'], requestId: expect.any(String) }]);
		expect((await group('get', { groupId })).items[0]).toMatchObject({ subject: 'Cake club', description: 'All about cake' });
	});

	it('removes people', async () => {
		const groupId = await created();
		stage.emulator.join(groupId, '16505550101');
		stage.emulator.join(groupId, '16505550102');
		const { items, error } = await group('update', { groupId, updateFields: { removeParticipants: ['+1 650-555-0102'] } });
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ success: true, updated: ['removeParticipants'] });
		expect((await group('get', { groupId })).items[0]).toMatchObject({ participants: [{ waId: '16505550101' }], placesLeft: 7 });
	});

	it('gives the invite link, and another one that takes its place', async () => {
		const groupId = await created();
		const { items } = await group('getInviteLink', { groupId });
		expect(items).toEqual([{ groupId, inviteLink: expect.stringMatching(/^https:\/\/chat\.whatsapp\.com\//) }]);
		const reset = await group('resetInviteLink', { groupId });
		expect(last()).toMatchObject({ method: 'POST', body: { messaging_product: 'whatsapp' } });
		expect(reset.items[0]?.inviteLink).not.toBe(items[0]?.inviteLink);
		expect((await group('getInviteLink', { groupId })).items).toEqual(reset.items);
	});

	it('deletes a group', async () => {
		const groupId = await created();
		expect((await group('delete', { groupId })).items).toEqual([{ deleted: true, groupId, requestId: expect.any(String) }]);
		expect((await group('getAll')).items).toEqual([]);
		const { error } = await group('get', { groupId });
		expect(error?.message).toBe('Meta does not know this ID, or the access token may not see it.');
	});

	it.each<[string, INodeParameters, string]>([
		['no subject', { operation: 'create', subject: '={{ "" }}' }, "'Subject' is empty"],
		['a subject of 129 characters', { operation: 'create', subject: 'x'.repeat(129) }, "'Subject' has 129 characters, and at most 128 are allowed"],
		['a description of 2049 characters', { operation: 'create', subject: 'a', options: { description: 'x'.repeat(2049) } }, "'Description' has 2049 characters, and at most 2048 are allowed"],
		['an update of nothing', { operation: 'update', groupId: 'Y2FwaV9ncm91cDo' }, "'Update Fields' is empty, so there is nothing to change"],
		['an empty subject', { operation: 'update', groupId: 'Y2FwaV9ncm91cDo', updateFields: { subject: '' } }, "'Subject' is empty"],
		['nine people to remove', { operation: 'update', groupId: 'Y2FwaV9ncm91cDo', updateFields: { removeParticipants: Array.from({ length: 9 }, (_, n) => `+1650555010${n}`) } }, "'Remove Participants' has 9 entries, and at most 8 are allowed"],
		['nobody to remove', { operation: 'update', groupId: 'Y2FwaV9ncm91cDo', updateFields: { removeParticipants: [] } }, "'Remove Participants' has no entry"],
		['the same person twice', { operation: 'update', groupId: 'Y2FwaV9ncm91cDo', updateFields: { removeParticipants: ['+16505550101', '1 (650) 555-0101'] } }, "'Remove Participants' names '+16505550101' twice"],
		['people and a subject at once', { operation: 'update', groupId: 'Y2FwaV9ncm91cDo', updateFields: { subject: 'a', removeParticipants: ['+16505550101'] } }, "'Remove Participants' stands beside other fields"],
		['no group', { operation: 'get', groupId: { __rl: true, mode: 'id', value: '={{ "" }}' } }, "'Group' is empty"],
		['an invite link as a group', { operation: 'get', groupId: 'https://chat.whatsapp.com/Abc' }, "'Group' is an invite link where the group's ID belongs"],
		['a way out of the path', { operation: 'delete', groupId: '../1022000000000001' }, "'Group' is '../1022000000000001', which is no ID"],
		['rubbish as fields', { operation: 'get', groupId: 'Y2FwaV9ncm91cDo', options: { fields: 'subject;DROP' } }, "'Fields' holds 'subject;DROP', which is no name of a field"],
	])('refuses %s before anything leaves', async (_what, parameters, message) => {
		const { error } = await group(String(parameters.operation), parameters);
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests).toHaveLength(0);
	});

	it.each<[string, SampleFile, string]>([
		['a PNG', sampleFiles.png, 'of type image/png, and Meta takes the picture of a group as image/jpeg'],
		['a picture of more than 5 MB', { ...sampleFiles.jpeg, bytes: Buffer.concat([sampleFiles.jpeg.bytes, Buffer.alloc(5 * 1024 * 1024)]) }, 'and Meta takes at most 5 MB'],
	])('refuses %s as picture', async (_what, { bytes, ...file }, message) => {
		const items = [await itemWithFile({ content: bytes, ...file })];
		const { error } = await group('update', { groupId: 'Y2FwaV9ncm91cDo', updateFields: { pictureFieldName: 'data' } }, { items });
		expect(error?.message).toContain(message);
		expect(stage.emulator.requests).toHaveLength(0);
	});

	it('sends a picture as the file of a form', async () => {
		const groupId = await created();
		const { bytes, ...file } = sampleFiles.jpeg;
		await group('update', { groupId, updateFields: { pictureFieldName: 'data', subject: 'Cake club' } }, { items: [await itemWithFile({ content: bytes, ...file })] });
		expect(last()).toMatchObject({ method: 'POST', path: `/v26.0/${groupId}` });
	});

	it.each<[string, INodeParameters, string, string]>([
		['somebody who is no member', { operation: 'update', updateFields: { removeParticipants: ['+16505550199'] } }, 'The person is not a member of the group.', 'Meta: (131212)'],
		['a phone number ID where a group belongs', { operation: 'getInviteLink', groupId: phoneNumberId }, 'Meta does not know this ID', 'Meta: (100/33)'],
		['a cursor that has gone', { operation: 'getAll', options: { after: 'gone' } }, 'is not valid any more', 'Meta: (131059)'],
	])("explains Meta's refusal of %s", async (_what, parameters, message, description) => {
		const groupId = await created();
		const { error } = await group(String(parameters.operation), { groupId, ...parameters });
		expect(error?.message).toContain(message);
		expect(error).toMatchObject({ description: expect.stringContaining(description) });
	});

	it('lists the groups of the chosen number for the panel', async () => {
		const groupId = await created();
		const panel = (parameters: INodeParameters) => loadOptionsContext({ node: WhatsApp, parameters, credentials: [demoCredential(stage.emulator.url)] });
		const here = panel({ resource: 'group', operation: 'get' });
		expect(await here.listSearch('searchGroups')).toEqual({ results: [{ name: 'Bread club', value: groupId }] });
		expect((await here.listSearch('searchGroups', 'cake')).results).toEqual([]);
		const other = panel({ resource: 'group', operation: 'get', phoneNumberId: { __rl: true, mode: 'list', value: secondPhoneNumberId } });
		expect((await other.listSearch('searchGroups')).results).toEqual([]);
	});
});
