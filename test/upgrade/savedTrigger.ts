import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { post, servedByHand, stopTriggers } from '../WhatsAppTrigger/stage';

/** The trigger as a released version had it. */
export interface SavedTrigger {
	cases: Array<{
		/** As a workflow holds them. */
		parameters: INodeParameters;
		/** What Meta delivers. */
		delivery: Record<string, unknown>;
		/** What the released version gave, per output. */
		outputs: IDataObject[][];
	}>;
}

/** The file of a release that holds the trigger; the others hold resources of the action node. */
export const TRIGGER = 'trigger';

export const readTrigger = (release: string): SavedTrigger => JSON.parse(readFileSync(join(__dirname, release, `${TRIGGER}.json`), 'utf8'));

/** Explanations for people, which get better. */
const WORDS = new Set(['meaning', 'remedy']);

/** What the trigger of today gives for a delivery, per output. */
export async function triggered({ parameters, delivery }: Omit<SavedTrigger['cases'][number], 'outputs'>): Promise<IDataObject[][]> {
	try {
		const trigger = await servedByHand({ parameters });
		await post(trigger.url, delivery);
		const outputs = trigger.executions[0]?.workflowData.map((items) => items.map(({ json }) => json)) ?? [];
		return JSON.parse(JSON.stringify(outputs, (key, value: unknown) => (WORDS.has(key) ? undefined : value)));
	} finally {
		await stopTriggers();
	}
}
