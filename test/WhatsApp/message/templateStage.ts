import type { IDataObject, INodeParameters, NodeParameterValueType, ResourceMapperFields } from 'n8n-workflow';
import { WhatsApp } from '../../../nodes/WhatsApp/WhatsApp.node';
import type { EmulatorOptions, RenderedTemplate } from '../../emulator/contract';
import type { NodeRunOptions, NodeRunResult } from '../../engine/nodeRun';
import { loadOptionsContext } from '../../engine/options';
import { demoCredential, setStage, type Stage } from '../stage';

/** A customer of the demo world. */
export const to = '+16505550101';

/** A stage for sends of the demo account's templates. */
export interface TemplateStage extends Stage {
	/** The form that the open panel shows for these parameters. */
	form(parameters: INodeParameters): Promise<ResourceMapperFields>;
	/** Chooses a template from the list, fills its form in as the panel does, and runs the node. */
	fill(template: string, values: IDataObject, more?: INodeParameters, options?: Partial<NodeRunOptions>): Promise<NodeRunResult>;
	/** Chooses a template from the list, gives its values as JSON or by an expression, and runs the node. */
	give(template: string, values: NodeParameterValueType, more?: INodeParameters, options?: Partial<NodeRunOptions>): Promise<NodeRunResult>;
	/** The components of the message that arrived last. */
	arrived(): unknown;
	/** What the customer sees of it. */
	seen(): RenderedTemplate | undefined;
	/** How many messages were accepted so far. */
	accepted(): number;
	/** How often templates were read so far. */
	reads(): number;
}

export async function setTemplateStage(options: EmulatorOptions = {}): Promise<TemplateStage> {
	const stage = await setStage(options);
	const { emulator } = stage;
	const form = async (parameters: INodeParameters) =>
		await loadOptionsContext({
			node: WhatsApp,
			parameters: { resource: 'message', operation: 'sendTemplate', ...parameters },
			credentials: [demoCredential(emulator.url)],
			path: 'parameters.templateForm',
		}).resourceMapping('getTemplateForm');
	const run = async (parameters: INodeParameters, more?: Partial<NodeRunOptions>) =>
		await stage.run({ operation: 'sendTemplate', to, ...parameters }, more);
	const chosen = (value: string): INodeParameters => ({ template: { __rl: true, mode: 'list', value, cachedResultName: value } });
	return {
		...stage,
		run,
		form,
		fill: async (template, values, more, options) => {
			const { fields: schema } = await form(chosen(template));
			const templateForm = { mappingMode: 'defineBelow', value: values, matchingColumns: [], schema, attemptToConvertTypes: false, convertFieldsToString: false };
			return await run({ ...chosen(template), templateForm: templateForm as unknown as INodeParameters, ...more }, options);
		},
		give: async (template, values, more, options) =>
			await run({ ...chosen(template), valuesInput: 'json', templateValues: values, ...more }, options),
		arrived: () => {
			const body = emulator.requests.filter(({ path }) => /\/(marketing_)?messages$/.test(path)).at(-1)?.body;
			const template = typeof body === 'object' && body !== null && 'template' in body ? body.template : undefined;
			return typeof template === 'object' && template !== null && 'components' in template ? template.components : undefined;
		},
		seen: () => emulator.conversation(to.slice(1))?.bubbles.at(-1)?.rendered,
		accepted: () => emulator.state().accepted,
		reads: () => emulator.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/message_templates')).length,
	};
}

/** A run's error as the user reads it. */
export const words = ({ error }: NodeRunResult): { message: string; remedy: string } => ({
	message: error?.message ?? 'it was sent',
	remedy: (error && 'description' in error && error.description) || '',
});

/** The output of an accepted send to Ana. */
export const sent = {
	status: 'accepted',
	messageId: expect.stringMatching(/^wamid\./),
	waId: to.slice(1),
	userId: expect.stringMatching(/^US\./),
	to,
};
