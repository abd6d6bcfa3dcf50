import { isJson, member, textOf, type Json } from '../json';
import { codePoints } from '../rules/shape';
import { readRecipient } from '../rules/recipient';
import type { PhoneNumber } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { GraphError, invalid, missing } from './graphError';

const messaging = { scope: 'whatsapp_business_messaging' } as const;

const actions = ['connect', 'pre_accept', 'accept', 'reject', 'terminate'];

/** POST /{phone}/calls: only the request and its answer; there is no voice here. */
function call({ world, object: number, body }: GraphCall<PhoneNumber>): Json {
	if (body['messaging_product'] !== 'whatsapp') throw missing('messaging_product');
	const action = textOf(body, 'action');
	if (action === undefined) throw missing('action');
	if (!actions.includes(action)) throw invalid('action', `must be one of ${actions.join(', ')}.`);
	if (textOf(member(number.settings, 'calling'), 'status')?.toUpperCase() !== 'ENABLED') {
		throw new GraphError(138000, { details: 'Calling is not enabled in the settings of this phone number.' });
	}
	const tracking = body['biz_opaque_callback_data'];
	if (typeof tracking === 'string' && codePoints(tracking) > 512)
		throw invalid('biz_opaque_callback_data', 'must be at most 512 characters long.');
	if (action !== 'connect') {
		if (textOf(body, 'call_id') === undefined) throw missing('call_id');
		return { messaging_product: 'whatsapp', success: true };
	}
	const session = body['session'];
	if (!isJson(session) || textOf(session, 'sdp') === undefined) throw missing('session');
	const { phone } = readRecipient(world, number, body);
	if (!world.callPermissions.has(`${number.id} ${phone}`)) {
		throw new GraphError(138006, { details: 'The recipient has not given permission to be called.' });
	}
	return { messaging_product: 'whatsapp', calls: [{ id: `wacid.${world.ids.hex(24)}` }] };
}

/** GET /{phone}/call_permissions?user_wa_id=. */
function permissions({ world, object: number, parameters }: GraphCall<PhoneNumber>): Json {
	const user = textOf(parameters, 'user_wa_id') ?? textOf(parameters, 'recipient');
	if (user === undefined)
		throw new GraphError(100, {
			title: 'The parameter user_wa_id is required.',
			details: 'The parameter user_wa_id is required.',
		});
	const phone = world.phoneOfUser(user) ?? user.replace(/\D/g, '');
	const granted = world.callPermissions.has(`${number.id} ${phone}`);
	return {
		messaging_product: 'whatsapp',
		permission: { status: granted ? 'permanent' : 'no_permission' },
		actions: [
			{
				action_name: 'send_call_permission_request',
				can_perform_action: !granted,
				limits: [{ time_period: 'PT24H', current_usage: 0, max_allowed: 1 }],
			},
			{
				action_name: 'start_call',
				can_perform_action: granted,
				limits: [{ time_period: 'PT24H', current_usage: 0, max_allowed: 100 }],
			},
		],
	};
}

export const callEndpoints: Endpoint[] = [
	endpoint('POST', 'phoneNumber', 'calls', call, messaging),
	endpoint('GET', 'phoneNumber', 'call_permissions', permissions, messaging),
];
