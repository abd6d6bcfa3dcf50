import { InputError } from '../../../shared/graph/failure';
import type { Field } from '../fields/field';
import { defineField } from '../fields/field';
import { number } from '../fields/number';
import { webhookFields as metaFields } from '../../../WhatsAppTrigger/fields/webhookFields';

const levels = [
	{ name: 'Account', value: 'account', description: 'What the WhatsApp Business Account delivers to the app' },
	{ name: 'App', value: 'app', description: 'The callback of the app, which all its accounts deliver to' },
	{ name: 'Phone Number', value: 'number', description: 'A callback of one number, which takes precedence' },
] as const;

/** Where a callback stands. */
export const level = defineField({
	displayName: 'Level',
	name: 'level',
	type: 'options',
	options: levels,
	default: 'account',
	description:
		"Where the callback stands. A number's takes precedence over the account's, which takes precedence over the app's.",
});

/** The same for reading. */
export const levelsRead = defineField({
	displayName: 'Level',
	name: 'level',
	type: 'options',
	options: [
		{ name: 'Account', value: 'account', description: 'The apps that the account delivers to, with its callback for each' },
		{ name: 'All', value: 'all', description: 'All of them: needs the App ID and the App Secret' },
		{ name: 'App', value: 'app', description: 'What the app subscribes to: needs the App ID and the App Secret' },
		{ name: 'Phone Number', value: 'number', description: 'The callback of each number, and where its messages go' },
	],
	default: 'all',
	description: 'Which subscriptions to get',
});

export const levelNumber = {
	...number('The number that the callback belongs to'),
	displayOptions: { show: { level: ['number'] } },
} as const satisfies Field;

/** Meta's names of what can be subscribed to. */
export const webhookFields = defineField({
	displayName: 'Webhook Fields',
	name: 'webhookFields',
	type: 'multiOptions',
	displayOptions: { show: { level: ['app'] } },
	options: [
		{ name: 'Message and Message Status', value: 'messages' },
		...metaFields.map(({ name, value, description }) => ({ name, value, description })),
	].sort((one, other) => one.name.localeCompare(other.name)),
	default: ['messages'],
	description: 'What Meta delivers to the app',
});

/** Meta: at most 200 characters for the callback of an account or number. */
const LONGEST = 200;

/**
 * @throws InputError when it is no address that Meta could deliver to
 */
export function checkedCallback(value: string, isOverride: boolean): string {
	const url = value.trim();
	const where = "Enter the whole address, such as the Production URL that the WhatsApp Cloud Trigger shows under 'Webhook URLs'.";
	if (url === '') throw new InputError("'Callback URL' is empty", where);
	if (!URL.canParse(url) || !/^https?:\/\//i.test(url)) {
		throw new InputError(`'Callback URL' is '${url.slice(0, 60)}', which is no web address`, where);
	}
	if (isOverride && url.length > LONGEST) {
		throw new InputError(
			`'Callback URL' has ${url.length} characters, and at most ${LONGEST} are allowed`,
			'Use a shorter path in the webhook, or give the callback to the app, which takes longer ones.',
		);
	}
	return url;
}
