import type { GraphRequest, JsonObject } from '../shared/graph/request';
import { InputError } from '../shared/graph/failure';
import { ageOf, isWindowOpen, lastInboundOf } from '../shared/whatsapp/customerWindow';
import { wantedFrom } from '../shared/whatsapp/templateForm';
import { definitionOf } from './operations/fields/template';
import { lastInbound, windowTemplate, windowTemplateParameters } from './operations/fields/windowOptions';
import { contentOf, filledForm } from './operations/message/filledTemplate';
import { withinAuthenticationRules } from './operations/message/sendTemplate';
import type { Sources } from './operations/operation';
import type { Parameters } from './parameters';

/** What the user wants when the customer has not written for 24 hours. */
export interface WindowRule {
	readonly outside: 'stop' | 'skip' | 'template';
	/** When the customer wrote last; absent where the option was not added, so that its default counts. */
	readonly lastInbound?: unknown;
	readonly template: string;
	readonly templateValues: unknown;
}

/** What the option *Last Customer Message* is read from where it was not added. */
export const LAST_INBOUND = lastInbound.default.replace(/^=/, '');

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isRule = (value: unknown): value is WindowRule['outside'] => value === 'stop' || value === 'skip' || value === 'template';

/** The options as they are read when everything is sent anyway: nothing in the others can then stand in the way. */
export function withoutIdleRule(options: unknown): unknown {
	if (!isRecord(options) || isRule(options.outsideWindow)) return options;
	const { lastInbound: _time, windowTemplate: _template, windowTemplateParameters: _values, ...others } = options;
	return others;
}

/**
 * The rule among an item's parameters; undefined when everything is sent anyway.
 * @param added the options as the workflow gives them: one that an expression left empty is there, without a value
 */
export function windowRuleOf({ options }: Parameters, added: unknown): WindowRule | undefined {
	if (!isRecord(options) || !isRule(options.outsideWindow)) return undefined;
	const isAdded = isRecord(added) && 'lastInbound' in added;
	return {
		outside: options.outsideWindow,
		...(isAdded ? { lastInbound: options.lastInbound ?? null } : {}),
		template: typeof options.windowTemplate === 'string' ? options.windowTemplate : '',
		templateValues: options.windowTemplateParameters,
	};
}

/** Templates reach the customer at any time. */
export const isBoundToWindow = ({ body }: GraphRequest): boolean => body?.type !== 'template';

/**
 * Whether a message may leave, and why not where the 24-hour window is closed.
 * @param now Unix milliseconds
 * @throws InputError when it is not known, since the time cannot be read
 */
export function closedSince(value: unknown, now: number, timeZone: string): string | undefined {
	const field = lastInbound.displayName;
	const moment = lastInboundOf(field, value, now, timeZone);
	return isWindowOpen(moment, now) ? undefined : `The customer's last message came ${ageOf(moment, now)} ago, and the 24-hour window is closed`;
}

/** Why an item stops under the choice *Stop Before Sending*. */
export const stopped = (why: string): InputError =>
	new InputError(
		why,
		"Send an approved template (operation Send Template), or let the option 'Outside the 24-Hour Window' skip such messages or send a template instead.",
	);

/** What a message keeps when other content takes its place. */
const ENVELOPE = ['messaging_product', 'recipient_type', 'to', 'recipient', 'context', 'biz_opaque_callback_data', 'recipient_identity_key_hash'];

/** A template in place of a message. */
export interface Replacement {
	request: GraphRequest;
	/** `name|language` */
	template: string;
}

/**
 * The template that takes the place of a message: for the same recipient, quoting the same message, checked against its
 * definition as Send Template does.
 * @throws InputError that names everything that does not fit
 */
export async function templateInstead({ method, path, body = {} }: GraphRequest, rule: WindowRule, sources: Sources): Promise<Replacement> {
	if (rule.template === '') {
		throw new InputError(
			`'${windowTemplate.displayName}' is empty, and 'Outside the 24-Hour Window' is 'Send a Template Instead'`,
			'Choose the template, or give its name and language such as order_confirmation|en_US.',
		);
	}
	const definition = await definitionOf(wantedFrom(rule.template), sources);
	const origin = { field: windowTemplateParameters.displayName, labelled: false };
	const form = await filledForm(definition, rule.templateValues, origin, sources);
	const { name, language, category } = form.definition;
	withinAuthenticationRules(String(body.to ?? body.recipient ?? ''), category);
	const { components, attachments } = contentOf(form, Date.now());
	const template: JsonObject = { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) };
	const envelope = Object.fromEntries(Object.entries(body).filter(([key]) => ENVELOPE.includes(key)));
	return {
		request: { method, path, body: { ...envelope, type: 'template', template }, ...(attachments.length > 0 ? { attachments } : {}) },
		template: `${name}|${language}`,
	};
}
