import type { JsonObject, JsonValue } from '../graph/request';
import type {
	BodyComponent,
	FooterComponent,
	HeaderComponent,
	LabelledButton,
	NamedExample,
	TemplateButton,
	TemplateComponent,
	TemplateDefinition,
	TextHeader,
} from './templateDefinition';

const isObject = (value: JsonValue | undefined): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: JsonValue | undefined): string | undefined =>
	typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

const capitals = (value: JsonValue | undefined): string => (text(value) ?? '').toUpperCase();

const objects = (value: JsonValue | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Examples come as a list, as a list in a list, or as one text alone. */
const texts = (value: JsonValue | undefined): string[] =>
	(Array.isArray(value) ? value.flat() : [value ?? null]).flatMap((one) => text(one) ?? []);

const named = (value: JsonValue | undefined): NamedExample[] =>
	objects(value).flatMap(({ param_name: name, example }) => {
		const parameter = text(name);
		return parameter === undefined ? [] : [{ param_name: parameter, example: text(example) ?? '' }];
	});

/** Keeps what has a value. */
function present<T extends object>(values: { [Key in keyof T]: T[Key] | undefined }): T {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

const someOf = <T>(list: T[]): T[] | undefined => (list.length === 0 ? undefined : list);

/** Reads a template as `GET /{template}` or an entry of `GET /{waba}/message_templates` gives it. */
export function templateDefinitionOf(entry: JsonObject): TemplateDefinition {
	return {
		id: text(entry.id) ?? '',
		name: text(entry.name) ?? '',
		language: text(entry.language) ?? '',
		status: capitals(entry.status),
		category: capitals(entry.category),
		parameterFormat: capitals(entry.parameter_format) === 'NAMED' ? 'NAMED' : 'POSITIONAL',
		components: componentsOf(entry.components),
	};
}

/** Reads components in any case; those of a type that is not known are left out. */
export function componentsOf(value: JsonValue | undefined): TemplateComponent[] {
	return objects(value).flatMap((one) => readComponent(one) ?? []);
}

function readComponent(one: JsonObject): TemplateComponent | undefined {
	switch (capitals(one.type)) {
		case 'HEADER':
			return readHeader(one);
		case 'BODY':
			return readBody(one);
		case 'FOOTER': {
			const minutes = Number(one.code_expiration_minutes ?? NaN);
			return present<FooterComponent>({
				type: 'FOOTER',
				text: text(one.text),
				code_expiration_minutes: Number.isFinite(minutes) ? minutes : undefined,
			});
		}
		case 'BUTTONS':
			return { type: 'BUTTONS', buttons: objects(one.buttons).map(readButton) };
		case 'CAROUSEL':
			return { type: 'CAROUSEL', cards: objects(one.cards).map((card) => ({ components: componentsOf(card.components) })) };
		case 'LIMITED_TIME_OFFER': {
			const offer = isObject(one.limited_time_offer) ? one.limited_time_offer : {};
			return {
				type: 'LIMITED_TIME_OFFER',
				limited_time_offer: { text: text(offer.text) ?? '', has_expiration: offer.has_expiration === true },
			};
		}
		case 'CALL_PERMISSION_REQUEST':
			return { type: 'CALL_PERMISSION_REQUEST' };
		default:
			return undefined;
	}
}

function readHeader(one: JsonObject): HeaderComponent | undefined {
	const example = isObject(one.example) ? one.example : {};
	const format = capitals(one.format);
	switch (format) {
		case 'LOCATION':
		case 'PRODUCT':
			return { type: 'HEADER', format };
		case 'IMAGE':
		case 'VIDEO':
		case 'GIF':
		case 'DOCUMENT': {
			const handles = someOf(texts(example.header_handle));
			return { type: 'HEADER', format, ...(handles ? { example: { header_handle: handles } } : {}) };
		}
		case 'TEXT': {
			const given = present<NonNullable<TextHeader['example']>>({
				header_text: someOf(texts(example.header_text)),
				header_text_named_params: someOf(named(example.header_text_named_params)),
			});
			return { type: 'HEADER', format, text: text(one.text) ?? '', ...(Object.keys(given).length > 0 ? { example: given } : {}) };
		}
		default:
			return undefined;
	}
}

function readBody(one: JsonObject): BodyComponent {
	const example = isObject(one.example) ? one.example : {};
	const row = someOf(texts(example.body_text));
	const given = present<NonNullable<BodyComponent['example']>>({
		body_text: row ? [row] : undefined,
		body_text_named_params: someOf(named(example.body_text_named_params)),
	});
	return present<BodyComponent>({
		type: 'BODY',
		text: text(one.text),
		example: Object.keys(given).length > 0 ? given : undefined,
		add_security_recommendation: typeof one.add_security_recommendation === 'boolean' ? one.add_security_recommendation : undefined,
	});
}

type ButtonOf<Type extends TemplateButton['type']> = Extract<TemplateButton, { type: Type }>;

function readButton(one: JsonObject): TemplateButton {
	const type = capitals(one.type);
	const label = text(one.text) ?? '';
	switch (type) {
		case 'QUICK_REPLY':
			return { type, text: label };
		case 'URL':
			return present<ButtonOf<'URL'>>({
				type,
				text: label,
				url: text(one.url) ?? '',
				example: someOf(texts(one.example)),
				app_deep_link: isObject(one.app_deep_link) ? one.app_deep_link : undefined,
			});
		case 'PHONE_NUMBER':
			return { type, text: label, phone_number: text(one.phone_number) ?? '' };
		case 'COPY_CODE':
			return present<ButtonOf<'COPY_CODE'>>({ type, text: text(one.text), example: someOf(texts(one.example)) });
		case 'FLOW':
			return present<ButtonOf<'FLOW'>>({
				type,
				text: label,
				flow_id: text(one.flow_id),
				flow_name: text(one.flow_name),
				flow_json: text(one.flow_json),
				flow_action: text(one.flow_action),
				navigate_screen: text(one.navigate_screen),
			});
		case 'CATALOG':
		case 'MPM':
		case 'SPM':
		case 'VOICE_CALL':
		case 'ORDER_DETAILS':
		case 'REQUEST_CONTACT_INFO':
			return present<LabelledButton>({ type, text: text(one.text) });
		case 'OTP':
			return readOtpButton(one);
		default:
			return present<LabelledButton>({ type: 'UNKNOWN', text: text(one.text) });
	}
}

function readOtpButton(one: JsonObject): ButtonOf<'OTP'> {
	const kind = capitals(one.otp_type);
	const apps = objects(one.supported_apps).map((app) => ({
		package_name: text(app.package_name) ?? '',
		signature_hash: text(app.signature_hash) ?? '',
	}));
	return present<ButtonOf<'OTP'>>({
		type: 'OTP',
		otp_type: kind === 'ONE_TAP' || kind === 'ZERO_TAP' ? kind : 'COPY_CODE',
		text: text(one.text),
		autofill_text: text(one.autofill_text),
		supported_apps: someOf(apps),
		zero_tap_terms_accepted: typeof one.zero_tap_terms_accepted === 'boolean' ? one.zero_tap_terms_accepted : undefined,
	});
}
