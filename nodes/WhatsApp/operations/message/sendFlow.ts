import { InputError } from '../../../shared/graph/failure';
import type { JsonObject } from '../../../shared/graph/request';
import { defineField, defineFields, type ParametersOf } from '../fields/field';
import { headerFields, headerMedia, headerOf } from '../fields/header';
import { body, footer } from '../fields/messageText';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

const flowId = defineField({
	displayName: 'Flow',
	name: 'flowId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The flow to open. Digits alone are taken for its ID, everything else for its name.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchFlows', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1255234389123456' },
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. appointment_booking_v1' },
	],
});

const flowFields = defineFields([
	flowId,
	{
		displayName: 'Button Text',
		name: 'buttonText',
		type: 'string',
		required: true,
		limit: { min: 1, max: 30 },
		default: '',
		placeholder: 'e.g. Book a table',
		description: 'Text on the button that opens the flow, up to 30 characters, without emoji',
	},
	{
		displayName: 'Flow Action',
		name: 'flowAction',
		type: 'options',
		options: [
			{ name: 'Data Exchange', value: 'data_exchange', description: "Ask the flow's own endpoint for the first screen" },
			{ name: 'Navigate', value: 'navigate', description: 'Open a screen, with data from here' },
		],
		default: 'navigate',
		description: 'Where the first screen comes from',
	},
	{
		displayName: 'Screen',
		name: 'screen',
		type: 'string',
		displayOptions: { show: { flowAction: ['navigate'] } },
		default: '',
		placeholder: 'e.g. WELCOME',
		description: "ID of the screen to open. Leave it empty for the flow's first one.",
	},
	{
		displayName: 'Data (JSON)',
		name: 'data',
		type: 'json',
		displayOptions: { show: { flowAction: ['navigate'] } },
		default: '{}',
		placeholder: 'e.g. { "orderNumber": "1042" }',
		description: 'An object with the data that the screen asks for',
	},
	{
		displayName: 'Flow Token',
		name: 'flowToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		placeholder: 'e.g. order-1042',
		description: "Your own mark for this form, which comes back with the customer's answer",
	},
	{
		displayName: 'Flow Mode',
		name: 'mode',
		type: 'options',
		options: [
			{ name: 'Draft', value: 'draft', description: 'A flow that is not published yet, for trying it out' },
			{ name: 'Published', value: 'published' },
		],
		default: 'published',
		description: 'Which version of the flow to open',
	},
]);

type FlowParameters = ParametersOf<typeof flowFields>;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first screen and its data, which are empty unless the action is Navigate. Meta takes no empty data object. */
function flowPayload({ screen, data }: FlowParameters): JsonObject {
	const given = data === undefined || data === null || data === '' ? {} : data;
	if (!isObject(given)) {
		throw new InputError("'Data (JSON)' is no object", 'Enter an object with a key for each value of the screen, such as { "name": "Ana" }.');
	}
	const payload: JsonObject = {
		...(screen.trim() === '' ? {} : { screen: screen.trim() }),
		...(Object.keys(given).length === 0 ? {} : { data: given }),
	};
	return Object.keys(payload).length === 0 ? {} : { flow_action_payload: payload };
}

function flowNamed(value: string): JsonObject {
	if (value === '') throw new InputError("'Flow' is empty", 'Choose a flow from the list, or enter its ID or name.');
	return /^\d+$/.test(value) ? { flow_id: value } : { flow_name: value };
}

export const sendFlow = defineOperation({
	name: 'Send Flow',
	value: 'sendFlow',
	action: 'Send message with flow',
	description: 'Send a message with a button that opens a flow, a form inside WhatsApp',
	effect: 'send',
	fields: [sender, recipient, ...headerFields, body, footer, ...flowFields, sendOptions()],
	resolve: headerMedia,
	request: (parameters, { resolved }) =>
		interactive(parameters, {
			type: 'flow',
			header: headerOf(parameters, resolved),
			action: {
				name: 'flow',
				parameters: {
					flow_message_version: '3',
					...flowNamed(parameters.flowId),
					flow_cta: parameters.buttonText,
					...(parameters.mode === 'draft' ? { mode: 'draft' } : {}),
					...(parameters.flowToken === '' ? {} : { flow_token: parameters.flowToken }),
					flow_action: parameters.flowAction,
					...flowPayload(parameters),
				},
			},
		}),
	simplify: messageSent,
});
