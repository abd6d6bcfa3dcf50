import type { JsonObject } from '../../../shared/graph/request';
import { curly } from '../../../shared/whatsapp/templateRules/variables';
import type { ValueOf } from '../fields/field';
import type { buttons } from './buttonFields';

type Button = ValueOf<typeof buttons>[number];

/** Meta's own labels, where people leave them empty. */
const LABELS: Readonly<Partial<Record<Button['type'], string>>> = { CATALOG: 'View catalog', MPM: 'View items', SPM: 'View' };

const given = (members: Record<string, string>): JsonObject =>
	Object.fromEntries(Object.entries(members).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])));

/** A button of a template, as Meta takes it. */
export function buttonOf(button: Button): JsonObject {
	const { type } = button;
	const text = button.text.trim() || (LABELS[type] ?? '');
	switch (type) {
		case 'COPY_CODE':
			return { type, example: button.example.trim() };
		case 'URL':
			return { type, text, url: curly(button.url.trim()), ...(button.example.trim() === '' ? {} : { example: [button.example.trim()] }) };
		case 'PHONE_NUMBER':
			return { type, text, phone_number: button.phoneNumber.replace(/[\s().-]/g, '') };
		case 'FLOW':
			return {
				type,
				text,
				flow_action: button.flowAction,
				...given({
					flow_id: button.flowId,
					flow_name: button.flowName,
					navigate_screen: button.flowAction === 'navigate' ? button.navigateScreen : '',
				}),
			};
		default:
			return text === '' ? { type } : { type, text };
	}
}
