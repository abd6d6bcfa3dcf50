import type { ICredentialDataDecryptedObject, ICredentialType, INodeCredentials } from 'n8n-workflow';

/** A credential as a user has saved it, of one of the package's credential types. */
export class TestCredential {
	/** The credential type's own code and fields. */
	readonly type: ICredentialType;

	/** How often n8n asked this credential for its values, and had it sign a request. */
	readonly calls = { getDecrypted: 0, authenticate: 0, preAuthentication: 0 };

	constructor(
		credentialClass: new () => ICredentialType,
		private data: ICredentialDataDecryptedObject,
		readonly id: string,
		readonly name: string,
	) {
		this.type = new credentialClass();
	}

	/** The saved values, as the user typed them: expressions unresolved, defaults left out. */
	get saved(): ICredentialDataDecryptedObject {
		return { ...this.data };
	}

	/** Saves other values over these, as when a token is renewed; the next request that n8n signs uses them. */
	rotate(changes: ICredentialDataDecryptedObject): void {
		this.data = { ...this.data, ...changes };
	}
}

let credentialCount = 0;

/**
 * A credential to hand to a run. `data` holds the fields that the user filled in; the others get their
 * defaults, and a value that begins with `=` is an expression, as in n8n.
 * @example const credential = testCredential(WhatsAppCloudApi, { accessToken: 'TOKEN' });
 */
export function testCredential(
	credentialClass: new () => ICredentialType,
	data: ICredentialDataDecryptedObject,
	{ id = `credential-${++credentialCount}`, name = 'Test credential' }: { id?: string; name?: string } = {},
): TestCredential {
	return new TestCredential(credentialClass, data, id, name);
}

/** The `credentials` of a node that uses each of these. */
export function credentialsOfNode(credentials: readonly TestCredential[]): INodeCredentials {
	return Object.fromEntries(credentials.map(({ type, id, name }) => [type.name, { id, name }]));
}
