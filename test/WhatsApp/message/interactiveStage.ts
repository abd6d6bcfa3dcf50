import type { INodeParameters } from 'n8n-workflow';
import type { NodeRunOptions } from '../../engine/nodeRun';
import { setStage, type Stage } from '../stage';

/** A number outside the demo world's customers, so that tests of one file share no pair limit with it. */
export const to = '+16505550177';

/** So many emoji, each of one code point and two UTF-16 units. */
export const emoji = (count: number): string => '🍞'.repeat(count);

/** An expression that gives nothing. A field left empty is refused by n8n itself before the node runs. */
export const nothing = '={{ "" }}';

/** A group's ID as the Cloud API gives it. */
export const groupId = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';

/** A stage for one interactive operation. */
export interface InteractiveStage extends Stage {
	/** Sends, and gives the interactive object as it arrived at Meta. */
	arrived(parameters: INodeParameters, options?: Partial<NodeRunOptions>): Promise<unknown>;
	/** Tries to send what cannot be sent, and gives the error's message and remedy. Fails when anything left. */
	refused(parameters: INodeParameters, options?: Partial<NodeRunOptions>): Promise<{ message: string; remedy: string }>;
}

/** Sets the stage for an operation that writes to `to`. */
export async function setInteractiveStage(operation: string): Promise<InteractiveStage> {
	const stage = await setStage();
	const run = async (parameters: INodeParameters, options?: Partial<NodeRunOptions>) =>
		await stage.run({ operation, to, ...parameters }, options);
	return {
		...stage,
		run,
		arrived: async (parameters, options) => {
			const { error } = await run(parameters, options);
			if (error) throw error;
			const body = stage.emulator.requests.at(-1)?.body;
			return typeof body === 'object' && body !== null && 'interactive' in body ? body.interactive : undefined;
		},
		refused: async (parameters, options) => {
			const before = stage.emulator.requests.length;
			const { error } = await run(parameters, options);
			expect(stage.emulator.requests).toHaveLength(before);
			return { message: error?.message ?? 'it was sent', remedy: (error && 'description' in error && error.description) || '' };
		},
	};
}

/** The output of an accepted send. */
export const accepted = {
	status: 'accepted',
	messageId: expect.stringMatching(/^wamid\./),
	waId: '16505550177',
	userId: expect.stringMatching(/^US\./),
	to,
};
