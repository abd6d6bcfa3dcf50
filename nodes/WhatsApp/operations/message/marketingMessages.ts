import { InputError } from '../../../shared/graph/failure';
import type { GraphRequest, JsonObject } from '../../../shared/graph/request';
import { defineField, defineFields } from '../fields/field';

const marketingMessages = defineField({
	displayName: 'Marketing Messages API',
	name: 'marketingMessages',
	type: 'boolean',
	default: false,
	description: "Whether to send through Meta's Marketing Messages API, which delivers marketing templates alone and chooses who gets them",
});

const productPolicy = defineField({
	displayName: 'Product Policy',
	name: 'productPolicy',
	type: 'options',
	options: [
		{ name: 'Cloud API Fallback', value: 'CLOUD_API_FALLBACK', description: 'What the Marketing Messages API cannot send goes through the Cloud API' },
		{ name: 'Strict', value: 'STRICT', description: 'What the Marketing Messages API cannot send is not sent' },
	],
	default: 'CLOUD_API_FALLBACK',
	description: 'What happens to messages that the Marketing Messages API cannot send. Needs the option Marketing Messages API.',
});

const messageActivitySharing = defineField({
	displayName: 'Message Activity Sharing',
	name: 'messageActivitySharing',
	type: 'boolean',
	default: false,
	description: "Whether Meta may use this message's reads and taps to improve delivery. Needs the option Marketing Messages API.",
});

interface MarketingOptions {
	marketingMessages?: boolean;
	productPolicy?: string;
	messageActivitySharing?: boolean;
}

/** The options of a send through the Marketing Messages API. */
export const marketingOptions = defineFields([marketingMessages, productPolicy, messageActivitySharing]);

/**
 * The same send through the Marketing Messages API, when its option is on.
 * @param category of the template, where it is known
 * @throws InputError for what that API does not take
 */
export function asMarketing(request: GraphRequest, options: MarketingOptions, category: string | undefined): GraphRequest {
	const { marketingMessages: on, productPolicy: policy, messageActivitySharing: sharing } = options;
	if (on !== true) {
		if (policy === undefined && sharing === undefined) return request;
		const which = policy === undefined ? 'Message Activity Sharing' : 'Product Policy';
		throw new InputError(`'${which}' is set without 'Marketing Messages API'`, "Add the option 'Marketing Messages API' and turn it on, or remove the other one.");
	}
	const body: JsonObject = { ...request.body };
	const reason =
		category !== undefined && category !== 'MARKETING'
			? `the template is in the category ${category.toLowerCase()}`
			: body.recipient_type === 'group'
				? 'the recipient is a group'
				: 'context' in body
					? "'Reply to Message ID' is set"
					: 'recipient_identity_key_hash' in body
						? "'Identity Key Hash' is set"
						: undefined;
	if (reason !== undefined) {
		throw new InputError(
			`'Marketing Messages API' is on, and ${reason}`,
			'That API sends marketing templates to single customers, without replies and identity checks. Remove the option to send through the Cloud API.',
		);
	}
	if (policy !== undefined) body.product_policy = policy;
	if (sharing !== undefined) body.message_activity_sharing = sharing;
	return { ...request, path: request.path.replace(/\/messages$/, '/marketing_messages'), body };
}
