import { about, account, ana, at, atIso, body, number, ofNumber, type Sample } from './sample';

/** A change of the account that is one event, delivered at `at`. */
const ofAccount = (field: string, event: string, value: Record<string, unknown>, item: Record<string, unknown>): Sample => ({
	name: `${field}: ${JSON.stringify(value).slice(0, 60)}`,
	body: body(field, value, { time: Number(at) }),
	items: [{ event, field, accountId: account, timestamp: atIso, ...item, details: value }],
});

const template = { message_template_id: 731, message_template_name: 'order_ready', message_template_language: 'en_US' };
const templateItem = { templateId: '731', templateName: 'order_ready', templateLanguage: 'en_US' };

const account_: Sample[] = [
	ofAccount('account_alerts', 'accountAlerts', { entity_type: 'BUSINESS', entity_id: '5', alert_info: { alert_severity: 'WARNING' } }, {}),
	ofAccount('account_review_update', 'accountReviewUpdate', { decision: 'APPROVED' }, { action: 'APPROVED' }),
	ofAccount('account_update', 'accountUpdate', { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'X', expiration: 1 }] }, { action: 'ACCOUNT_RESTRICTION' }),
	ofAccount('business_capability_update', 'businessCapabilityUpdate', { max_phone_numbers_per_waba: 25 }, {}),
	ofAccount('business_username_update', 'businessUsernameUpdate', { display_phone_number: '15550100001', username: 'bakery', status: 'approved' }, { displayPhoneNumber: '15550100001', action: 'approved' }),
	ofAccount('flows', 'flows', { event: 'CLIENT_ERROR_RATE', flow_id: '6', errors: [{ error_type: 'X', error_rate: 3.5 }] }, { action: 'CLIENT_ERROR_RATE', flowId: '6' }),
	ofAccount('message_template_status_update', 'messageTemplateStatusUpdate', { event: 'REJECTED', ...template, reason: 'SCAM' }, { action: 'REJECTED', ...templateItem }),
	ofAccount('message_template_status_update', 'messageTemplateStatusUpdate', { ...template, new_quality_score: 'YELLOW' }, templateItem),
	ofAccount('message_template_quality_update', 'messageTemplateQualityUpdate', { ...template, previous_quality_score: 'GREEN' }, templateItem),
	ofAccount('message_template_components_update', 'messageTemplateComponentsUpdate', { ...template, message_template_buttons: [{ message_template_button_text: 'Call' }] }, templateItem),
	ofAccount('template_category_update', 'templateCategoryUpdate', { ...template, new_category: 'MARKETING' }, templateItem),
	ofAccount('partner_solutions', 'partnerSolutions', { event: 'SOLUTION_CREATED', solution_id: '7' }, { action: 'SOLUTION_CREATED' }),
	ofAccount('payment_configuration_update', 'paymentConfigurationUpdate', { configuration_name: 'x', status: 'Needs Testing' }, { action: 'Needs Testing' }),
	ofAccount('phone_number_name_update', 'phoneNumberNameUpdate', { display_phone_number: '1', decision: 'APPROVED', rejection_reason: null }, { displayPhoneNumber: '1', action: 'APPROVED' }),
	ofAccount('phone_number_quality_update', 'phoneNumberQualityUpdate', { display_phone_number: '1', event: 'FLAGGED' }, { displayPhoneNumber: '1', action: 'FLAGGED' }),
	ofAccount('security', 'security', { display_phone_number: '1', event: 'PIN_CHANGED' }, { displayPhoneNumber: '1', action: 'PIN_CHANGED' }),
	ofAccount('a_field_still_to_come', 'aFieldStillToCome', { event: 'HELLO', deep: [{ er: [1, true, null] }] }, { action: 'HELLO' }),
];

const call = { id: 'wacid.1', from: ana.wa_id, to: number.display_phone_number, event: 'connect', timestamp: at, direction: 'USER_INITIATED' };
const echo = { from: number.display_phone_number, to: ana.wa_id, id: 'wamid.echo', timestamp: at, type: 'text', text: { body: 'ours' } };
const history = (message: Record<string, unknown>) => ({ history: [{ metadata: { phase: 0, progress: 55 }, threads: [{ id: ana.wa_id, messages: [message] }] }] });
const ofAna = { chatId: ana.wa_id, waId: ana.wa_id };

const numbers: Sample[] = [
	{
		name: 'calls', body: body('calls', ofNumber({ contacts: [ana], calls: [call] })),
		items: [{ event: 'call', field: 'calls', ...about, timestamp: atIso, action: 'connect', callId: 'wacid.1', ...ofAna, profileName: 'Ana', details: call }],
	},
	{
		name: 'status of a call', body: body('calls', ofNumber({ statuses: [{ id: 'wacid.1', type: 'call', status: 'RINGING', timestamp: at, recipient_id: ana.wa_id }] })),
		items: [{ event: 'callStatus', field: 'calls', ...about, timestamp: atIso, action: 'RINGING', callId: 'wacid.1', status: 'RINGING', ...ofAna, details: { id: 'wacid.1', type: 'call', status: 'RINGING', timestamp: at, recipient_id: ana.wa_id } }],
	},
	...['smb_message_echoes', 'message_echoes'].map((field): Sample => ({
		name: field, body: body(field, ofNumber({ message_echoes: [echo] })),
		items: [{ event: 'messageEcho', field, ...about, timestamp: atIso, messageId: 'wamid.echo', from: number.display_phone_number, to: ana.wa_id, ...ofAna, type: 'text', text: 'ours', chatInput: 'ours', sessionId: `${number.phone_number_id}:${ana.wa_id}` }],
	})),
	{
		name: 'history: what a customer wrote', body: body('history', ofNumber(history({ from: ana.wa_id, id: 'wamid.h1', timestamp: at, type: 'text', text: { body: 'then' }, history_context: { status: 'READ' } }))),
		items: [{ event: 'message', field: 'history', ...about, timestamp: atIso, messageId: 'wamid.h1', from: ana.wa_id, ...ofAna, type: 'text', text: 'then', historyStatus: 'READ', chatInput: 'then', sessionId: `${number.phone_number_id}:${ana.wa_id}` }],
	},
	{
		name: 'history: what the business wrote', body: body('history', ofNumber(history({ from: number.display_phone_number, id: 'wamid.h2', timestamp: at, type: 'text', text: { body: 'ours' }, history_context: { status: 'DELIVERED' } }))),
		items: [{ event: 'messageEcho', field: 'history', ...about, timestamp: atIso, messageId: 'wamid.h2', from: number.display_phone_number, to: ana.wa_id, ...ofAna, type: 'text', text: 'ours', historyStatus: 'DELIVERED', chatInput: 'ours', sessionId: `${number.phone_number_id}:${ana.wa_id}` }],
	},
	{
		name: 'history: media that came later', body: body('history', ofNumber({ messages: [{ from: ana.wa_id, id: 'wamid.h3', timestamp: at, type: 'image', image: { id: '5', caption: 'then' } }] })),
		items: [{ event: 'message', field: 'history', ...about, timestamp: atIso, messageId: 'wamid.h3', from: ana.wa_id, ...ofAna, type: 'image', text: 'then', media: { id: '5', caption: 'then' }, chatInput: 'then', sessionId: `${number.phone_number_id}:${ana.wa_id}` }],
	},
	{
		name: 'history that was declined', body: body('history', ofNumber({ history: [{ errors: [{ code: 2593109, title: 'declined' }] }] })),
		items: [{ event: 'history', field: 'history', ...about, errors: [expect.objectContaining({ code: 2593109 })], details: { errors: [{ code: 2593109, title: 'declined' }] } }],
	},
	{
		name: 'contact of the business app', body: body('smb_app_state_sync', ofNumber({ state_sync: [{ type: 'contact', contact: { full_name: 'Ana A.', first_name: 'Ana', phone_number: ana.wa_id }, action: 'add', metadata: { timestamp: at } }] })),
		items: [{ event: 'smbAppStateSync', field: 'smb_app_state_sync', ...about, timestamp: atIso, action: 'add', ...ofAna, profileName: 'Ana A.', details: expect.objectContaining({ type: 'contact' }) }],
	},
	{
		name: 'two preferences', body: body('user_preferences', ofNumber({ contacts: [ana], user_preferences: [{ wa_id: ana.wa_id, value: 'stop', timestamp: Number(at) }, { wa_id: '16505550102', value: 'resume', timestamp: Number(at) }] })),
		items: [
			{ event: 'userPreferences', field: 'user_preferences', ...about, timestamp: atIso, action: 'stop', ...ofAna, profileName: 'Ana', details: { wa_id: ana.wa_id, value: 'stop', timestamp: Number(at) } },
			{ event: 'userPreferences', field: 'user_preferences', ...about, timestamp: atIso, action: 'resume', chatId: '16505550102', waId: '16505550102', details: { wa_id: '16505550102', value: 'resume', timestamp: Number(at) } },
		],
	},
	...['group_lifecycle_update', 'group_participants_update', 'group_settings_update', 'group_status_update'].map((field): Sample => ({
		name: field, body: body(field, ofNumber({ groups: [{ timestamp: at, group_id: 'G1', type: 'group_create', added_participants: [{ wa_id: ana.wa_id }] }] })),
		items: [expect.objectContaining({ field, ...about, timestamp: atIso, action: 'group_create', groupId: 'G1' })],
	})),
	{
		name: 'automatic event', body: body('automatic_events', ofNumber({ automatic_events: [{ id: 'wamid.a', event_name: 'Purchase', timestamp: Number(at), custom_data: { value: 5 } }] })),
		items: [expect.objectContaining({ event: 'automaticEvents', action: 'Purchase', messageId: 'wamid.a', timestamp: atIso })],
	},
	{
		name: 'standby: message, echo and status', body: body('standby', ofNumber({ standby: {
			contacts: [ana],
			messages: [{ from: ana.wa_id, id: 'wamid.s1', timestamp: at, type: 'text', text: { body: 'psst' } }],
			message_echoes: [{ id: 'wamid.s2', timestamp: at, message: { to: ana.wa_id, type: 'text', text: { body: 'theirs' }, context: { message_id: 'wamid.s1' } } }],
			statuses: [{ id: 'wamid.s2', status: 'read', timestamp: at, recipient_id: ana.wa_id }],
		} })),
		items: [
			expect.objectContaining({ event: 'message', field: 'standby', messageId: 'wamid.s1', text: 'psst' }),
			expect.objectContaining({ event: 'status', field: 'standby', status: 'read' }),
			expect.objectContaining({ event: 'messageEcho', field: 'standby', messageId: 'wamid.s2', chatId: ana.wa_id, text: 'theirs', quotedMessageId: 'wamid.s1' }),
		],
	},
];

const value = { event: 'PARTNER_APP_INSTALLED', waba_info: { waba_id: '1' } };

const slips: Sample[] = [
	{
		name: "a change whose field stands beside it (one of Meta's samples)",
		body: { object: 'whatsapp_business_account', entry: [{ id: account, time: Number(at), changes: [{ value }], field: 'account_update', object: 'whatsapp_business_account' }] },
		items: [{ event: 'accountUpdate', field: 'account_update', accountId: account, timestamp: atIso, action: 'PARTNER_APP_INSTALLED', details: value }],
	},
	{
		name: "a change whose field stands inside its value (one of Meta's samples)",
		body: { object: 'whatsapp_business_account', entry: [{ id: account, time: Number(at), changes: [{ value: { ...value, field: 'account_update', object: 'whatsapp_business_account' } }] }] },
		items: [{ event: 'accountUpdate', field: 'account_update', accountId: account, timestamp: atIso, action: 'PARTNER_APP_INSTALLED', details: value }],
	},
	{
		name: 'a change without any field', body: { object: 'whatsapp_business_account', entry: [{ id: account, changes: [{ value: ofNumber({ messages: [{ from: ana.wa_id, id: 'wamid.n', type: 'text', text: { body: 'x' } }] }) }] }] },
		items: [expect.objectContaining({ event: 'message', field: 'messages', messageId: 'wamid.n' })],
	},
	{ name: 'a value that is a text', body: { object: 'whatsapp_business_account', entry: [{ id: account, changes: [{ field: 'security', value: 'odd' }] }] }, items: [expect.objectContaining({ field: 'security' })] },
	{ name: 'a message that is a number', body: body('messages', ofNumber({ messages: [7] })), items: [expect.objectContaining({ event: 'message', type: 'unknown', text: '' })] },
	{ name: 'an entry without changes', body: { object: 'whatsapp_business_account', entry: [{ id: account }] }, items: [] },
];

export const fields: Sample[] = [...account_, ...numbers, ...slips];
