import type { Bubble, Customer } from '../contract';
import type { Json } from '../json';

/** A webhook address with the token that Meta sends in its handshake. */
export interface Callback {
	url: string;
	verifyToken: string;
}

export interface App {
	kind: 'app';
	id: string;
	name: string;
	secret: string;
	subscription?: Callback & { fields: string[]; includeValues: boolean };
}

export interface Account {
	kind: 'account';
	id: string;
	/** What `fields` can ask for. */
	attributes: Json;
	/** App ID → the override that its subscription carries, if any. */
	subscribedApps: Map<string, Callback | undefined>;
	/** Template names that were deleted, with the time until which they are locked. */
	lockedTemplateNames: Map<string, number>;
}

export interface PhoneNumber {
	kind: 'phoneNumber';
	id: string;
	accountId: string;
	/** Digits only, as webhooks carry it. */
	digits: string;
	attributes: Json;
	override?: Callback;
	registered: boolean;
	pin?: string;
	/** The code that request_code sent; the emulator always sends 123456. */
	verificationCode?: string;
	/** Times of register and deregister calls. */
	registrations: number[];
	profile: Json;
	settings: Json;
	automation: Json;
	commerce: Json;
	/** Blocked phone numbers, in the order they were blocked. */
	blocked: Set<string>;
	qrCodes: Map<string, { code: string; prefilledMessage: string; format: string | undefined }>;
}

export interface Media {
	kind: 'media';
	id: string;
	phoneNumberId: string;
	mimeType: string;
	/** Base64, as webhooks carry it, is derived from these hexadecimal digits. */
	sha256: string;
	size: number;
	filename: string | undefined;
	/** Where the bytes lie. */
	path: string;
	/** Time after which the ID is unknown. */
	until: number;
	/** Why no message with it arrives, where its bytes are not what it was declared as. */
	unfit: string | undefined;
}

export interface Template {
	kind: 'template';
	id: string;
	accountId: string;
	name: string;
	language: string;
	category: string;
	status: string;
	parameterFormat: 'POSITIONAL' | 'NAMED';
	components: Json[];
	/** `quality_score`, `rejected_reason`, `message_send_ttl_seconds` … */
	attributes: Json;
	edits: number[];
}

export interface Flow {
	kind: 'flow';
	id: string;
	accountId: string;
	name: string;
	status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED';
	categories: string[];
	endpointUri: string | undefined;
	json: string | undefined;
	validationErrors: Json[];
}

export interface Group {
	kind: 'group';
	id: string;
	phoneNumberId: string;
	subject: string;
	description: string;
	joinApprovalMode: string;
	inviteCode: string;
	createdAt: number;
	participants: string[];
	/** Where its picture lies, once it has one. */
	picturePath?: string;
}

export interface Upload {
	kind: 'upload';
	/** `upload:…` without the signature part. */
	id: string;
	signature: string;
	appId: string;
	fileName: string;
	length: number;
	mimeType: string;
	/** Bytes received so far. */
	offset: number;
	path: string;
	handle: string | undefined;
}

/** Who a token belongs to. */
export interface User {
	kind: 'user';
	id: string;
	name: string;
}

/** Every object that has an ID, by kind. */
export interface GraphObjects {
	app: App;
	account: Account;
	phoneNumber: PhoneNumber;
	media: Media;
	template: Template;
	flow: Flow;
	group: Group;
	upload: Upload;
	user: User;
}

export type Kind = keyof GraphObjects;
export type GraphObject = GraphObjects[Kind];

export function isKind<K extends Kind>(object: GraphObject | undefined, kind: K): object is GraphObjects[K] {
	return object?.kind === kind;
}

export interface AccessToken {
	value: string;
	appId: string;
	userId: string;
	scopes: string[];
	/** Time after which Meta answers 190. */
	expiresAt: number | undefined;
}

/** A conversation as the emulator keeps it: the bubbles by the side of what the phone page sees. */
export interface Talk {
	phoneNumberId: string;
	customer: Customer;
	/** For a group's conversation; `customer` then stands for the group. */
	group?: Group;
	bubbles: Bubble[];
	/** Messages of the business that the customer has not opened. */
	unread: Set<string>;
	/** Messages opened before they were delivered: they turn to read right after. */
	openedEarly: Set<string>;
	typingUntil: number | undefined;
	readUpTo: string | undefined;
	windowUntil: number | undefined;
	activeAt: number;
}
