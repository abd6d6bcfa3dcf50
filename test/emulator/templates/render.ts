import type { RenderedTemplate } from '../contract';
import { textOf, type Json } from '../json';
import type { FilledButton } from './buttonSends';
import { buttonsOf, componentOf, fill, isOtpButton } from './definition';
import type { Filled } from './parameterSends';

export interface FilledPart {
	header: Filled & { media?: Json };
	body: Filled;
	buttons: FilledButton[];
	cards: RenderedTemplate[] | undefined;
}

/** What the customer sees of a template, or of one card of it. */
export function renderPart(definition: Json[], filled: FilledPart): RenderedTemplate {
	const rendered: RenderedTemplate = {
		buttons: buttonsOf(definition).map((button, index) => renderButton(button, filled.buttons[index] ?? {})),
	};
	const header = componentOf(definition, 'HEADER');
	if (header !== undefined) {
		const kind = String(header['format']).toLowerCase();
		const mediaUrl = addressOf(filled.header.media);
		rendered.header = {
			kind,
			...(kind === 'text' ? { text: filled.header.text } : {}),
			...(kind === 'location'
				? {
						text:
							textOf(filled.header.media, 'name') ??
							textOf(filled.header.media, 'address') ??
							'Location',
					}
				: {}),
			...(mediaUrl === undefined ? {} : { mediaUrl }),
		};
	}
	if (componentOf(definition, 'BODY') !== undefined) rendered.body = filled.body.text;
	const footer = textOf(componentOf(definition, 'FOOTER'), 'text');
	if (footer !== undefined) rendered.footer = footer;
	if (filled.cards !== undefined) rendered.cards = filled.cards;
	return rendered;
}

function addressOf(media: Json | undefined): string | undefined {
	const link = textOf(media, 'link');
	const id = textOf(media, 'id');
	return link ?? (id === undefined ? undefined : `/_emulator/media/${id}`);
}

function renderButton(button: Json, { value }: FilledButton): RenderedTemplate['buttons'][number] {
	const type = String(button['type']).toLowerCase();
	const text = textOf(button, 'text') ?? (type === 'copy_code' ? 'Copy offer code' : 'Review and pay');
	if (isOtpButton(button)) return { kind: 'copy_code', text, payload: value ?? '' };
	if (type === 'url') return { kind: 'url', text, url: fill(textOf(button, 'url') ?? '', { '1': value ?? '' }) };
	if (type === 'quick_reply') return { kind: type, text, payload: value ?? text };
	if (type === 'phone_number') return { kind: type, text, payload: textOf(button, 'phone_number') ?? '' };
	const flow = textOf(button, 'flow_id') ?? textOf(button, 'flow_name');
	return { kind: type, text, ...(value === undefined ? {} : { payload: value }), ...(flow === undefined ? {} : { flow }) };
}
