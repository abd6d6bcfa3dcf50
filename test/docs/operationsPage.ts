import type { Effect } from '../../nodes/shared/graph/request';
import { resources } from '../../nodes/WhatsApp/operations/registry';
import type { Field, Fields } from '../../nodes/WhatsApp/operations/fields/field';
import type { Operation, Resource } from '../../nodes/WhatsApp/operations/operation';
import { operationsWithCases, type Case } from '../requests/cases';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const sentence = (text: string): string => text.replace(/\.?$/, '.');

const isField = (option: object): option is Field => 'type' in option;

function limitOf({ limit, required, typeOptions, type }: Field): string {
	const unit = type === 'fixedCollection' ? 'entries' : 'characters';
	const parts: string[] = [];
	if (limit) parts.push(limit.min === undefined ? `at most ${limit.max} ${unit}` : `${limit.min} to ${limit.max} ${unit}`);
	else if (required === true) parts.push('required');
	if (type === 'number' && typeOptions?.minValue !== undefined) {
		parts.push(typeOptions.maxValue === undefined ? `${typeOptions.minValue} or more` : `${typeOptions.minValue} to ${typeOptions.maxValue}`);
	}
	return parts.join(', ');
}

/** With more choices than this, their values alone are named. */
const NAMED_CHOICES = 12;

function choicesOf({ type, options }: Field): string {
	if (type !== 'options' && type !== 'multiOptions') return '';
	const choices = (options ?? []).flatMap((one) => ('value' in one ? [{ name: one.name, value: `\`${String(one.value)}\`` }] : []));
	return choices.map(({ name, value }) => (choices.length > NAMED_CHOICES ? value : `${name} (${value})`)).join(', ');
}

/** Only where it says something: an empty default does not. */
function defaultOf({ type, default: value }: Field): string {
	const hasWord = type === 'options' || type === 'number' || type === 'boolean' || type === 'string';
	return hasWord && value !== '' && value !== false && value !== undefined ? `\`${String(value)}\`` : '';
}

/** A field and, indented below it, the fields inside it. */
function rowsOf(field: Field, depth = 0): string[] {
	if (field.type === 'notice') return [];
	const name = `${'&nbsp;&nbsp;&nbsp;&nbsp;'.repeat(depth)}${field.displayName}`;
	const choices = choicesOf(field);
	const usual = defaultOf(field);
	const words = [field.description ?? '', choices && `One of ${choices}`, usual && `Default: ${usual}`];
	const description = words.filter(Boolean).map(sentence).join(' ');
	const row = `| ${cell(name)} | \`${field.name}\` | ${cell(limitOf(field))} | ${cell(description)} |`;
	const inner: Fields = (field.options ?? []).flatMap((one) => ('values' in one ? one.values : isField(one) ? [one] : []));
	return [row, ...inner.flatMap((one) => rowsOf(one, depth + 1))];
}

/** Fields that take turns in the panel, such as a form for each way to choose a template, are one row where they are alike. */
const tableOf = (fields: Fields): string[] => [...new Set(fields.map((field) => rowsOf(field).join('\n')))].filter((rows) => rows !== '');

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

function resultOf(one: Case): string {
	if ('output' in one) return `Output\n\n${json(one.output)}`;
	const { method, path, query, body } = one.request;
	return ['Request', `\`${method} ${path}\``, ...(query ? [json(query)] : []), ...(body ? [json(body)] : [])].join('\n\n');
}

const exampleOf = (one: Case): string =>
	`<details><summary>Example: ${one.title}</summary>\n\nParameters\n\n${json(one.parameters)}\n\n${resultOf(one)}\n\n</details>`;

const effects: Record<Effect, string> = {
	read: 'Reads. Repeated by itself when an answer is lost.',
	write: 'Changes the account. Repeated by itself only where Meta says that it was not accepted.',
	send: 'Reaches a person. Repeated by itself only where Meta says that it was not accepted.',
};

const BY_REQUEST = 'What is repeated by itself follows from the request: a read, a change of the account, or a message.';

function sectionOf(resource: Resource, operation: Operation, cases: readonly Case[]): string {
	const examples = cases.filter(({ example }, index) => index === 0 || example);
	return [
		`### ${resource.name}: ${operation.name}`,
		`\`resource: "${resource.value}"\`, \`operation: "${operation.value}"\``,
		`${sentence(operation.description)} ${typeof operation.effect === 'function' ? BY_REQUEST : effects[operation.effect]}`,
		'| Field | Parameter | Limit | What it does |\n| --- | --- | --- | --- |\n' +
			tableOf(operation.fields).join('\n'),
		...examples.map(exampleOf),
	].join('\n\n');
}

/** The reference of all operations, from the registry and the golden requests. */
export function operationsPage(): string {
	const all = operationsWithCases();
	const contents = resources.map(
		({ name, operations }) => `- **${name}**: ${operations.map((operation) => operation.name).join(', ')}`,
	);
	const sections = resources.map((resource) =>
		[
			`## ${resource.name}`,
			...resource.operations.map((operation) => {
				const known = all.find((one) => one.operation === operation);
				return sectionOf(resource, operation, known?.cases ?? []);
			}),
		].join('\n\n'),
	);
	return `# Operations

Every operation of the WhatsApp Cloud node, with its fields, their limits and examples. Lengths are counted in Unicode characters. Made from the node itself by \`npm run docs\`.

${contents.join('\n')}

${sections.join('\n\n')}
`;
}
