import { TEXT_LIMITS } from '../../../shared/whatsapp/templateRules/textRules';
import { CARD_LIMITS } from '../../../shared/whatsapp/templateRules/carouselRules';
import { defineFields } from '../fields/field';
import { cardButtons } from './buttonFields';
import { bodyExamples, shownFor } from './contentFields';

const cardValues = defineFields([
	{
		displayName: 'Sample Field Name',
		name: 'sampleFieldName',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		description: 'The field of the input item that holds a sample of the picture or video. It is uploaded for you. Not for products.',
	},
	{
		displayName: 'Sample Handle',
		name: 'sampleHandle',
		type: 'string',
		default: '',
		placeholder: 'e.g. 4::aW1hZ2UvanBlZw==:ARa…',
		description: 'The handle that Media > Upload Handle gave, in place of a file of the input item',
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'string',
		typeOptions: { rows: 2 },
		limit: { max: TEXT_LIMITS.cardBody },
		default: '',
		placeholder: 'e.g. Rye bread, [[1]] a loaf',
		description: 'Up to 160 characters and 2 line breaks. All cards have one, or none has.',
	},
	bodyExamples,
	cardButtons,
]);

/** The cards of a carousel. */
export const cardFields = defineFields([
	{
		displayName: 'Card Header Type',
		name: 'cardHeaderFormat',
		type: 'options',
		displayOptions: shownFor({ category: ['MARKETING', 'unchanged'] }),
		options: [
			{ name: 'Image', value: 'IMAGE' },
			{ name: 'Product', value: 'PRODUCT' },
			{ name: 'Video', value: 'VIDEO' },
		],
		default: 'IMAGE',
		description: 'What stands at the top of every card, if there are cards',
	},
	{
		displayName: 'Cards',
		name: 'cards',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		orJson: true,
		limit: { max: CARD_LIMITS.max },
		displayOptions: shownFor({ category: ['MARKETING', 'unchanged'] }),
		default: {},
		placeholder: 'Add Card',
		description: 'Makes a carousel of 2 to 10 cards below the body. The template then has no header, footer and buttons of its own.',
		options: [{ displayName: 'Card', name: 'card', values: cardValues }],
	},
]);
