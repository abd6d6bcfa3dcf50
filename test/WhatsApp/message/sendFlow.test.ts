import { accepted, emoji, groupId, nothing, setInteractiveStage, type InteractiveStage } from './interactiveStage';

const given = { body: 'Book your table.', buttonText: 'Book a table', flowId: { __rl: true, mode: 'id', value: '1255234389123456' } };

describe('Send Flow', () => {
	let stage: InteractiveStage;
	beforeAll(async () => {
		stage = await setInteractiveStage('sendFlow');
	});
	afterAll(async () => await stage.stop());

	it('opens a screen of a published flow with data from the item', async () => {
		const { items } = await stage.run(
			{ ...given, screen: 'WELCOME', data: '={{ { name: $json.name } }}', flowToken: 'booking-17' },
			{ items: [{ json: { name: 'Ana' } }] },
		);
		expect(items).toEqual([accepted]);
		expect(stage.emulator.requests.at(-1)?.body).toMatchObject({
			interactive: {
				type: 'flow',
				action: {
					name: 'flow',
					parameters: {
						flow_message_version: '3',
						flow_id: '1255234389123456',
						flow_cta: 'Book a table',
						flow_token: 'booking-17',
						flow_action: 'navigate',
						flow_action_payload: { screen: 'WELCOME', data: { name: 'Ana' } },
					},
				},
			},
		});
	});

	it('opens a draft by its name, its first screen given by its endpoint', async () => {
		const interactive = await stage.arrived({
			...given,
			flowId: { __rl: true, mode: 'name', value: 'appointment_booking_v1' },
			flowAction: 'data_exchange',
			mode: 'draft',
		});
		expect(interactive).toEqual({
			type: 'flow',
			body: { text: 'Book your table.' },
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					flow_name: 'appointment_booking_v1',
					flow_cta: 'Book a table',
					mode: 'draft',
					flow_action: 'data_exchange',
				},
			},
		});
	});

	it.each([
		['no flow', { flowId: { __rl: true, mode: 'id', value: nothing } }, "'Flow' is empty"],
		['a button text of 31 emoji', { buttonText: emoji(31) }, "'Button Text' has 31 characters, and at most 30 are allowed"],
		['data that is no JSON', { data: '{ name: Ana }' }, expect.stringContaining("'Data (JSON)' is not valid JSON")],
		['data that is a list', { data: '["Ana"]' }, "'Data (JSON)' is no object"],
		['an empty body', { body: nothing }, "'Body' is empty"],
		['a group as recipient', { to: groupId }, "'To' is a group, and WhatsApp takes no interactive messages in groups"],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		const refusal = await stage.refused({ ...given, ...parameters });
		expect(refusal.message).toEqual(typeof message === 'string' ? `${message} [item 0]` : message);
	});
});
