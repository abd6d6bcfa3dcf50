import type { INodeTypeDescription } from 'n8n-workflow';
import { OUTPUT_NAMES } from '../receiving/outputs';

const named = (name: string): string => `{ type: 'main', displayName: '${name}' }`;

/** Two outputs, and a third one when events are chosen that are neither messages nor statuses. */
export const outputs: INodeTypeDescription['outputs'] = `={{ [${named(OUTPUT_NAMES.messages)}, ${named(OUTPUT_NAMES.statuses)}, ${named(OUTPUT_NAMES.other)}].slice(0, ($parameter["triggerOn"] || []).some((event) => event !== 'messages' && event !== 'statuses') ? 3 : 2) }}`;
