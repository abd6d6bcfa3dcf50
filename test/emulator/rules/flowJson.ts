import { isJson, listOf, textOf, type Json } from '../json';

/** One of Meta's validation errors, with where it is in the file. */
function flowError(error: string, message: string, text: string, at: number, length: number): Json {
	const before = text.slice(0, Math.max(0, at)).split('\n');
	const line = before.length;
	const column = (before.at(-1)?.length ?? 0) + 1;
	return {
		error,
		error_type: 'FLOW_JSON_ERROR',
		message,
		line_start: line,
		line_end: line,
		column_start: column,
		column_end: column + Math.max(1, length),
	};
}

const components = new Set([
	'TextHeading',
	'TextSubheading',
	'TextBody',
	'TextCaption',
	'RichText',
	'TextInput',
	'TextArea',
	'CheckboxGroup',
	'RadioButtonsGroup',
	'Dropdown',
	'Footer',
	'OptIn',
	'EmbeddedLink',
	'DatePicker',
	'CalendarPicker',
	'Image',
	'If',
	'Switch',
	'Form',
	'PhotoPicker',
	'DocumentPicker',
	'NavigationList',
	'ChipsSelector',
	'ImageCarousel',
]);

/**
 * Finds what is wrong with a flow's JSON, as far as the emulator knows the format: syntax, version, screens, a
 * terminal screen, component types.
 */
export function flowErrors(text: string): Json[] {
	let flow: unknown;
	try {
		flow = JSON.parse(text);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const at = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length);
		return [flowError('INVALID_FLOW_JSON', `The flow JSON is not valid: ${reason}`, text, at, 1)];
	}
	if (!isJson(flow)) return [flowError('INVALID_FLOW_JSON', 'The flow JSON must be an object.', text, 0, 1)];
	const errors: Json[] = [];
	if (textOf(flow, 'version') === undefined)
		errors.push(flowError('MISSING_REQUIRED_PROPERTY', "Required property 'version' is missing.", text, 0, 1));
	const screens = listOf(flow, 'screens').filter(isJson);
	if (screens.length === 0)
		errors.push(flowError('MISSING_REQUIRED_PROPERTY', "Required property 'screens' is missing.", text, 0, 1));
	else if (!screens.some((screen) => screen['terminal'] === true)) {
		errors.push(
			flowError(
				'MISSING_TERMINAL_SCREEN',
				'The flow needs at least one screen with terminal set to true.',
				text,
				text.indexOf('"screens"'),
				9,
			),
		);
	}
	for (const screen of screens) errors.push(...screenErrors(screen, text));
	return errors;
}

function screenErrors(screen: Json, text: string): Json[] {
	const id = textOf(screen, 'id');
	if (id === undefined)
		return [
			flowError(
				'MISSING_REQUIRED_PROPERTY',
				"Required property 'id' of a screen is missing.",
				text,
				text.indexOf('"screens"'),
				9,
			),
		];
	const errors: Json[] = [];
	const at = text.indexOf(`"${id}"`);
	if (!/^[A-Za-z_]+$/.test(id)) {
		errors.push(
			flowError(
				'INVALID_PROPERTY_VALUE',
				`The screen ID ${id} can have letters and underscores only.`,
				text,
				at,
				id.length,
			),
		);
	}
	if (!isJson(screen['layout']))
		errors.push(
			flowError(
				'MISSING_REQUIRED_PROPERTY',
				`Required property 'layout' of the screen ${id} is missing.`,
				text,
				at,
				id.length,
			),
		);
	else errors.push(...componentErrors(listOf(screen['layout'], 'children'), text));
	return errors;
}

function componentErrors(children: unknown[], text: string): Json[] {
	return children.filter(isJson).flatMap((child) => {
		const type = textOf(child, 'type') ?? '';
		const inner = componentErrors(listOf(child, 'children'), text);
		if (components.has(type)) return inner;
		return [
			flowError(
				'INVALID_PROPERTY_VALUE',
				`Invalid value found for property 'type': ${type}.`,
				text,
				text.indexOf(`"${type}"`),
				type.length + 2,
			),
			...inner,
		];
	});
}
