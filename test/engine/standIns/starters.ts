import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { describeStandIn, field } from './description';

async function passOn(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return [this.getInputData()];
}

/** A node that begins a run: the run's first items are its output. */
function starter(name: string): new () => INodeType {
	return class implements INodeType {
		description: INodeTypeDescription = describeStandIn(
			name,
			[
				field('path', 'string'),
				field('httpMethod', 'string', 'GET'),
				field('responseMode', 'string', 'onReceived'),
				field('rule', 'json', {}),
				field('options', 'json', {}),
			],
			{ group: ['trigger'], inputs: [] },
		);

		execute = passOn;
	};
}

export const ManualTrigger = starter('manualTrigger');
export const ScheduleTrigger = starter('scheduleTrigger');
export const WebhookNode = starter('webhook');

/** Hands its items on unchanged. */
export class NoOp implements INodeType {
	description = describeStandIn('noOp', []);

	execute = passOn;
}

/** A note on the canvas, never connected and never run. */
export class StickyNote implements INodeType {
	description = describeStandIn(
		'stickyNote',
		[
			field('content', 'string'),
			field('height', 'number', 160),
			field('width', 'number', 240),
			field('color', 'number', 1),
		],
		{ inputs: [], outputs: [] },
	);

	execute = passOn;
}
