import { defineField, defineFields } from './field';

const valuesInput = defineField({
	displayName: 'Specify Values',
	name: 'valuesInput',
	type: 'options',
	options: [
		{ name: 'Using Components (JSON)', value: 'components', description: "Meta's own components, sent as they are" },
		{ name: 'Using Fields Below', value: 'form', description: 'A form with an input for each variable, file and button of the template' },
		{ name: 'Using JSON', value: 'json', description: 'An array or an object of values, also from an expression' },
	],
	default: 'form',
	description: "How the values of the template's variables, header, buttons and cards are given",
});

const chooseFirst = defineField({
	displayName: 'Choose a template to get a form with an input for each of its variables, files and buttons.',
	name: 'chooseFirst',
	type: 'notice',
	displayOptions: { show: { templateSource: ['list'], valuesInput: ['form'], template: [''] } },
	default: '',
});

/**
 * The form of a template from the list appears once one is chosen: n8n loads a form when it appears, while its other
 * way, to follow `loadOptionsDependsOn`, works only where every expression in the node has input data.
 */
export const templateForm = defineField({
	displayName: 'Template Values',
	name: 'templateForm',
	type: 'resourceMapper',
	// The form as a whole takes no expression: n8n's editor would show a switch for it that does nothing.
	noDataExpression: true,
	displayOptions: { show: { templateSource: ['list'], valuesInput: ['form'] }, hide: { template: [''] } },
	default: { mappingMode: 'defineBelow', value: null },
	description: "An input for each variable, file and button of the template, labelled with the template's own words",
	typeOptions: {
		loadOptionsDependsOn: ['templateSource', 'template.value', 'templateName', 'templateLanguage'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateForm',
			mode: 'add',
			valuesLabel: 'Template Values',
			fieldWords: { singular: 'value', plural: 'values' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: false,
			refreshStaleSchemaOnOpen: true,
			refreshIncompleteSchemaOnOpen: true,
		},
	},
});

const templateFormByName = defineField({
	...templateForm,
	displayOptions: { show: { templateSource: ['name'], valuesInput: ['form'] } },
});

export const templateValues = defineField({
	displayName: 'Template Values (JSON)',
	name: 'templateValues',
	type: 'json',
	asText: 'unlessJson',
	displayOptions: { show: { valuesInput: ['json'] } },
	default: '[]',
	description:
		'An array for the variables of the body in order, such as ["Ana", "4711"], or an object by variable or part, such as {"customer": "Ana"} or {"body": ["Ana", "4711"], "header.image": "https://example.com/bread.jpg", "button.0": "4711", "cards": [{"body": ["Ana"]}]}',
});

export const templateComponents = defineField({
	displayName: 'Components (JSON)',
	name: 'templateComponents',
	type: 'json',
	displayOptions: { show: { valuesInput: ['components'] } },
	typeOptions: { rows: 6 },
	default: '[\n  {\n    "type": "body",\n    "parameters": [\n      {\n        "type": "text",\n        "text": ""\n      }\n    ]\n  }\n]',
	description: "The template's components as Meta documents them, for kinds that the form does not know. They are not checked against the template.",
});

/** The values of a template: by its form, as JSON, or as components. They follow the fields of `templateChoice`. */
export const templateContent = defineFields([
	valuesInput,
	chooseFirst,
	templateForm,
	templateFormByName,
	templateValues,
	templateComponents,
]);
