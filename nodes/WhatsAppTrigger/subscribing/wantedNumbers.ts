import { InputError } from '../../shared/graph/failure';
import type { Callbacks } from './callbacks';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * The phone number IDs that a trigger wants: those of the filter, by ID or by the number itself, else all of the account.
 * @throws InputError when the account has no such number
 */
export function wantedNumbers({ numbers }: Callbacks, chosen: readonly string[] | undefined): string[] {
	if (chosen === undefined) return [...numbers.keys()];
	return chosen.map((name) => {
		if (numbers.has(name)) return name;
		const found = [...numbers].find(([, { display }]) => digitsOf(display) === digitsOf(name))?.[0];
		if (found !== undefined) return found;
		throw new InputError(
			`The account of the credential has no phone number '${name}'`,
			"Choose the number from the list under Filters > Phone Number Names or IDs, or check the credential's WhatsApp Business Account ID.",
		);
	});
}
