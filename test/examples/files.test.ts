import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters } from 'n8n-workflow';
import { WhatsApp } from '../../nodes/WhatsApp/WhatsApp.node';
import { WhatsAppTrigger } from '../../nodes/WhatsAppTrigger/WhatsAppTrigger.node';
import { demoWorld } from '../emulator/contract';
import { packageName } from '../engine';
import { NodeTypes } from '../engine/nodeTypes';
import { exampleFiles, exampleText, readExample } from './exampleFile';

const nodeTypes = new NodeTypes([WhatsApp, WhatsAppTrigger]);
const isOurs = ({ type }: INode) => type.startsWith(`${packageName}.`);
const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';

/** n8n draws a node this large, its name below it included, in pixels. */
const NODE = { width: 96, height: 136 };

interface Box {
	name: string;
	x: number;
	y: number;
	width: number;
	height: number;
}

function boxOf({ name, position: [x, y], parameters, ...node }: INode): Box {
	const size = isNote({ name, position: [x, y], parameters, ...node }) ? { width: Number(parameters.width), height: Number(parameters.height) } : NODE;
	return { name, x, y, ...size };
}

const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const holds = (outer: Box, inner: Box) =>
	outer.x <= inner.x && outer.y <= inner.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

/** All texts in a value, wherever they stand. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(exampleFiles)('examples/%s', (file) => {
	const { name, nodes, connections, pinData = {} } = readExample(file);

	it('has a name, and each of its nodes an ID and a name of its own', () => {
		expect(name).toMatch(/^[A-Z]\w+/);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		expect(new Set(nodes.map((node) => node.name)).size).toBe(nodes.length);
		for (const { id } of nodes) expect(id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
	});

	it('connects and pins nodes that exist, and leaves no node alone', () => {
		const names = nodes.map((node) => node.name);
		const targets = Object.values(connections).flatMap((types) => Object.values(types).flatMap((outputs) => outputs.flatMap((output) => (output ?? []).map(({ node }) => node))));
		expect(names).toEqual(expect.arrayContaining([...targets, ...Object.keys(connections), ...Object.keys(pinData)]));
		const connected = new Set([...targets, ...Object.keys(connections)]);
		expect(nodes.filter((node) => !isNote(node) && !connected.has(node.name)).map((node) => node.name)).toEqual([]);
	});

	it('gives our nodes only parameters that they have and show, all required ones among them', () => {
		for (const node of nodes.filter(isOurs)) {
			const { description } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
			const shown = NodeHelpers.getNodeParameters(description.properties, structuredClone(node.parameters), true, false, node, description);
			expect({ node: node.name, parameters: shown }).toMatchObject({ node: node.name, parameters: node.parameters });
			const withDefaults: INode = { ...node, parameters: shown ?? ({} as INodeParameters) };
			expect({ node: node.name, issues: NodeHelpers.getNodeParametersIssues(description.properties, withDefaults, description)?.parameters }).toEqual({
				node: node.name,
				issues: undefined,
			});
		}
	});

	it('names credentials without the ID of anybody’s n8n', () => {
		for (const node of nodes) {
			const expected = isOurs(node) ? { whatsAppCloudApi: { id: null, name: 'WhatsApp Cloud API account' } } : undefined;
			expect({ node: node.name, credentials: node.credentials }).toEqual({ node: node.name, credentials: expected });
		}
	});

	it('holds no secret, no address of a machine and no place to be filled in without a note', () => {
		const text = exampleText(file);
		for (const secret of [demoWorld.accessToken, demoWorld.appSecret]) expect(text).not.toContain(secret);
		expect(text).not.toMatch(/EAA\w{10}|Bearer |localhost|127\.0\.0\.1|TODO|FIXME|xxx|lorem/i);
		const notes = nodes.filter(isNote).map(({ parameters }) => String(parameters.content)).join('\n');
		const phones = nodes.filter((node) => !isNote(node)).flatMap(({ parameters }) => (typeof parameters.to === 'string' && /^\+\d/.test(parameters.to) ? [parameters.to] : []));
		for (const phone of phones) expect(notes).toContain(phone);
	});

	it('says in a note what it is and how to use it, in plain English', () => {
		const about = nodes.find((node) => isNote(node) && node.name === 'About This Workflow');
		const content = String(about?.parameters.content);
		expect(content.startsWith(`## ${name}\n`)).toBe(true);
		expect(content).toContain('### To use it\n1. ');
		for (const text of textsIn(nodes.map(({ parameters }) => parameters))) expect(text).toMatch(/^[\x20-\x7e\n\t\p{Extended_Pictographic}\u{fe0f}“”…·•→’]*$/u);
	});

	it('is laid out so that nothing lies on something else', () => {
		const boxes = nodes.map(boxOf);
		const notes = new Set(nodes.filter(isNote).map((node) => node.name));
		for (const [index, one] of boxes.entries()) {
			for (const other of boxes.slice(index + 1)) {
				const framed = (notes.has(one.name) && holds(one, other)) || (notes.has(other.name) && holds(other, one));
				if (!framed) expect({ pair: [one.name, other.name], overlap: overlap(one, other) }).toEqual({ pair: [one.name, other.name], overlap: false });
			}
		}
		for (const { position } of nodes) expect(position.map((place) => place % 16)).toEqual([0, 0].map((zero, axis) => ((position[axis] ?? 0) < 0 ? -zero : zero)));
	});

	it('has a section with a picture in docs/examples.md', () => {
		const docs = join(__dirname, '..', '..', 'docs');
		const page = readFileSync(join(docs, 'examples.md'), 'utf8');
		const picture = `pictures/examples/${file.replace('.json', '.png')}`;
		expect(page).toContain(`\n## ${name}\n`);
		expect(page).toContain(`](${picture})`);
		expect(page).toContain(`](../examples/${file})`);
		expect(existsSync(join(docs, picture))).toBe(true);
	});
});
