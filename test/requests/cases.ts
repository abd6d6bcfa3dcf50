import { existsSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import type { Operation } from '../../nodes/WhatsApp/operations/operation';
import { resources } from '../../nodes/WhatsApp/operations/registry';
import type { LocalCase, RequestCase } from './requestCase';

export type Case = LocalCase | RequestCase;

const load = createRequire(__filename);

/** Every operation of the registry with its cases, from `<resource>/<operation>.ts` beside this file. */
export const operationsWithCases = (): Array<{ resource: string; operation: Operation; cases: readonly Case[] }> =>
	resources.flatMap(({ value: resource, operations }) =>
		operations.map((operation) => {
			const file = join(__dirname, resource, `${operation.value}.ts`);
			const cases: readonly Case[] = existsSync(file) ? (load(file) as { cases: readonly Case[] }).cases : [];
			return { resource, operation, cases };
		}),
	);
