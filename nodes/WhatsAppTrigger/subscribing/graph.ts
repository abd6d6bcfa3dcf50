import type { Connection } from '../../shared/graph/connection';
import type { GraphContext } from '../../shared/graph/context';
import { transmit } from '../../shared/graph/transport';
import type { GraphRequest, GraphResponse } from '../../shared/graph/request';

/** The way to Meta in a credential's name. */
export interface Graph {
	connection: Connection;
	request(request: GraphRequest): Promise<GraphResponse>;
}

export const graphFor = (context: Pick<GraphContext, 'helpers'>, connection: Connection): Graph => ({
	connection,
	request: async (request) => await transmit(context, connection, request),
});
