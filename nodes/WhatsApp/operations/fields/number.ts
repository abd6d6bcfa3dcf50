import { defineField } from './field';
import { sender } from './sender';

/**
 * The business's own number that an operation is about.
 * @param what completes the description's first sentence, such as `The number whose profile is read`
 */
export const number = <const D extends string>(what: D) =>
	defineField({
		...sender,
		displayName: 'Number',
		description: `${what}. Leave it empty to use the credential's Phone Number ID.` as const,
	});
