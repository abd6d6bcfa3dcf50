import { NodeHelpers, type INode } from 'n8n-workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { resources } from '../../nodes/WhatsApp/operations/registry';

const { description } = new WhatsApp();

const nodeWith = (parameters: INode['parameters']): INode => ({
	id: 'node',
	name: 'WhatsApp Cloud',
	type: 'n8n-nodes-whatsapp-cloud.whatsApp',
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

describe('the menus of the node', () => {
	it.each(resources.flatMap(({ value: resource, operations }) => operations.map(({ value: operation }) => [resource, operation] as const)))(
		'%s.%s asks for its own fields alone',
		(resource, operation) => {
			const node = nodeWith({ resource, operation });
			const own = new Set(
				resources
					.find(({ value }) => value === resource)
					?.operations.find(({ value }) => value === operation)
					?.fields.map(({ name }) => name),
			);
			const { parameters = {} } = NodeHelpers.getNodeParametersIssues(description.properties, node, description) ?? {};
			expect(Object.keys(parameters).filter((name) => !own.has(name))).toEqual([]);
			const shown = description.properties.filter((property) => NodeHelpers.displayParameter(node.parameters, property, node, description));
			const names = shown.map(({ name }) => name).filter((name) => !['resource', 'operation'].includes(name));
			expect(names.filter((name) => !own.has(name) && !own.has(name.replace(/(Input|Json)$/, '')))).toEqual([]);
		},
	);

	it('gives each operation a name, an action and a description of its own', () => {
		const operations = resources.flatMap((resource) => resource.operations);
		expect(new Set(operations.map(({ action }) => action)).size).toBe(operations.length);
		for (const { name, action, description: text } of operations) {
			expect(name).toMatch(/^[A-Z]/);
			expect(action).toMatch(/^[A-Z][^A-Z]/);
			expect(text.length).toBeGreaterThan(10);
		}
	});
});
