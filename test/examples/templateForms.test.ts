import type { INode } from 'n8n-workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { loadOptionsContext } from '../engine';
import { demoCredential, setStage, type Stage } from '../WhatsApp/stage';
import { exampleFiles, readExample } from './exampleFile';

const sends = exampleFiles.flatMap((file) =>
	readExample(file).nodes.filter(({ parameters }) => parameters.operation === 'sendTemplate').map((node): [string, string, INode] => [file, node.name, node]),
);

describe('the form of a template in an example', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await setStage();
	});
	afterAll(async () => await stage.stop());

	it.each(sends)('is the one that the template gives: %s, %s', async (_file, _name, { parameters }) => {
		const panel = loadOptionsContext({ node: WhatsApp, parameters, credentials: [demoCredential(stage.emulator.url)], path: 'parameters.templateForm' });

		const { fields } = await panel.resourceMapping('getTemplateForm');

		expect(parameters.templateForm).toMatchObject({ schema: fields });
		expect(fields.map(({ id }) => id)).toEqual(Object.keys(Object(Object(parameters.templateForm).value)));
	});
});
