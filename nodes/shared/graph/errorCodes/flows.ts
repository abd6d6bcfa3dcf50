import { never, type ErrorCodes } from './row';

const FLOW = 'Open the Flow in WhatsApp Manager > Flows';

/** Flows: sending them, and writing them. */
export const flowCodes: ErrorCodes = {
	132068: never(
		'The Flow is blocked, because its endpoint does not work well enough.',
		`${FLOW}, correct what its endpoint health shows, and publish it again.`,
	),
	132069: never(
		'The Flow may be sent only 10 times an hour for now, because its endpoint is slow or unreliable.',
		`${FLOW}, correct what its endpoint health shows, and send the rest later.`,
	),
	139000: never(
		'Meta does not let this account create or publish Flows.',
		'Verify the business in Business Settings > Security Center, check Business Support Home for restrictions, then ask Meta support.',
	),
	139001: never(
		'The Flow is published and cannot be changed any more.',
		'Clone it in WhatsApp Manager > Flows, or create a new one, and change that.',
	),
	139002: never(
		'The Flow cannot be published as it is.',
		`${FLOW}: it has to be a draft without validation messages.`,
	),
	139003: never(
		'The Flow was never published, so it cannot be retired.',
		"Use the operation 'Delete' instead of 'Deprecate'.",
	),
	139004: never('The Flow is published and cannot be deleted.', "Use the operation 'Deprecate' instead of 'Delete'."),
	139006: never(
		'There is not enough data for this measurement yet.',
		'Ask again when more people have used the Flow.',
	),
};
