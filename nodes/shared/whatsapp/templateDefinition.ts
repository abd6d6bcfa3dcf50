import type { JsonObject } from '../graph/request';

/** What `fields` asks of a template so that `templateDefinitionOf` (templateReading.ts) can read it. */
export const DEFINITION_FIELDS = 'id,name,language,status,category,parameter_format,components';

export type TemplateCategory = 'AUTHENTICATION' | 'MARKETING' | 'UTILITY';

/** `{{1}}`, `{{2}}` … or `{{first_name}}`. */
export type ParameterFormat = 'NAMED' | 'POSITIONAL';

/** An example of a named variable. */
export interface NamedExample {
	param_name: string;
	example: string;
}

/** The headers that show a file; `example.header_handle` is the sample of it. */
export type MediaFormat = 'IMAGE' | 'VIDEO' | 'GIF' | 'DOCUMENT';

export interface TextHeader {
	type: 'HEADER';
	format: 'TEXT';
	text: string;
	example?: { header_text?: string[]; header_text_named_params?: NamedExample[] };
}

export interface MediaHeader {
	type: 'HEADER';
	format: MediaFormat;
	/** When a template is read, the addresses of its sample; when it is created, the handle of an upload. */
	example?: { header_handle?: string[] };
}

export interface BareHeader {
	type: 'HEADER';
	format: 'LOCATION' | 'PRODUCT';
}

export type HeaderComponent = TextHeader | MediaHeader | BareHeader;

export interface BodyComponent {
	type: 'BODY';
	/** Absent only while an authentication template is created: Meta writes it. */
	text?: string;
	/** One row of examples, in the order of the variables. */
	example?: { body_text?: string[][]; body_text_named_params?: NamedExample[] };
	add_security_recommendation?: boolean;
}

export interface FooterComponent {
	type: 'FOOTER';
	text?: string;
	/** Authentication: minutes, 1 to 90. */
	code_expiration_minutes?: number;
}

export interface SupportedApp {
	package_name: string;
	signature_hash: string;
}

export type OtpType = 'COPY_CODE' | 'ONE_TAP' | 'ZERO_TAP';

/** Buttons that have a label alone. `UNKNOWN` keeps the place of one whose type is newer than this file. */
export interface LabelledButton {
	type: 'CATALOG' | 'MPM' | 'SPM' | 'VOICE_CALL' | 'ORDER_DETAILS' | 'REQUEST_CONTACT_INFO' | 'UNKNOWN';
	text?: string;
}

/** A button. Its place in the list is the `index` that a send names. */
export type TemplateButton =
	| { type: 'QUICK_REPLY'; text: string }
	/** At most one variable, at the end of the address. Authentication templates are read back with such a button too. */
	| { type: 'URL'; text: string; url: string; example?: string[]; app_deep_link?: JsonObject }
	| { type: 'PHONE_NUMBER'; text: string; phone_number: string }
	| { type: 'COPY_CODE'; text?: string; example?: string[] }
	| {
			type: 'FLOW';
			text: string;
			flow_id?: string;
			flow_name?: string;
			flow_json?: string;
			flow_action?: string;
			navigate_screen?: string;
	  }
	| LabelledButton
	| {
			type: 'OTP';
			otp_type: OtpType;
			text?: string;
			autofill_text?: string;
			supported_apps?: SupportedApp[];
			zero_tap_terms_accepted?: boolean;
	  };

export interface ButtonsComponent {
	type: 'BUTTONS';
	buttons: TemplateButton[];
}

export interface LimitedTimeOfferComponent {
	type: 'LIMITED_TIME_OFFER';
	limited_time_offer: { text: string; has_expiration: boolean };
}

/** A card has a header, a body of at most 160 characters and buttons, each at most once. */
export interface TemplateCard {
	components: TemplateComponent[];
}

export interface CarouselComponent {
	type: 'CAROUSEL';
	cards: TemplateCard[];
}

export interface CallPermissionComponent {
	type: 'CALL_PERMISSION_REQUEST';
}

export type TemplateComponent =
	| HeaderComponent
	| BodyComponent
	| FooterComponent
	| ButtonsComponent
	| CarouselComponent
	| LimitedTimeOfferComponent
	| CallPermissionComponent;

/** A template as the Graph API keeps it, in one language. Types and formats are in capitals. */
export interface TemplateDefinition {
	id: string;
	name: string;
	language: string;
	status: string;
	category: string;
	parameterFormat: ParameterFormat;
	components: TemplateComponent[];
}

/** The component of a type, where the template or card has one. */
export function componentOf<Type extends TemplateComponent['type']>(
	components: readonly TemplateComponent[],
	type: Type,
): Extract<TemplateComponent, { type: Type }> | undefined {
	const isOfType = (one: TemplateComponent): one is Extract<TemplateComponent, { type: Type }> => one.type === type;
	return components.find(isOfType);
}

/** Names or numbers of the variables in a text, in the order in which they first stand there, each once. */
export function variablesIn(text: string): string[] {
	return [...new Set([...text.matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)].map(([, name]) => name ?? ''))];
}
