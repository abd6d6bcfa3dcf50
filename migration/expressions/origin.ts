/** The items of a converted trigger: what the built-in one gave now stands under `raw`. */
export interface Origin {
	/** Whether the items can come from nowhere else. */
	certain: boolean;
}

/** What code can read. */
export interface Readings {
	/** Converted triggers, by name. */
	triggers: ReadonlySet<string>;
	/** Converted nodes, whose parameters have other names now. */
	converted: ReadonlySet<string>;
	/** What comes into the node that holds the code; undefined when no item of theirs is among it. */
	incoming: Origin | undefined;
}
