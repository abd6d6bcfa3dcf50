import type { Request, Response } from 'express';

import type { Emulation } from '../emulation';
import type { Json } from '../json';
import type { AccessToken, App, GraphObject, GraphObjects, Kind } from '../world/objects';
import { isKind } from '../world/objects';
import type { World } from '../world/world';
import { noSuchObject } from './graphError';

export type Method = 'GET' | 'POST' | 'DELETE';

/** Who calls: a person's or system user's token, or the app itself by `APP_ID|APP_SECRET`. */
export type Caller = { kind: 'user'; token: AccessToken; app: App } | { kind: 'app'; app: App };

/** One request, read and authorised. */
export interface GraphCall<T extends GraphObject = GraphObject> {
	emulation: Emulation;
	world: World;
	caller: Caller;
	version: string;
	method: Method;
	/** The object that the path names; for paths without one, the caller's app. */
	object: T;
	/** Path segments after the object and its edge. */
	rest: string[];
	query: Record<string, string>;
	body: Json;
	/** Query and body together, as Graph reads them; the body wins. */
	parameters: Json;
	request: Request;
	response: Response;
	/** What the log should say of it. */
	noted: { messageId?: string; body?: unknown };
}

export interface EndpointOptions {
	/** Which token it takes. Default `user`; `app` refuses a user's token with code 15; `none` needs no token. */
	caller?: 'user' | 'app' | 'any' | 'none';
	/** The permission that a user's token needs. */
	scope?: 'whatsapp_business_messaging' | 'whatsapp_business_management';
}

export interface Endpoint extends EndpointOptions {
	method: Method;
	kind: Kind | 'root';
	/** Absent: the object itself. For `root`, the path's first segment. */
	edge: string | undefined;
	/** What it returns becomes the JSON body of a 200. */
	answer(call: GraphCall): unknown;
}

/** A handler's result when the answer is a file's bytes: streamed by the router. */
export class FileAnswer {
	constructor(
		readonly path: string,
		readonly size: number,
		readonly headers: Record<string, string>,
	) {}
}

/** Something that can be done with an object of one kind: `GET /{id}` or `POST /{id}/edge`. */
export function endpoint<K extends Kind>(
	method: Method,
	kind: K,
	edge: string | undefined,
	answer: (call: GraphCall<GraphObjects[K]>) => unknown,
	options: EndpointOptions = {},
): Endpoint {
	return {
		...options,
		method,
		kind,
		edge,
		answer(call) {
			const { object } = call;
			if (!isKind(object, kind)) throw noSuchObject(method, object.id);
			return answer({ ...call, object });
		},
	};
}

/** Something that no object's ID stands before: `GET /debug_token`. */
export function rootEndpoint(
	method: Method,
	path: string,
	answer: (call: GraphCall) => unknown,
	options: EndpointOptions = {},
): Endpoint {
	return { ...options, method, kind: 'root', edge: path, answer };
}
