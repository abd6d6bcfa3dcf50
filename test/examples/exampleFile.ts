import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowJson } from '../engine';

const folder = join(__dirname, '..', '..', 'examples');

/** The names of all example files, such as `echo.json`. */
export const exampleFiles = readdirSync(folder).filter((file) => file.endsWith('.json')).sort();

/** An example's text, as it lies in the folder. */
export const exampleText = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** An example as n8n imports it. */
export function readExample(file: string): WorkflowJson {
	// The structural test checks what the files hold.
	return JSON.parse(exampleText(file)) as WorkflowJson;
}
