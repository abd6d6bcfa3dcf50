import { demoWorld } from '../contract';
import type { Settings } from '../settings';
import { addTemplates } from './demoTemplates';
import { newNumber } from './numbers';
import { World } from './world';

export const dayMs = 24 * 60 * 60 * 1000;

/** What a system user's token of a business needs; each can be taken away over the control API. */
export const allScopes = ['whatsapp_business_management', 'whatsapp_business_messaging', 'business_management'];

/** A fresh world: one app, one account with two numbers, three customers whose 24-hour window is open. */
export function makeDemoWorld(settings: Settings): World {
	const world = new World(settings);
	world.add({ kind: 'app', id: demoWorld.appId, name: 'Riverside Bakery Bot', secret: demoWorld.appSecret });
	const user = world.add({ kind: 'user', id: '1024000000000001', name: 'Bakery System User' });
	world.tokens.set(demoWorld.accessToken, {
		value: demoWorld.accessToken,
		appId: demoWorld.appId,
		userId: user.id,
		scopes: [...allScopes],
		expiresAt: undefined,
	});
	const account = world.add({
		kind: 'account',
		id: demoWorld.accountId,
		attributes: {
			id: demoWorld.accountId,
			name: demoWorld.verifiedName,
			timezone_id: '1',
			currency: 'USD',
			country: 'US',
			message_template_namespace: '58e6d318_b627_4112_b9c7_2961197553ea',
			account_review_status: 'APPROVED',
			business_verification_status: 'verified',
			ownership_type: 'SELF',
			status: 'ACTIVE',
			is_enabled_for_insights: true,
			marketing_messages_onboarding_status: 'ONBOARDED',
		},
		subscribedApps: new Map(),
		lockedTemplateNames: new Map(),
	});
	world.add(
		newNumber(account.id, demoWorld.phoneNumberId, demoWorld.displayPhoneNumber, demoWorld.verifiedName),
	);
	world.add(
		newNumber(
			account.id,
			demoWorld.secondPhoneNumberId,
			'+1 555-010-0002',
			`${demoWorld.verifiedName} Orders`,
		),
	);
	for (const { phone, name } of demoWorld.customers) {
		const customer = world.customer(phone, { name });
		world.talks.open(demoWorld.phoneNumberId, customer, world.now()).windowUntil = world.now() + dayMs;
	}
	addTemplates(world, account);
	addFeedbackFlow(world, account.id);
	return world;
}

/** The published flow that the template feedback_form opens. */
function addFeedbackFlow(world: World, accountId: string): void {
	world.add({
		kind: 'flow',
		id: '1026000000000001',
		accountId,
		name: 'feedback',
		status: 'PUBLISHED',
		categories: ['SURVEY'],
		endpointUri: undefined,
		json: JSON.stringify(
			{
				version: '7.0',
				screens: [
					{
						id: 'FEEDBACK',
						title: 'Your visit',
						terminal: true,
						layout: {
							type: 'SingleColumnLayout',
							children: [
								{ type: 'TextArea', name: 'comment', label: 'How was it?' },
								{
									type: 'Footer',
									label: 'Send',
									'on-click-action': {
										name: 'complete',
										payload: { comment: '${form.comment}' },
									},
								},
							],
						},
					},
				],
			},
			undefined,
			2,
		),
		validationErrors: [],
	});
}
