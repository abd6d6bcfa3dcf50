/**
 * What the emulator's control API under `/_emulator` speaks: the words that its server, the phone page,
 * the tests and the demo share. Times are Unix milliseconds unless a name says otherwise.
 */

/** The account that a fresh emulator holds. The values are shaped like Meta's and mean nothing outside it. */
export const demoWorld = {
	appId: '1021000000000001',
	appSecret: 'demo-app-secret-0123456789abcdef',
	accessToken: 'EAADemoAccessToken0123456789',
	accountId: '1022000000000001',
	phoneNumberId: '1023000000000001',
	displayPhoneNumber: '+1 555-010-0001',
	verifiedName: 'Riverside Bakery',
	/** A second number of the same account, for tests of sender choice and filters. */
	secondPhoneNumberId: '1023000000000002',
	customers: [
		{ phone: '16505550101', name: 'Ana' },
		{ phone: '16505550102', name: 'Ben' },
		{ phone: '16505550103', name: 'Chi' },
	],
} as const;

/** How far a message of the business has come. */
export type Tick = 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/** One bubble of a conversation, as the customer's phone shows it. `message` is the Cloud API's own message object. */
export interface Bubble {
	id: string;
	/** `business` came through POST /messages, `customer` was typed on the phone page or sent by the control API. */
	from: 'business' | 'customer';
	at: number;
	type: string;
	message: Record<string, unknown>;
	/** Only for the business's own messages. */
	tick?: Tick;
	/** Why the tick says `failed`. */
	error?: { code: number; details: string };
	/** Reactions that sit on this bubble. */
	reactions: Array<{ from: 'business' | 'customer'; emoji: string }>;
	/** The message this one answers. */
	quotedId?: string;
	/** In a group, who of its members wrote it: digits of the phone number. */
	author?: string;
	/** For a template: the text, header, buttons and cards with its parameters filled in. */
	rendered?: RenderedTemplate;
}

export interface RenderedTemplate {
	header?: { kind: string; text?: string; mediaUrl?: string };
	body?: string;
	footer?: string;
	/** `flow` is the ID of the flow that a button opens. */
	buttons: Array<{ kind: string; text: string; payload?: string; url?: string; flow?: string }>;
	cards?: RenderedTemplate[];
}

export interface Conversation {
	phoneNumberId: string;
	businessName: string;
	customer: Customer;
	bubbles: Bubble[];
	/** The business shows typing dots until this time. */
	typingUntil?: number;
	/** Bubbles of the business that the customer has not opened yet. */
	unread: number;
	/** Whether the customer's own messages are marked as read by the business, up to this message ID. */
	readUpTo?: string;
	/** The 24-hour window is open until this time of the emulator's own clock. */
	windowUntil?: number;
	/** Only for a group: `customer` then stands for the group, with its ID as `phone` and its subject as `name`. */
	group?: { members: Customer[] };
}

export interface Customer {
	phone: string;
	name: string;
	/** Business-scoped user ID. */
	userId: string;
	username?: string;
}

/** What the phone page receives over `GET /_emulator/events` (server-sent events), each as one JSON `data:` line. */
export type EmulatorEvent =
	| { kind: 'conversation'; conversation: Conversation }
	| { kind: 'customers'; customers: Customer[] }
	/** A group was deleted, and its conversation with it. */
	| { kind: 'gone'; phoneNumberId: string; phone: string }
	| { kind: 'clock'; now: number };

/** `GET /_emulator/conversations` → all of them, newest activity first. `GET /_emulator/conversations/{phoneNumberId}/{phone}` → one. */
export interface ConversationList {
	conversations: Conversation[];
}

/**
 * `POST /_emulator/inbound`: the customer writes. `message` is the message object without `from`, `id` and
 * `timestamp`, exactly as the webhook will carry it (`{type:'text', text:{body}}`, `{type:'interactive', interactive:{type:'button_reply', …}}` …).
 * Answers `{ id }`. A customer not yet known is created.
 */
export interface InboundRequest {
	from: string;
	/** Default: the demo number. */
	phoneNumberId?: string;
	message: Record<string, unknown>;
	name?: string;
	/** Adds `context` as a reply to this message does. */
	quotedId?: string;
	/** Somebody with a username who hides the number: the webhook carries the user ID alone. */
	hidePhone?: boolean;
	/** Written in this group. */
	groupId?: string;
}

/** `POST /_emulator/opened`: the customer opens the chat, so that the business's messages turn to read. */
export interface OpenedRequest {
	phoneNumberId?: string;
	/** Of a customer, or the ID of a group. */
	phone: string;
}

/** `POST /_emulator/media` (multipart, field `file`): the customer's phone uploads a file before an inbound media message; answers `{ id }`. `GET /_emulator/media/{id}` shows it. */

/** `POST /_emulator/status` pushes one status webhook for a message of the business, whatever came before: `played`, `failed` with a code, an unknown one. */
export interface StatusRequest {
	messageId: string;
	status: string;
	code?: number;
	details?: string;
}

/**
 * `POST /_emulator/deliver` signs a payload with the app's secret and delivers it as it stands, to where its field
 * and number go or to `url`; answers the deliveries after their first attempt. For batches, rare fields, duplicates.
 */
export interface DeliverRequest {
	payload: unknown;
	/** Default: by the override order, for each entry's account and number. */
	url?: string;
	/** How often, at once. Default 1. */
	copies?: number;
}

/** `POST /_emulator/token` changes what the access token may do, for tests of broken set-ups. */
export interface TokenRequest {
	/** Default: the demo token. Another text makes a further token. */
	token?: string;
	scopes?: string[];
	/** Unix milliseconds; `null` never. */
	expiresAt?: number | null;
	appId?: string;
}

/** `POST /_emulator/objects/{id}` sets members of an account's or a number's fields (`status`, `health_status`, …), as Meta would change them. */
export type ObjectRequest = Record<string, unknown>;

/** `POST /_emulator/clock` turns the emulator's own clock on by this many milliseconds. */
export interface ClockRequest {
	ms: number;
}

/** `POST /_emulator/customers` adds a person to talk as. */
export type CustomerRequest = Pick<Customer, 'phone' | 'name'> & { username?: string };

/**
 * `POST /_emulator/faults` sets what goes wrong from now on, `DELETE` clears it. Every number given is used as is;
 * `times` counts down per fault and then the fault ends (absent: until cleared).
 */
export interface Fault {
	/** Which requests: a method and a regular expression over the path below the version. Absent: every one. */
	method?: string;
	path?: string;
	times?: number;
	/** So many fitting requests go through before the fault begins. */
	skip?: number;
	/** 0 to 1, drawn with the emulator's seed. Absent: always. */
	probability?: number;
	/** `dropBefore`: the connection ends with nothing done. `dropAfter`: the request is carried out, then the connection ends without an answer. */
	kind: 'dropBefore' | 'dropAfter' | 'status' | 'error' | 'delay' | 'expireMedia' | 'html' | 'empty';
	/** For `status`, `html`, `empty`: the HTTP status (default 500 … 503); carried out first when `after` is true. */
	status?: number;
	after?: boolean;
	/** For `error`: Meta's code, and its subcode and details. */
	code?: number;
	subcode?: number;
	details?: string;
	/** For `delay`: milliseconds, or a range drawn uniformly. */
	ms?: number | [number, number];
	/** Sends `Retry-After` with the answer (seconds). */
	retryAfter?: number;
	/** More headers of the answer, such as `X-Business-Use-Case-Usage`. */
	headers?: Record<string, string>;
}

/** One request that reached the Graph part, as `EMULATOR_LOG` writes it (a JSON line each) and `GET /_emulator/requests` lists it. The token never stands in it. */
export interface LoggedRequest {
	at: number;
	method: string;
	/** With the version, without the query: `/v26.0/123/messages`. */
	path: string;
	query: Record<string, string>;
	body: unknown;
	status: number;
	/** Meta's error code when it was refused. */
	code?: number;
	/** For POST /messages that was accepted: the message ID given out. */
	messageId?: string;
}

/** One webhook delivery, as `GET /_emulator/deliveries` lists it. */
export interface LoggedDelivery {
	at: number;
	url: string;
	level: 'app' | 'account' | 'number';
	body: unknown;
	/** HTTP status of each attempt; 0 when no connection was made. */
	attempts: number[];
	done: boolean;
}

/** `GET /_emulator/state`: counts and subscriptions, for tests. Verify tokens never leave the emulator. */
export interface EmulatorState {
	/** Messages accepted in all. */
	accepted: number;
	subscriptions: Array<{ appId: string; callbackUrl: string; fields: string[] }>;
	overrides: { accounts: Record<string, string>; numbers: Record<string, string> };
	subscribedApps: Record<string, string[]>;
}

/** How `startEmulator` is set up; each has a default that suits tests. */
export interface EmulatorOptions {
	/** 0 picks a free one. */
	port?: number;
	/** Appends every Graph request as a JSON line. Default: the file that `EMULATOR_LOG` names, if any. */
	logFile?: string;
	/** Messages per second and number. Default 80, as Meta's own. 0 switches the rate off. */
	messagesPerSecond?: number;
	/** One message per this many milliseconds to one recipient, after a burst. Default 6000 and 45. */
	pairIntervalMs?: number;
	pairBurst?: number;
	/** Milliseconds before each answer. */
	latencyMs?: number | [number, number];
	/** Milliseconds between sent, delivered and read. Default 60 in tests; the demo uses more. */
	statusDelayMs?: number;
	/** Whether sends to a recipient answer with webhooks at all. Default true. */
	statuses?: boolean;
	/** First wait before a failed delivery is tried again, doubled each time. Default 500. */
	redeliveryMs?: number;
	/** For faults and IDs that shall repeat. */
	seed?: number;
	/** Refuse free-form messages outside the 24-hour window by a failed status 131047. Default true; a customer of the demo world has it open. */
	window?: boolean;
	/** Gathers webhooks to one callback for this many milliseconds into one delivery of up to 1000 updates. Default 0: each by itself. */
	batchMs?: number;
	/** Management calls per hour and account before code 80007. Default 5000, as Meta's own. 0 switches the limit off. */
	callsPerHour?: number;
	/** Milliseconds that the review of a new template takes. Default 100. */
	reviewMs?: number;
}

/** A running emulator, for tests in the same process. */
export interface Emulator {
	/** `http://127.0.0.1:PORT`: the credential's Base URL. The phone page is `/phone`. */
	url: string;
	requests: LoggedRequest[];
	deliveries: LoggedDelivery[];
	state(): EmulatorState;
	fault(fault: Fault): void;
	clearFaults(): void;
	/** Writes as a customer; resolves with the message ID once the webhook was answered or given up for now. */
	inbound(request: InboundRequest): Promise<string>;
	opened(request: OpenedRequest): void;
	/** A customer joins a group by its invite link. */
	join(groupId: string, phone: string): void;
	/** Pushes one status of a message of the business. */
	status(request: StatusRequest): Promise<void>;
	/** Signs and delivers a payload; resolves after the first attempts. */
	deliver(request: DeliverRequest): Promise<LoggedDelivery[]>;
	/** Changes or adds an access token. */
	token(request: TokenRequest): void;
	/** Sets fields of an account or a number. */
	object(id: string, fields: ObjectRequest): void;
	/** With a customer, by phone number, or in a group, by its ID. */
	conversation(phone: string, phoneNumberId?: string): Conversation | undefined;
	/** Moves the emulator's own clock on, in milliseconds (the 24-hour window, media that expires). */
	turnClock(ms: number): void;
	/** Back to the demo world. */
	reset(): void;
	stop(): Promise<void>;
}
