import { InputError } from '../../../shared/graph/failure';
import { defineField, type Field } from './field';

interface Words {
	readonly description: string;
	readonly titlePlaceholder: string;
	/** What stands in a section: `rows`, `products`. */
	readonly entries: string;
}

/**
 * The sections of a list or of a product list: each has a title and its entries.
 * @param entries the form of what stands in a section
 */
export const sectionsWith = <const F extends Field, const W extends Words>(entries: F, words: W) =>
	defineField({
		displayName: 'Sections',
		name: 'sections',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		required: true,
		// Meta: at most 10 sections.
		limit: { min: 1, max: 10 },
		orJson: true,
		rowAs: { aliases: { title: ['name'], rows: ['items', 'options'], productItems: ['products', 'items'] } },
		placeholder: 'Add Section',
		default: {},
		description: words.description,
		options: [
			{
				displayName: 'Section',
				name: 'section',
				values: [
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						limit: { max: 24 },
						default: '',
						placeholder: words.titlePlaceholder,
						description: `Stands above the ${words.entries}, up to 24 characters. With two or more sections each one needs a title.`,
					},
					entries,
				],
			},
		],
	});

/**
 * Meta: once there are two sections, each has a title.
 * @throws InputError that names the one without
 */
export function withSectionTitles(sections: ReadonlyArray<{ readonly title: string }>): void {
	if (sections.length < 2) return;
	const bare = sections.findIndex(({ title }) => title.trim() === '');
	if (bare < 0) return;
	throw new InputError(
		`'Title' of 'Section ${bare + 1}' is empty, and with two or more sections each one needs a title`,
		'Give the section a title, or put all entries into one section.',
	);
}
