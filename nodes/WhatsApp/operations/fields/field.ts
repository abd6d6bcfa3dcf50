import type { INodeProperties } from 'n8n-workflow';

type DeepReadonly<T> = T extends (...given: never[]) => unknown
	? T
	: T extends object
		? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
		: T;

/** A field of an operation, as n8n describes it. The registry adds `displayOptions` for resource and operation. */
export type Field = DeepReadonly<INodeProperties>;
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

type Group = { readonly name: string; readonly values: Fields };

/** A form of one group: its rows when it takes several, else its values, absent when it was left empty. */
type FormOf<F> = F extends { readonly options: readonly [infer Only extends Group] }
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
						? ChosenOf<F['options']>
						: F['type'] extends 'multiOptions'
							? ChosenOf<F['options']>[]
							: unknown;

/** The parameters of an operation, by name, from its fields' declarations. Notices hold no value. */
export type ParametersOf<F extends Fields> = Simplify<{
	[One in Exclude<F[number], { readonly type: 'notice' }> as One['name']]: ValueOf<One>;
}>;
