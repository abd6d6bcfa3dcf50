import type { Response } from 'express';

import type { Fault } from '../contract';
import { GraphError } from './graphError';

/** Answers as a fault demands. Status 0 means that the connection was ended without an answer. */
export function answerFault(fault: Fault, response: Response, traceId: string): { status: number; code?: number } {
	if (fault.kind === 'dropBefore' || fault.kind === 'dropAfter') {
		response.socket?.destroy();
		return { status: 0 };
	}
	if (fault.retryAfter !== undefined) response.setHeader('Retry-After', String(fault.retryAfter));
	for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
	if (fault.kind === 'error') {
		const code = fault.code ?? 131000;
		const error = new GraphError(code, {
			...(fault.subcode === undefined ? {} : { subcode: fault.subcode }),
			...(fault.details === undefined ? {} : { details: fault.details }),
			...(fault.status === undefined ? {} : { status: fault.status }),
		});
		response.status(error.status).json(error.body(traceId));
		return { status: error.status, code };
	}
	const status = fault.status ?? (fault.kind === 'html' ? 502 : fault.kind === 'empty' ? 503 : 500);
	response.status(status);
	if (fault.kind === 'html') {
		response
			.type('html')
			.send(
				`<html><head><title>${status}</title></head><body><h1>Sorry, something went wrong.</h1></body></html>`,
			);
	} else if (fault.kind === 'empty') response.end();
	else
		response.json(
			new GraphError(status === 429 ? 4 : 2, {
				status,
				message: 'An unexpected error has occurred. Please retry your request later.',
			}).body(traceId),
		);
	return { status };
}
