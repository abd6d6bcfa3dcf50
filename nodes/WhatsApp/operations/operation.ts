import type { IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Resumption } from '../../shared/answers/resumption';
import type { Account } from '../../shared/graph/connection';
import type { Failure } from '../../shared/graph/failure';
import type { Effect, FileContent, GraphRequest, GraphResponse, JsonObject } from '../../shared/graph/request';
import type { InputFile } from '../../shared/graph/file';
import type { DownloadName } from '../download';
import type { Field, Fields, ParametersOf } from './fields/field';

/** Reads that a request depends on. Each is made once per execution, however many items ask for it. */
export interface Sources {
	account: Account;
	/** Of the workflow, for dates that name none: `Europe/Berlin`. */
	timeZone: string;
	/** One read; its answer's body. */
	read(request: GraphRequest): Promise<JsonObject>;
	/** A read over all its pages, at most `limit` entries. */
	readAll(request: GraphRequest, limit?: number): Promise<JsonObject[]>;
	/** The file in this field of the input item, its type told by its bytes. */
	file(inputDataFieldName: string): Promise<InputFile>;
	/** What Meta signs deliveries with; empty when the credential names none. Never for an output. */
	appSecret: string;
	/** Where n8n believes that its webhooks can be reached: `https://n8n.example.com`. Empty when it does not say. */
	webhookOrigin: string;
	/** Of this n8n. */
	instanceId: string;
	/**
	 * How n8n resumes this execution at this node.
	 * @throws InputError when this n8n cannot
	 */
	resumption(): Resumption;
	/** The way to addresses that are not Meta's, such as a callback. No token goes along. */
	helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest'>;
}

/** What `run` works with when one request is not enough. Each request keeps the retry rule of its effect. */
export interface Work {
	account: Account;
	request(request: GraphRequest, effect?: Effect): Promise<GraphResponse>;
	/**
	 * Streams a file from Meta into n8n's binary data.
	 * @throws RequestFailed with `httpStatus` 404 for an address that has expired
	 */
	download(url: string, name: DownloadName): Promise<IBinaryKeyData[string]>;
	/** Puts a file into n8n's binary data. */
	store(content: FileContent, fileName: string, mimeType: string): Promise<IBinaryKeyData[string]>;
}

/** What an operation produced: Meta's body, and files beside it. */
export interface Produced {
	body: JsonObject;
	binary?: IBinaryKeyData;
}

/** What an operation that asks for nothing gives: items, or why there are none. */
export type Concluded = { items: JsonObject[] } | { failure: Failure };

/** Several outputs of the node in place of one. As the tool of an AI agent it has one all the same, which takes all. */
export interface Outputs {
	/** In Title Case, in their order. */
	readonly names: readonly string[];
	/** Which of them an item goes to, from 0. */
	of(json: IDataObject): number;
}

/** A question whose answer the execution waits for. One per run. */
export interface Waits<P> {
	question(parameters: P): Question;
	/** Until when the answer is waited for, in Unix milliseconds. */
	until(parameters: P, timeZone: string, now: number): number;
}

/** What was asked. */
export interface Question {
	readonly responseType: 'approval' | 'choice' | 'freeText';
	/** What can be tapped, in the order of the buttons' numbers. For an approval the first one approves. */
	readonly choices: ReadonlyArray<{ readonly id: string; readonly title: string }>;
}

/** What every operation has. */
interface Described<F extends Fields, R> {
	/** Menu text, in Title Case: `Send Text`. */
	readonly name: string;
	/** What workflows store. Never changes. */
	readonly value: string;
	/** What the node panel lists, in sentence case without articles: `Send text message`. */
	readonly action: string;
	/** One sentence, also read by AI models that use the node as a tool. */
	readonly description: string;
	/** A function where it follows from what is entered. */
	readonly effect: Effect | ((request: GraphRequest) => Effect);
	readonly fields: F;
	/** Reads what the request depends on, before anything is sent. */
	resolve?(parameters: ParametersOf<F>, sources: Sources): Promise<R>;
	readonly outputs?: Outputs;
	/** Only for a question: the execution is put aside until it is answered. */
	readonly waits?: Waits<ParametersOf<F>>;
}

/**
 * One operation of the node: data and pure functions, so that it can be read, tested and documented without n8n.
 * The registry makes menus, fields, dispatch and docs from it.
 */
export interface OperationDefinition<F extends Fields, R> extends Described<F, R> {
	local?: undefined;
	/**
	 * The request, with every limit checked.
	 * @throws InputError that names the 'Field', the value's length and the limit
	 */
	request(parameters: ParametersOf<F>, given: { resolved: R; account: Account }): GraphRequest;
	/**
	 * Only for a message that leaves in parts: the requests after the first, in order. Each is sent when the one before it
	 * was accepted, and what became of it is written down by itself, so that no part is doubled and none gets lost.
	 * Meta's answers become one body with all `messages`.
	 */
	following?(parameters: ParametersOf<F>, given: { resolved: R; account: Account }): GraphRequest[];
	/** Only where sending the request once is not all there is to do. */
	run?(request: GraphRequest, work: Work, parameters: ParametersOf<F>): Promise<Produced>;
	/** The flat output of one item, or several for a list. */
	simplify(body: JsonObject, parameters: ParametersOf<F>, request: GraphRequest): JsonObject | JsonObject[];
}

/** An operation that asks Meta for nothing but what `resolve` reads. */
export interface LocalDefinition<F extends Fields, R> extends Described<F, R> {
	/**
	 * What it gives for one item. A failure becomes an item, whatever the node does on errors.
	 * @throws InputError when a field has to be changed
	 */
	local(parameters: ParametersOf<F>, given: { resolved: R; account: Account }): Concluded;
	request?: undefined;
	following?: undefined;
	run?: undefined;
	simplify?: undefined;
}

/** An operation as the registry holds it: its parameters are known by name only. */
export type Operation = OperationDefinition<readonly Field[], unknown> | LocalDefinition<readonly Field[], unknown>;

/** Declares an operation, so that the types of its parameters follow from its fields. */
export const defineOperation = <const F extends Fields, R = undefined>(definition: OperationDefinition<F, R>): Operation =>
	definition;

/** Declares an operation that asks Meta for nothing but what `resolve` reads. */
export const defineLocalOperation = <const F extends Fields, R = undefined>(definition: LocalDefinition<F, R>): Operation =>
	definition;

/** What one of an operation's requests does at Meta. */
export const effectOf = ({ effect }: Pick<Operation, 'effect'>, request: GraphRequest): Effect =>
	typeof effect === 'function' ? effect(request) : effect;

/** A resource of the node's first menu, with its operations in alphabetical order of their names. */
export interface Resource {
	readonly name: string;
	readonly value: string;
	/** The operation a new node starts with. */
	readonly defaultOperation: string;
	readonly operations: readonly Operation[];
}
