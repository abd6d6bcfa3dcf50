import { isRecord, successorOf, textOf, type Json, type WorkflowNode } from './workflow';

/** The name that n8n gives to a new credential of our type; a workflow that names it finds it by itself. */
const USUAL_NAME = 'WhatsApp Cloud API account';

const SENDING = 'whatsAppApi';
const RECEIVING = 'whatsAppTriggerApi';

const named = ({ credentials }: WorkflowNode, type: string): string | undefined => {
	const credential = isRecord(credentials) ? credentials[type] : undefined;
	return isRecord(credential) ? textOf(credential.name) : undefined;
};

/**
 * Names for the credentials to create: one name for all, or one for each account when the nodes use several.
 * @returns the credentials of a converted node, without an ID: n8n asks for it, or finds it by its name
 */
export function credentialsFor(nodes: readonly WorkflowNode[]): { names: string[]; of(node: WorkflowNode): Json } {
	const converted = nodes.filter((node) => successorOf(node) !== undefined);
	const namesOf = (type: string): string[] => [...new Set(converted.flatMap((node) => named(node, type) ?? []))];
	const several = Math.max(namesOf(SENDING).length, namesOf(RECEIVING).length) > 1;
	const nameOf = (node: WorkflowNode): string => {
		const before = named(node, SENDING) ?? named(node, RECEIVING);
		return several && before !== undefined ? `${USUAL_NAME} (${before})` : USUAL_NAME;
	};
	return {
		names: [...new Set(converted.map(nameOf))],
		of: (node) => {
			const others = isRecord(node.credentials) ? node.credentials : {};
			const { [SENDING]: _sending, [RECEIVING]: _receiving, ...rest } = others;
			return { ...rest, whatsAppCloudApi: { id: null, name: nameOf(node) } };
		},
	};
}
