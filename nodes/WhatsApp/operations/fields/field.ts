import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

type DeepReadonly<T> = T extends (...given: never[]) => unknown
	? T
	: T extends object
		? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
		: T;

/** How long a text may be (Unicode code points), or how many rows a form may have. */
export interface Limit {
	readonly min?: number;
	readonly max: number;
}

interface Rules {
	/** Checked before anything is sent, named in the error and listed in the docs. `required` means at least 1. */
	readonly limit?: Limit;
	/** Only for a form: its rows may also be given as JSON. The menus add the choice, `readParameters` reads either. */
	readonly orJson?: boolean;
	/**
	 * Only for JSON: its text stays as it was entered, so that line numbers fit, and an object becomes text. With
	 * `unlessJson` only a text that is neither an array nor an object stays: a code keeps its leading zero.
	 */
	readonly asText?: true | 'unlessJson';
	/** Only for an option: what holds when the node works as the tool of an AI agent and the option was not added. */
	readonly asTool?: boolean;
	/** Only for a form: further ways in which an array may give one of its rows. */
	readonly rowAs?: {
		/** The field that a plain text or number stands for, so that `["Yes", "No"]` gives two buttons. */
		readonly text?: string;
		/** The member that holds the values in Meta's own shape, such as `reply` in `{"type": "reply", "reply": {"title": "Yes"}}`. */
		readonly within?: string;
		/** Other names of its fields, as AI models and other APIs have them, by the field's own name. */
		readonly aliases?: Readonly<Record<string, readonly string[]>>;
	};
}

type Group = { readonly displayName: string; readonly name: string; readonly values: Fields };

/**
 * A field of an operation, as n8n describes it, with its limit beside it. The registry adds `displayOptions` for
 * resource and operation; a field's own ones name fields that stand before it.
 */
export type Field = Omit<DeepReadonly<INodeProperties>, 'options'> &
	Rules & { readonly options?: ReadonlyArray<DeepReadonly<INodePropertyOptions> | Field | Group> };
export type Fields = readonly Field[];

/** Keeps the literals of a field that several operations share, so that their parameters' types follow from it. */
export const defineField = <const F extends Field>(field: F): F => field;

/** A shared list of fields, with their literals. */
export const defineFields = <const F extends Fields>(fields: F): F => fields;

type Simplify<T> = { [Key in keyof T]: T[Key] };

type ChosenOf<Options> = Options extends readonly (infer One)[]
	? One extends { readonly value: infer Value }
		? Value
		: never
	: string;

/** A form of one group: its rows when it takes several, else its values, absent when it was left empty. */
type FormOf<F> = F extends { readonly options: readonly [infer Only extends { readonly values: Fields }] }
	? F extends { readonly typeOptions: { readonly multipleValues: true } }
		? ParametersOf<Only['values']>[]
		: ParametersOf<Only['values']> | undefined
	: Record<string, unknown>;

type OptionsOf<F> = F extends { readonly options: infer Inner extends Fields } ? Simplify<Partial<ParametersOf<Inner>>> : never;

/** The type of one field's value once `readParameters` has narrowed it. */
export type ValueOf<F extends Field> = F['type'] extends 'collection'
	? OptionsOf<F>
	: F['type'] extends 'fixedCollection'
		? FormOf<F>
		: F['type'] extends 'string' | 'dateTime' | 'resourceLocator'
			? F extends { readonly typeOptions: { readonly multipleValues: true } }
				? string[]
				: string
			: F['type'] extends 'number'
				? number
				: F['type'] extends 'boolean'
					? boolean
					: F['type'] extends 'options'
						? F extends { readonly allowArbitraryValues: true }
							? string
							: ChosenOf<F['options']>
						: F['type'] extends 'multiOptions'
							? ChosenOf<F['options']>[]
							: unknown;

/** The parameters of an operation, by name, from its fields' declarations. Notices hold no value. */
export type ParametersOf<F extends Fields> = Simplify<{
	[One in Exclude<F[number], { readonly type: 'notice' }> as One['name']]: ValueOf<One>;
}>;
