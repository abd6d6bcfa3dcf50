import { readFileSync } from 'fs';
import { join } from 'path';
import { resources } from '../../nodes/WhatsApp/operations/registry';
import { operationsPage } from './operationsPage';

it('docs/operations.md says what the node has (npm run docs writes it)', () => {
	expect(readFileSync(join(__dirname, '..', '..', 'docs', 'operations.md'), 'utf8')).toBe(operationsPage());
});

it('the resources stand in alphabetical order, as in n8n', () => {
	const names = resources.map(({ name }) => name);
	expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
});
