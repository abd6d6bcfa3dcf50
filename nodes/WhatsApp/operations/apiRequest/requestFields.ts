import { defineField, defineFields } from '../fields/field';
import { limit, returnAll } from '../fields/listing';
import { maximumWait, messagesPerSecond, onceKey, plainOptions, workers } from '../fields/sendOptions';

const shownFor = (values: Record<string, string[] | boolean[]>) => ({ show: values });

const pairValues = defineFields([
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. fields',
		description: 'Name of the entry',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. id,name',
		description: 'Value of the entry',
	},
]);

export const target = defineFields([
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		options: [
			{ name: 'DELETE', value: 'DELETE' },
			{ name: 'GET', value: 'GET' },
			{ name: 'POST', value: 'POST' },
			{ name: 'PUT', value: 'PUT', description: 'For gateways: Meta takes changes by POST' },
		],
		default: 'GET',
		description: 'The HTTP method. GET is repeated when an answer is lost, the others are not unless Maximum Retries is set.',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. /106540352242922/messages',
		description: "What stands behind the host and the version, which are the credential's. A whole address is refused: the token goes to Meta alone.",
	},
]);

export const query = defineField({
	displayName: 'Query Parameters',
	name: 'query',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Parameter' },
	default: {},
	placeholder: 'Add Parameter',
	description: 'What stands behind the question mark of the address',
	options: [{ displayName: 'Parameter', name: 'parameter', values: pairValues }],
});

export const headers = defineField({
	displayName: 'Headers',
	name: 'headers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Header' },
	default: {},
	placeholder: 'Add Header',
	description: 'HTTP headers to send besides those that follow from the request',
	options: [{ displayName: 'Header', name: 'header', values: pairValues }],
});

const withBody = { method: ['POST', 'PUT', 'DELETE'] };

export const bodyFields = defineFields([
	{
		displayName: 'Body',
		name: 'bodyType',
		type: 'options',
		displayOptions: shownFor(withBody),
		options: [
			{ name: 'Form', value: 'form', description: 'Form fields and files of the input item' },
			{ name: 'JSON', value: 'json' },
			{ name: 'None', value: 'none' },
		],
		default: 'json',
		description: 'What the request carries',
	},
	{
		displayName: 'JSON',
		name: 'json',
		type: 'json',
		displayOptions: shownFor({ ...withBody, bodyType: ['json'] }),
		typeOptions: { rows: 6 },
		default: '{}',
		description: 'The body as an object',
	},
	{
		displayName: 'Form Fields',
		name: 'formFields',
		type: 'fixedCollection',
		displayOptions: shownFor({ ...withBody, bodyType: ['form'] }),
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Field' },
		default: {},
		placeholder: 'Add Field',
		description: 'Fields of a multipart form',
		options: [{ displayName: 'Field', name: 'field', values: pairValues }],
	},
	{
		displayName: 'Files',
		name: 'files',
		type: 'fixedCollection',
		displayOptions: shownFor({ ...withBody, bodyType: ['form'] }),
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add File' },
		default: {},
		placeholder: 'Add File',
		description: 'Files of the input item, sent in the multipart form',
		options: [
			{
				displayName: 'File',
				name: 'file',
				values: [
					{
						displayName: 'Form Field Name',
						name: 'name',
						type: 'string',
						required: true,
						default: 'file',
						placeholder: 'e.g. file',
						description: 'Name of the field in the form',
					},
					{
						displayName: 'Input Data Field Name',
						name: 'inputDataFieldName',
						type: 'string',
						required: true,
						default: 'data',
						placeholder: 'e.g. data',
						hint: 'The name of the input field containing the file to be uploaded',
						description: 'The field of the input item that holds the file',
					},
					{
						displayName: 'File Name',
						name: 'fileName',
						type: 'string',
						limit: { max: 255 },
						default: '',
						placeholder: 'e.g. Invoice 1042.pdf',
						description: "What the file is called. Leave it empty to use the input file's own name.",
					},
				],
			},
		],
	},
]);

const listed = { method: ['GET'], responseType: ['json'] };

export const answerFields = defineFields([
	{
		displayName: 'Response',
		name: 'responseType',
		type: 'options',
		options: [
			{ name: 'File', value: 'file', description: 'Put into the output item as a file' },
			{ name: 'JSON', value: 'json' },
			{ name: 'Text', value: 'text', description: 'As it came, numbers of any length included' },
		],
		default: 'json',
		description: 'What the answer is given as',
	},
	{
		displayName: 'Put Output File in Field',
		name: 'outputDataFieldName',
		type: 'string',
		required: true,
		displayOptions: shownFor({ responseType: ['file'] }),
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the output field to put the file in',
		description: 'The field of the output item that will hold the file',
	},
	{
		displayName: 'Read Following Pages',
		name: 'paginate',
		type: 'boolean',
		displayOptions: shownFor(listed),
		default: false,
		description: 'Whether to read a list page after page',
	},
	{ ...returnAll, displayOptions: shownFor({ ...listed, paginate: [true] }) },
	{ ...limit, displayOptions: shownFor({ ...listed, paginate: [true], returnAll: [false] }) },
]);

export const requestOptions = plainOptions(
	{
		displayName: 'Debug',
		name: 'debug',
		type: 'boolean',
		default: false,
		description: 'Whether to show the request as it left, in the output and in errors, without the token and other secrets',
	},
	{
		displayName: 'Exponential Backoff',
		name: 'exponentialBackoff',
		type: 'boolean',
		default: false,
		description: 'Whether the wait grows with each retry. Retry Delay is not used then.',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		limit: { max: 255 },
		default: '',
		placeholder: 'e.g. picture.jpg',
		description: 'What the file in the output is called, with the response File',
	},
	{
		displayName: 'Maximum Retries',
		name: 'maxRetries',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 20 },
		default: 0,
		description:
			'How often to send again after a 5xx, a broken connection or when Meta takes no more for a moment. This also repeats messages whose answer was lost: the customer may receive them twice. Leave the option out to repeat only what is safe.',
	},
	maximumWait,
	messagesPerSecond,
	onceKey,
	{
		displayName: 'Retry Delay',
		name: 'retryDelay',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 600_000 },
		default: 0,
		description: 'How many milliseconds to wait before each retry, unless Meta names a time',
	},
	{
		displayName: 'Retry on All Errors',
		name: 'retryAllErrors',
		type: 'boolean',
		default: false,
		description: 'Whether to send again after each error, also those that Meta refuses for good',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 600 },
		default: 60,
		description: 'How many seconds to wait for the answer. Without it, 60, and 300 with files.',
	},
	workers,
);
