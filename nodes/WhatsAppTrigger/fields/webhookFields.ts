/** A webhook field of Meta's that a trigger can ask for. */
export interface WebhookField {
	value: string;
	name: string;
	description: string;
	/**
	 * Whether a callback of the account or the number receives it. What they do not receive goes to the app's callback
	 * only (Meta: webhook overrides).
	 */
	overridable: boolean;
}

const field = (value: string, name: string, description: string, overridable = false): WebhookField => ({
	value,
	name,
	description,
	overridable,
});

/** Meta's fields besides `messages`, by the name in the menu. */
export const webhookFields: readonly WebhookField[] = [
	field('account_alerts', 'Account Alert', "Limits, business profile and other things that need the owner's eye"),
	field('account_review_update', 'Account Review', 'The account was reviewed against the policies of WhatsApp'),
	field('account_settings_update', 'Account Settings', 'A setting of the account was changed', true),
	field('account_update', 'Account Update', 'Restrictions, violations, bans, partners, verification, pricing tiers'),
	field('automatic_events', 'Automatic Event', 'A purchase or lead that Meta recognised in a conversation'),
	field('business_capability_update', 'Business Capability', 'Messaging limits or the number of phone numbers changed'),
	field('business_username_update', 'Business Username', 'The username of a number was approved, reserved or deleted'),
	field('calls', 'Call', 'Somebody calls the business, or a call of the business went on', true),
	field('consumer_profile', 'Consumer Profile', 'A customer changed what the profile shows', true),
	field('flows', 'Flow', 'Status, error rate and latency of Flows'),
	field('group_lifecycle_update', 'Group Created or Deleted', 'A group was created or deleted', true),
	field('group_participants_update', 'Group Participants', 'People joined a group or left it', true),
	field('group_settings_update', 'Group Settings', "A group's subject, description or picture was changed", true),
	field('group_status_update', 'Group Status', 'A group was suspended, or no longer is', true),
	field('history', 'History', 'Earlier chats of a number that is also used in the WhatsApp Business app', true),
	field('message_echoes', 'Message Echo', 'What the business sent by another way', true),
	field('smb_message_echoes', 'Message Echo From Business App', 'What the business sent in the WhatsApp Business app', true),
	field('messaging_handovers', 'Messaging Handover', 'A conversation was handed over between systems', true),
	field('partner_solutions', 'Partner Solution', 'A solution of several partners was created or changed'),
	field('payment_configuration_update', 'Payment Configuration', 'A payment configuration was created or changed'),
	field('phone_number_name_update', 'Phone Number Name', 'The display name of a number was reviewed'),
	field('phone_number_quality_update', 'Phone Number Quality', 'Quality or throughput of a number changed'),
	field('security', 'Security', "A number's two-step verification was changed"),
	field('smb_app_state_sync', 'Business App Contact', 'A contact was added or changed in the WhatsApp Business app', true),
	field('standby', 'Standby', 'Messages and statuses of conversations that another system handles'),
	field('message_template_components_update', 'Template Components', 'A template was edited'),
	field('message_template_quality_update', 'Template Quality', 'The quality of a template changed'),
	field('message_template_status_update', 'Template Status', 'A template was approved, rejected, paused or disabled'),
	field('template_category_update', 'Template Category', 'The category of a template changes'),
	field('user_preferences', 'User Preference', 'A customer stopped or resumed marketing messages'),
];

const known = new Set(webhookFields.map(({ value }) => value));

/** Whether a field has an entry of its own in the menu. */
export const isKnownField = (name: string): boolean => known.has(name);

/**
 * The fields at Meta that a trigger's choice stands for: messages and statuses come in one.
 * @param events the values chosen under 'Trigger On'
 */
export function subscribedFields(events: Iterable<string>): string[] {
	const fields = [...events].flatMap((event) =>
		event === 'messages' || event === 'statuses' ? ['messages'] : event === 'other' ? [] : [event],
	);
	return [...new Set(fields)];
}

/** Those of the fields that reach the app's callback only. */
export const appOnlyFields = (fields: Iterable<string>): string[] => {
	const overridable = new Set(['messages', ...webhookFields.filter((one) => one.overridable).map(({ value }) => value)]);
	return [...fields].filter((name) => !overridable.has(name));
};
