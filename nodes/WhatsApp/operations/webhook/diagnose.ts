import { defineField } from '../fields/field';
import { defineLocalOperation } from '../operation';
import { accessToken, app, appSecret, credential, permissions } from './diagnosis/access';
import { businessAccount, subscription } from './diagnosis/account';
import { appCallback, deliveries, holders } from './diagnosis/callbackFindings';
import { asItem, summary, type Finding } from './diagnosis/finding';
import { defaultNumber, numbers } from './diagnosis/numbers';
import { appMode, publicUrl } from './diagnosis/surroundings';
import { survey, type Survey } from './diagnosis/survey';
import { checkedCallback } from './levelFields';

const callbackUrl = defineField({
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/5d1f…/webhook',
	description:
		"Where messages are meant to arrive: the Production URL that the WhatsApp Cloud Trigger shows under 'Webhook URLs'. Leave it empty to see where they go.",
});

/** What stands in the way of messages, in the order in which one thing depends on the other. */
const findings = (seen: Survey): Finding[] => [
	credential(seen),
	accessToken(seen),
	...permissions(seen),
	...app(seen),
	...appSecret(seen),
	...businessAccount(seen),
	...subscription(seen),
	...appCallback(seen),
	...deliveries(seen),
	...holders(seen),
	...publicUrl(seen),
	...defaultNumber(seen),
	...numbers(seen),
	appMode(),
];

export const diagnose = defineLocalOperation({
	name: 'Diagnose',
	value: 'diagnose',
	action: 'Diagnose webhook and account',
	description:
		'Find out why no message arrives or leaves: looks at token, permissions, app, account, subscriptions, callbacks, numbers and the address of n8n, and gives an item for each with what was found, why it matters and what to do. Changes nothing.',
	effect: 'read',
	fields: [callbackUrl],
	resolve: async ({ callbackUrl: url }, sources): Promise<Survey> =>
		await survey(sources, url.trim() === '' ? '' : checkedCallback(url, false)),
	local: (_parameters, { resolved }) => {
		const found = findings(resolved);
		return { items: [summary(found), ...found].map(asItem) };
	},
});
