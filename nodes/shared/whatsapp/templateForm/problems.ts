import { InputError, raise } from '../../graph/failure';

/** Gathers what does not fit, so that the user reads all of it at once. */
export class Problems {
	private readonly found: InputError[] = [];

	add(message: string, remedy?: string): void {
		this.found.push(new InputError(message, remedy));
	}

	/** What the work gives; undefined, with the problem kept, when it throws an InputError. */
	attempt<T>(work: () => T): T | undefined {
		try {
			return work();
		} catch (thrown) {
			return this.keep(thrown);
		}
	}

	/** As `attempt`, for work that reads. */
	async attemptLater<T>(work: () => Promise<T>): Promise<T | undefined> {
		try {
			return await work();
		} catch (thrown) {
			return this.keep(thrown);
		}
	}

	/**
	 * @param about what the values were for, such as `the template 'order_confirmation' (en_US)`
	 * @throws InputError with every problem, when there is one
	 */
	throwIfAny(about: string): void {
		const count = this.found.length;
		if (count === 0) return;
		const remedies = new Set(this.found.map(({ remedy }) => remedy));
		const messages = this.found.map(({ message }) => message).join('; ');
		throw new InputError(`${count === 1 ? 'A value does' : `${count} values do`} not fit ${about}: ${messages}`, [...remedies].join(' '));
	}

	private keep(thrown: unknown): undefined {
		if (!(thrown instanceof InputError)) return raise(thrown);
		this.found.push(thrown);
		return undefined;
	}
}
