import { getAdditionalKeys } from 'n8n-core';
import { ICredentialsHelper, isExpression, NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { TestCredential } from './credentials';
import { NodeTypes } from './nodeTypes';

const placeholderNode: INode = {
	id: 'credential',
	name: 'Credential',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Hands out a run's credentials: values with defaults and resolved expressions, and signed requests. */
export class TestCredentialsHelper extends ICredentialsHelper {
	constructor(private readonly credentials: readonly TestCredential[]) {
		super();
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.ofType(type).type.properties;
	}

	override async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		place?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const credential = this.find(details, type);
		credential.calls.getDecrypted += 1;
		const { saved } = credential;
		if (raw) return saved;
		const { properties } = credential.type;
		const data = { ...NodeHelpers.getNodeParameters(properties, saved as INodeParameters, true, false, null, null) };
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		if (place) {
			const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = place;
			return asRecord(
				workflow.expression.getParameterValue(
					data,
					runExecutionData,
					runIndex,
					itemIndex,
					node.name,
					connectionInputData,
					mode,
					keys,
					executeData,
					false,
					data,
				),
			);
		}
		const { expression } = new Workflow({
			nodes: [placeholderNode],
			connections: {},
			active: false,
			nodeTypes: new NodeTypes([]),
		});
		return asRecord(
			expression.getComplexParameterValue(placeholderNode, data, mode, keys, undefined, undefined, data),
		);
	}

	override async authenticate(
		values: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const credential = this.ofType(type);
		credential.calls.authenticate += 1;
		const { authenticate } = credential.type;
		if (!authenticate) return request;
		if (typeof authenticate === 'function') return await authenticate(values, request);
		if (!workflow || !node) throw new Error('Only a node can sign a request declaratively');

		const resolve = (value: unknown): string => {
			if (typeof value !== 'string' || !isExpression(value)) return String(value);
			const resolved = workflow.expression.getSimpleParameterValue(
				node,
				value,
				'internal',
				{ $credentials: values },
				undefined,
				'',
			);
			return resolved ? String(resolved) : '';
		};
		const signed: Record<string, unknown> = { headers: {}, ...request };
		for (const [part, fields] of Object.entries(authenticate.properties)) {
			const resolved = Object.entries(fields ?? {}).map(([name, value]) => [resolve(name), resolve(value)]);
			signed[part] = Object.assign(asRecord(signed[part] ?? {}), Object.fromEntries(resolved));
		}
		return Object.assign(request, signed);
	}

	override async preAuthentication(
		helpers: IHttpRequestHelper,
		values: ICredentialDataDecryptedObject,
		type: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const credential = this.ofType(type);
		const { preAuthentication, properties } = credential.type;
		const expirable = properties.find((field) => field.type === 'hidden' && field.typeOptions?.expirable === true);
		if (!preAuthentication || !expirable) return undefined;
		if (values[expirable.name] !== '' && !credentialsExpired) return undefined;
		credential.calls.preAuthentication += 1;
		const renewed = asRecord(await preAuthentication.call(helpers, values));
		if (renewed[expirable.name] === undefined) return undefined;
		credential.rotate(renewed);
		return { ...values, ...renewed };
	}

	override async runPreAuthentication(
		helpers: IHttpRequestHelper,
		values: ICredentialDataDecryptedObject,
		type: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.ofType(type).type;
		return preAuthentication ? asRecord(await preAuthentication.call(helpers, values)) : undefined;
	}

	override async updateCredentials(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.find(details, type).rotate(data);
	}

	override async getCredentials(): Promise<ICredentials> {
		throw new Error('The test engine keeps no encrypted credentials');
	}

	override async updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('The test engine keeps no OAuth tokens');
	}

	private ofType(type: string): TestCredential {
		const credential = this.credentials.find((candidate) => candidate.type.name === type);
		if (credential) return credential;
		throw new Error(`The test gave no credential of type "${type}"`);
	}

	private find({ id }: INodeCredentialsDetails, type: string): TestCredential {
		const ofType = this.credentials.filter((candidate) => candidate.type.name === type);
		const only = ofType.length === 1 ? ofType[0] : undefined;
		const credential = ofType.find((candidate) => candidate.id === id) ?? only;
		if (credential) return credential;
		throw new Error(`Credential with ID "${id}" does not exist for type "${type}".`);
	}
}

function asRecord(value: unknown): ICredentialDataDecryptedObject {
	return typeof value === 'object' && value !== null ? (value as ICredentialDataDecryptedObject) : {};
}
