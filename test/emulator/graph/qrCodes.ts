import { textOf, type Json } from '../json';
import { text } from '../rules/shape';
import type { PhoneNumber } from '../world/objects';
import { endpoint, type Endpoint, type GraphCall } from './endpoint';
import { parseFields } from './fields';
import { GraphError, invalid, noSuchObject } from './graphError';
import { page } from './paging';

const messaging = { scope: 'whatsapp_business_messaging' } as const;

const prefilled = text(1, 140);
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

type Code = { code: string; prefilledMessage: string; format: string | undefined };

function view(call: GraphCall<PhoneNumber>, code: Code, image?: string): Json {
	return {
		code: code.code,
		prefilled_message: code.prefilledMessage,
		deep_link_url: `https://wa.me/message/${code.code}`,
		...(image === undefined
			? {}
			: { qr_image_url: `${call.emulation.url}/_emulator/qr/${code.code}.${image.toLowerCase()}` }),
	};
}

function readFormat(given: unknown): string | undefined {
	if (given === undefined || given === '') return undefined;
	const format = String(given).toUpperCase();
	if (format !== 'PNG' && format !== 'SVG') throw invalid('generate_qr_image', 'must be PNG or SVG.');
	return format;
}

/** POST /{phone}/message_qrdls: a new code, or with `code` another text for one. */
function save(call: GraphCall<PhoneNumber>): Json {
	const { world, object: number, parameters } = call;
	const message = parameters['prefilled_message'];
	if (message === undefined)
		throw new GraphError(100, {
			title: 'The parameter prefilled_message is required.',
			details: 'The parameter prefilled_message is required.',
		});
	prefilled(message, 'prefilled_message');
	const id = textOf(parameters, 'code');
	if (id !== undefined) {
		const known = find(call, id);
		known.prefilledMessage = String(message);
		return view(call, known);
	}
	const format = readFormat(parameters['generate_qr_image']);
	let code = '';
	while (code.length < 14) code += signs[Math.floor(world.random() * signs.length)] ?? 'A';
	const made = { code, prefilledMessage: String(message), format };
	number.qrCodes.set(code, made);
	return view(call, made, format);
}

function find({ object: number, method }: GraphCall<PhoneNumber>, id: string): Code {
	const code = number.qrCodes.get(id);
	if (code === undefined) throw noSuchObject(method, id);
	return code;
}

/** GET of one (in the path or as `code`) or of all; `qr_image_url.format(SVG)` in `fields` asks for the picture. */
function list(call: GraphCall<PhoneNumber>): Json {
	const { object: number, rest, parameters } = call;
	const asked = textOf(parameters, 'fields');
	const fields = asked === undefined ? undefined : parseFields(asked);
	const image = fields?.find(({ name }) => name === 'qr_image_url');
	const format = image === undefined ? undefined : (readFormat(image.arguments['format']) ?? 'PNG');
	const show = (code: Code): Json => {
		const all = view(call, code, format);
		return fields === undefined
			? all
			: Object.fromEntries(fields.flatMap(({ name }) => (name in all ? [[name, all[name]]] : [])));
	};
	const id = rest[0] ?? textOf(parameters, 'code');
	if (id !== undefined) return { data: [show(find(call, id))] };
	const codes = [...number.qrCodes.values()];
	const whole = page(
		call,
		codes.map((code) => view(call, code)),
		{ key: (code) => String(code['code']) },
	);
	const data = Array.isArray(whole['data']) ? whole['data'] : [];
	return { ...whole, data: data.map((each) => show(find(call, textOf(each, 'code') ?? ''))) };
}

function remove(call: GraphCall<PhoneNumber>): Json {
	const id = call.rest[0] ?? textOf(call.parameters, 'code') ?? '';
	find(call, id);
	call.object.qrCodes.delete(id);
	return { success: true };
}

export const qrCodeEndpoints: Endpoint[] = [
	endpoint('GET', 'phoneNumber', 'message_qrdls', list, messaging),
	endpoint('POST', 'phoneNumber', 'message_qrdls', save, messaging),
	endpoint('DELETE', 'phoneNumber', 'message_qrdls', remove, messaging),
];
