import type { IDataObject, INodeExecutionData, IWebhookResponseData } from 'n8n-workflow';

/**
 * A delivery that starts an execution, with a moment to write static data in. While n8n 2.40 starts it, it forgets that
 * the data has changed (`WorkflowRunner.establishContextForPersistence` wraps it anew, which clears the mark). After that,
 * and right before it saves, it asks for the body of its answer, which is empty.
 */
export class Started implements IWebhookResponseData {
	/**
	 * @param noWebhookResponse whether the request is answered already
	 * @param write what was written to the static data before and has to be written again
	 */
	constructor(
		readonly workflowData: INodeExecutionData[][],
		readonly noWebhookResponse: boolean,
		private readonly write: () => void,
	) {}

	get webhookResponse(): string {
		this.write();
		return '';
	}
}

/** Marks the static data as changed, if there is any. @returns whether there is */
export function writeAgain(staticData: IDataObject): boolean {
	const [member] = Object.keys(staticData);
	if (member === undefined) return false;
	staticData[member] = staticData[member];
	return true;
}
