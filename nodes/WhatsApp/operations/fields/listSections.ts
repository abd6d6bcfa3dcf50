import { InputError } from '../../../shared/graph/failure';
import { refuseTwice, withReplyIds, type Reply } from '../../../shared/whatsapp/replies';
import { defineField } from './field';
import { REPLY_NAMES } from './replyButtons';
import { sectionsWith, withSectionTitles } from './sections';

/** Meta: the ID of a row has at most 200 characters, and all sections together have at most 10 rows. */
const MAX_ID = 200;
const MAX_ROWS = 10;

const rows = defineField({
	displayName: 'Rows',
	name: 'rows',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	limit: { min: 1, max: MAX_ROWS },
	orJson: true,
	rowAs: { text: 'title', aliases: REPLY_NAMES },
	placeholder: 'Add Row',
	default: {},
	description: 'What the customer can choose in this section. A list has at most 10 rows in all.',
	options: [
		{
			displayName: 'Row',
			name: 'row',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					required: true,
					limit: { min: 1, max: 24 },
					default: '',
					placeholder: 'e.g. Sourdough loaf',
					description: 'What the customer reads and chooses, up to 24 characters',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					limit: { max: 72 },
					default: '',
					placeholder: 'e.g. 750 g, baked this morning',
					description: 'Smaller text below the title, up to 72 characters',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					limit: { max: MAX_ID },
					default: '',
					placeholder: 'e.g. sourdough',
					description: "What the customer's answer carries beside the title. Leave it empty to make it from the title.",
				},
			],
		},
	],
});

/** The sections of a list, with the rows that a customer chooses from. */
export const listSections = sectionsWith(rows, {
	description: 'The parts of the list, with at most 10 rows in all of them together',
	titlePlaceholder: 'e.g. Bread',
	entries: 'rows',
});

interface Row extends Reply {
	readonly description: string;
}

interface Section {
	readonly title: string;
	readonly rows: readonly Row[];
}

/**
 * The sections as Meta takes them, with an ID for each row.
 * @throws InputError when they hold more than 10 rows in all, two rows with the same ID, or a section lacks its title
 */
export function listSectionsOf(sections: readonly Section[]) {
	withSectionTitles(sections);
	const all = sections.flatMap((section, at) =>
		section.rows.map((row, index) => ({ ...row, at, place: `Row ${index + 1}' of 'Section ${at + 1}` })),
	);
	if (all.length > MAX_ROWS) {
		throw new InputError(
			`'Sections' have ${all.length} rows in all, and at most ${MAX_ROWS} are allowed over all sections of a list`,
			`Remove ${all.length - MAX_ROWS}, or send a second list.`,
		);
	}
	const named = withReplyIds(all, MAX_ID);
	const ids = named.map(({ place, id }) => ({ place, value: id }));
	refuseTwice('ID', ids, "Give each row its own ID, since the customer's answer carries it, or leave the IDs empty.");
	return sections.map(({ title }, index) => ({
		...(title.trim() === '' ? {} : { title }),
		rows: named
			.filter(({ at }) => at === index)
			.map(({ id, title: text, description }) => ({ id, title: text, ...(description === '' ? {} : { description }) })),
	}));
}
