import { LoadOptionsContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import { credentialsOfNode } from './credentials';
import type { TestCredential } from './credentials';
import { collectLogs } from './logs';
import type { LogLine } from './logs';
import { startServices } from './n8n';
import { instanceOf, latestVersion, NodeTypes, typeOf } from './nodeTypes';
import type { NodeClass } from './nodeTypes';
import { remember } from './seen';

/** An open node panel: what its lists are filled from. */
export interface OptionsPanel {
	node: NodeClass;
	/** The values in the panel now. */
	parameters?: INodeParameters;
	credentials?: readonly TestCredential[];
	/** The field whose list is filled, e.g. `parameters.phoneNumberId`. */
	path?: string;
	typeVersion?: number;
}

/** Methods of a node that fill the lists of its panel, each called in n8n's own `LoadOptionsContext`. */
export interface OptionsMethods {
	/** `methods.listSearch`: one page of a resource locator's list. */
	listSearch(method: string, filter?: string, paginationToken?: string): Promise<INodeListSearchResult>;
	/** `methods.resourceMapping`: the fields of a resource mapper. */
	resourceMapping(method: string): Promise<ResourceMapperFields>;
	/** `methods.loadOptions`: the entries of a drop-down. */
	loadOptions(method: string): Promise<INodePropertyOptions[]>;
	logs: LogLine[];
}

/** Opens a node's panel with the parameters and credentials given. */
export function loadOptionsContext(panel: OptionsPanel): OptionsMethods {
	const logs: LogLine[] = [];
	return {
		listSearch: (method, filter, token) => call(panel, logs, 'listSearch', method, [filter, token]),
		resourceMapping: (method) => call(panel, logs, 'resourceMapping', method, []),
		loadOptions: (method) => call(panel, logs, 'loadOptions', method, []),
		logs,
	};
}

async function call<T>(
	panel: OptionsPanel,
	logs: LogLine[],
	kind: 'listSearch' | 'resourceMapping' | 'loadOptions',
	name: string,
	input: unknown[],
): Promise<T> {
	await startServices();
	const { node: nodeClass, parameters = {}, credentials = [], path = '' } = panel;
	const typeVersion = panel.typeVersion ?? latestVersion(nodeClass);
	const type = typeOf(nodeClass);
	const nodeTypes = new NodeTypes([nodeClass]);
	const workflow = new Workflow({
		nodes: [
			{
				id: 'uuid-1234',
				name: 'Temp-Node',
				type,
				typeVersion,
				position: [0, 0],
				parameters: structuredClone(parameters),
				credentials: credentialsOfNode(credentials),
			},
		],
		connections: {},
		active: false,
		nodeTypes,
	});
	const node = workflow.getNode('Temp-Node');
	const methods = nodeTypes.getByNameAndVersion(type, typeVersion).methods?.[kind];
	const method = methods?.[name];
	if (!node || !method) {
		throw new Error(`The node "${instanceOf(nodeClass).description.name}" has no ${kind} method "${name}"`);
	}
	const additionalData = additionalDataFor({ credentials, currentNodeParameters: parameters });
	const context = new LoadOptionsContext(workflow, node, additionalData, path);
	try {
		const answer = await collectLogs(logs, () => Reflect.apply(method, context, input));
		remember(answer);
		return answer;
	} catch (error) {
		remember(error);
		throw error;
	}
}
