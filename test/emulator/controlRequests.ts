import type {
	CustomerRequest,
	DeliverRequest,
	Fault,
	InboundRequest,
	ObjectRequest,
	OpenedRequest,
	StatusRequest,
	TokenRequest,
} from './contract';
import { isJson, type Json } from './json';
import { ControlError } from './traffic/incoming';

/** Reads one member of a control request. @throws ControlError when its type is another one */
function read<T>(body: Json, key: string, is: (value: unknown) => value is T, what: string): T | undefined {
	const value = body[key];
	if (value === undefined) return undefined;
	if (!is(value)) throw new ControlError(`"${key}" must be ${what}`);
	return value;
}

function need<T>(body: Json, key: string, is: (value: unknown) => value is T, what: string): T {
	const value = read(body, key, is, what);
	if (value === undefined) throw new ControlError(`"${key}" is missing`);
	return value;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isMs = (value: unknown): value is number | [number, number] =>
	isNumber(value) || (Array.isArray(value) && value.length === 2 && value.every(isNumber));
const isTime = (value: unknown): value is number | null => value === null || isNumber(value);
const isHeaders = (value: unknown): value is Record<string, string> =>
	isJson(value) && Object.values(value).every(isText);
const faultKinds: ReadonlyArray<Fault['kind']> = [
	'dropBefore',
	'dropAfter',
	'status',
	'error',
	'delay',
	'expireMedia',
	'html',
	'empty',
];
const isFaultKind = (value: unknown): value is Fault['kind'] => faultKinds.some((kind) => kind === value);

function object(body: unknown): Json {
	if (!isJson(body)) throw new ControlError('The body must be a JSON object');
	return body;
}

/** Leaves out what is undefined, so that an absent member stays absent. */
function present<T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T;
function present(parts: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

export function customerRequest(body: unknown): CustomerRequest {
	const given = object(body);
	return present<CustomerRequest>({
		phone: need(given, 'phone', isText, 'a text'),
		name: need(given, 'name', isText, 'a text'),
		username: read(given, 'username', isText, 'a text'),
	});
}

export function inboundRequest(body: unknown): InboundRequest {
	const given = object(body);
	return present<InboundRequest>({
		from: need(given, 'from', isText, 'a text'),
		message: need(given, 'message', isJson, 'an object'),
		phoneNumberId: read(given, 'phoneNumberId', isText, 'a text'),
		name: read(given, 'name', isText, 'a text'),
		quotedId: read(given, 'quotedId', isText, 'a text'),
		hidePhone: read(given, 'hidePhone', isFlag, 'true or false'),
		groupId: read(given, 'groupId', isText, 'a text'),
	});
}

export function openedRequest(body: unknown): OpenedRequest {
	const given = object(body);
	return present<OpenedRequest>({
		phone: need(given, 'phone', isText, 'a text'),
		phoneNumberId: read(given, 'phoneNumberId', isText, 'a text'),
	});
}

export function statusRequest(body: unknown): StatusRequest {
	const given = object(body);
	return present<StatusRequest>({
		messageId: need(given, 'messageId', isText, 'a text'),
		status: need(given, 'status', isText, 'a text'),
		code: read(given, 'code', isNumber, 'a number'),
		details: read(given, 'details', isText, 'a text'),
	});
}

export function deliverRequest(body: unknown): DeliverRequest {
	const given = object(body);
	return present<DeliverRequest>({
		payload: need(given, 'payload', isJson, 'an object'),
		url: read(given, 'url', isText, 'a text'),
		copies: read(given, 'copies', isNumber, 'a number'),
	});
}

export function faultRequest(body: unknown): Fault {
	const given = object(body);
	return present<Fault>({
		kind: need(given, 'kind', isFaultKind, `one of ${faultKinds.join(', ')}`),
		method: read(given, 'method', isText, 'a text'),
		path: read(given, 'path', isText, 'a text'),
		times: read(given, 'times', isNumber, 'a number'),
		probability: read(given, 'probability', isNumber, 'a number'),
		status: read(given, 'status', isNumber, 'a number'),
		after: read(given, 'after', isFlag, 'true or false'),
		code: read(given, 'code', isNumber, 'a number'),
		subcode: read(given, 'subcode', isNumber, 'a number'),
		details: read(given, 'details', isText, 'a text'),
		ms: read(given, 'ms', isMs, 'a number or a pair of them'),
		retryAfter: read(given, 'retryAfter', isNumber, 'a number'),
		headers: read(given, 'headers', isHeaders, 'an object of texts'),
	});
}

export function tokenRequest(body: unknown): TokenRequest {
	const given = object(body);
	return present<TokenRequest>({
		token: read(given, 'token', isText, 'a text'),
		scopes: read(given, 'scopes', isTexts, 'a list of texts'),
		expiresAt: read(given, 'expiresAt', isTime, 'a number or null'),
		appId: read(given, 'appId', isText, 'a text'),
	});
}

export function objectRequest(body: unknown): ObjectRequest {
	return object(body);
}

export function clockRequest(body: unknown): { ms: number } {
	return { ms: need(object(body), 'ms', isNumber, 'a number') };
}
