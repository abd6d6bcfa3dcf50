import type { FieldType, ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { readConnection } from '../../shared/graph/context';
import { InputError, raise } from '../../shared/graph/failure';
import { allPages } from '../../shared/graph/paging';
import type { JsonObject } from '../../shared/graph/request';
import { transmit } from '../../shared/graph/transport';
import { labelOf, slotsOf, type Slot, type SlotKind } from '../../shared/whatsapp/templateForm';
import { definitionOf, wantedTemplate } from '../operations/fields/template';
import { forEditor, wordsFor } from './editorError';

/** The inputs that are more than one line of text. */
const TYPES: Partial<Record<SlotKind, FieldType>> = {
	latitude: 'number',
	longitude: 'number',
	minutes: 'number',
	expiration: 'dateTime',
	flowData: 'object',
	orderDetails: 'object',
	sections: 'array',
};

/** An input of the form that n8n shows. */
export const mapperField = (slot: Slot): ResourceMapperField => ({
	id: slot.id,
	displayName: labelOf(slot),
	required: slot.required,
	type: TYPES[slot.kind] ?? 'string',
	display: true,
	defaultMatch: false,
	canBeUsedToMatch: false,
});

/** The form shows its notice as HTML. */
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const nothing = (emptyFieldsNotice: string): ResourceMapperFields => ({ fields: [], emptyFieldsNotice: escaped(emptyFieldsNotice) });

const REOPEN = 'If the form does not follow, close this panel and open it again: n8n follows at once only while all expressions in the node have input data.';
const CHOOSE = `Enter the name of a template. The form then has an input for each of its variables, files and buttons. ${REOPEN}`;
const EXPRESSION =
	"The template comes from an expression, so its form cannot be shown here. Set 'Specify Values' to 'Using JSON' and give an array or an object of values.";
const NO_VALUES = 'This template takes no values. It is sent as it is.';

/** The form of the chosen template, made from its definition. Whatever its status, so that workflows can be built before the review ends. */
export async function getTemplateForm(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await forEditor(this, async () => {
		try {
			const fields = await fieldsOf(this);
			return fields.length === 0 ? nothing(NO_VALUES) : { fields };
		} catch (thrown) {
			const words = wordsFor(thrown);
			// n8n keeps the form as it is when this method throws. An empty one would take the values in it away.
			if (words === undefined || hasForm(this)) return raise(thrown);
			return nothing([words.message.replace(/[^.]$/, '$&.'), words.description].filter(Boolean).join(' '));
		}
	});
}

/** @throws InputError with the way on, where the panel names no template that the account has */
async function fieldsOf(context: ILoadOptionsFunctions): Promise<ResourceMapperField[]> {
	const chosen = wantedTemplate({
		templateSource: panelText(context, 'templateSource'),
		template: panelText(context, 'template'),
		templateName: panelText(context, 'templateName'),
		templateLanguage: panelText(context, 'templateLanguage'),
	});
	if (chosen.name === '') throw new InputError(CHOOSE, '');
	if (`${chosen.name}${chosen.language}`.includes('{{')) throw new InputError(EXPRESSION, '');
	const connection = await readConnection(context);
	const definition = await definitionOf(chosen, {
		account: connection.account,
		readAll: async (request, limit) => {
			const { data } = await allPages(async (page) => await transmit(context, connection, page), request, limit);
			return Array.isArray(data) ? (data as JsonObject[]) : [];
		},
	});
	return slotsOf(definition).map(mapperField);
}

/** What the panel holds in a field, of a locator its value; empty where it holds nothing or n8n could not resolve it. */
function panelText(context: ILoadOptionsFunctions, name: string): string {
	const held: unknown = context.getCurrentNodeParameter(name);
	const value = typeof held === 'object' && held !== null && 'value' in held ? held.value : held;
	return typeof value === 'string' ? value : '';
}

function hasForm(context: ILoadOptionsFunctions): boolean {
	const held: unknown = context.getCurrentNodeParameter('templateForm.schema');
	return Array.isArray(held) && held.length > 0;
}
