import { InputError } from '../../graph/failure';
import type { JsonObject } from '../../graph/request';
import { coordinate } from '../coordinate';
import { momentOf } from '../moment';
import { componentOf, type HeaderComponent, type TemplateButton, type TemplateComponent, type TemplateDefinition } from '../templateDefinition';
import { labelOfButton } from './buttonSlots';
import * as read from './buttonValues';
import { textOf, textParameter, withinFilled } from './parameters';
import type { Problems } from './problems';
import { isFileKind, shortened, type Slot } from './slot';
import { cardPlace, carriesOneTimeCode, CODE, isNamed, orderedVariables, slotsOf, WHOLE, type Place } from './slots';
import type { SlotValues } from './values';

/** Where in the components something stands. */
export type Path = ReadonlyArray<string | number>;

/** What a template's components are made from, besides its definition. */
export interface Filling {
	readonly values: SlotValues;
	/**
	 * The media object of a header, which will stand there; undefined when its file could not be read.
	 * @throws InputError when the file does not fit
	 */
	file(slot: Slot, at: Path, fileName: string): JsonObject | undefined;
	/** Unix milliseconds. */
	readonly now: number;
	/** For dates that name none. */
	readonly timeZone: string;
}

/** Meta: characters of a header, of a card's body, of a body with other parts beside it, and of one alone. */
const HEADER = 60;
const CARD_BODY = 160;
const BODY = 1024;
const LONE_BODY = 32_768;

/** The components that fill a template in, in Meta's order. Each value that does not fit is kept as a problem. */
export const componentsFor = (definition: TemplateDefinition, filling: Filling, problems: Problems): JsonObject[] =>
	new Building(slotsOf(definition), filling, problems).of(definition);

class Building {
	private readonly slots: ReadonlyMap<string, Slot>;

	constructor(
		slots: readonly Slot[],
		private readonly filling: Filling,
		private readonly problems: Problems,
	) {
		this.slots = new Map(slots.map((slot) => [slot.id, slot]));
	}

	of(definition: TemplateDefinition): JsonObject[] {
		if (!carriesOneTimeCode(definition)) return this.part(definition.components, WHOLE, []);
		const text = this.value(CODE, read.oneTimeCode) ?? '';
		const parameters = [{ type: 'text', text }];
		return [
			{ type: 'body', parameters },
			{ type: 'button', sub_type: 'url', index: 0, parameters: [...parameters] },
		];
	}

	private part(components: readonly TemplateComponent[], place: Place, at: Path): JsonObject[] {
		const header = componentOf(components, 'HEADER');
		const body = componentOf(components, 'BODY')?.text ?? '';
		const cards = componentOf(components, 'CAROUSEL')?.cards ?? [];
		const buttons = componentOf(components, 'BUTTONS')?.buttons ?? [];
		const bodyLimit = place !== WHOLE ? CARD_BODY : components.length > 1 ? BODY : LONE_BODY;
		const built = [
			component('header', header ? this.header(header, place, [...at, 0, 'parameters', 0]) : []),
			component('body', this.texts(`${place.id}body`, `${place.name}Body`, body, bodyLimit)),
			component('limited_time_offer', this.offer(place)),
		].flat();
		if (cards.length > 0) built.push({ type: 'carousel', cards: this.cards(cards, [...at, built.length, 'cards']) });
		return [
			...built,
			...buttons.flatMap((button, index) => {
				const parameters = this.button(button, `${place.id}button.${index}`);
				const named = { type: 'button', sub_type: button.type.toLowerCase(), index };
				if (parameters.length > 0) return [{ ...named, parameters }];
				// Meta refuses the send of a template whose flow button is not named (131009), though the button needs no value.
				return button.type === 'FLOW' ? [named] : [];
			}),
		];
	}

	private cards(cards: ReadonlyArray<{ components: TemplateComponent[] }>, at: Path): JsonObject[] {
		return cards.map(({ components }, index) => ({
			card_index: index,
			components: this.part(components, cardPlace(index), [...at, index, 'components']),
		}));
	}

	/** The value of an input as `how` reads it; undefined when there is none, or it does not fit. */
	private value<T>(id: string, how: (slot: Slot, value: unknown) => T): T | undefined {
		const slot = this.slots.get(id);
		const { values } = this.filling;
		return slot && values.has(id) ? this.problems.attempt(() => how(slot, values.get(id))) : undefined;
	}

	private texts(id: string, name: string, text: string, limit: number): JsonObject[] {
		const variables = orderedVariables(text);
		const named = isNamed(variables);
		const filled = variables.flatMap((variable) => {
			const given = this.value(`${id}.${variable}`, textParameter);
			return given ? [{ variable, ...given }] : [];
		});
		if (variables.length > 0 && filled.length === variables.length) {
			const shown = new Map(filled.map((one) => [one.variable, one.shown]));
			const whole = text.replace(/\{\{\s*(\w+)\s*\}\}/g, (all, variable: string) => shown.get(variable) ?? all);
			this.problems.attempt(() => withinFilled(name, whole, limit));
		}
		return filled.map(({ variable, parameter: { type, ...content } }) => ({
			type: type ?? 'text',
			...(named ? { parameter_name: variable } : {}),
			...content,
		}));
	}

	private header(header: HeaderComponent, { id, name }: Place, at: Path): JsonObject[] {
		switch (header.format) {
			case 'TEXT':
				return this.texts(`${id}header`, `${name}Header`, header.text, HEADER);
			case 'LOCATION':
				return this.location(`${id}header.location`);
			case 'PRODUCT':
				return this.product(id);
			default: {
				const kind = header.format.toLowerCase();
				const fileName = this.value(`${id}header.filename`, textOf) ?? '';
				const media = this.value(`${id}header.${kind}`, (slot) => isFileKind(slot.kind) && this.filling.file(slot, [...at, kind], fileName));
				return media ? [{ type: kind, [kind]: media }] : [];
			}
		}
	}

	private location(id: string): JsonObject[] {
		const latitude = this.value(`${id}.latitude`, (slot, value) => coordinate(slot.name, textOf(slot, value), 90));
		const longitude = this.value(`${id}.longitude`, (slot, value) => coordinate(slot.name, textOf(slot, value), 180));
		if (latitude === undefined || longitude === undefined) return [];
		const name = this.value(`${id}.name`, textOf);
		const address = this.value(`${id}.address`, textOf);
		const location = { latitude, longitude, ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) };
		return [{ type: 'location', location }];
	}

	private product(place: string): JsonObject[] {
		const product = this.value(`${place}header.product`, read.productId);
		const catalog = this.value(`${place}header.catalog`, read.productId) ?? this.value(`${cardPlace(0).id}header.catalog`, read.productId);
		if (product === undefined || catalog === undefined) return [];
		return [{ type: 'product', product: { product_retailer_id: product, catalog_id: catalog } }];
	}

	private offer({ id }: Place): JsonObject[] {
		const expiration = this.value(`${id}offer.expiration`, (slot, value) => {
			const moment = momentOf(slot.name, value, this.filling.timeZone);
			if (moment > this.filling.now) return moment;
			throw new InputError(`'${slot.name}' is ${new Date(moment).toISOString()}, which is in the past`, 'Give a time at which the offer ends.');
		});
		return expiration === undefined ? [] : [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: expiration } }];
	}

	/** What a button's component holds; nothing for a button that is sent as it is. */
	private button(button: TemplateButton, id: string): JsonObject[] {
		switch (button.type) {
			case 'URL':
				return parameter('text', this.value(id, read.urlSuffix));
			case 'QUICK_REPLY':
				return parameter('payload', this.value(id, read.payload));
			case 'COPY_CODE':
				return parameter('coupon_code', this.value(id, read.couponCode));
			case 'FLOW':
				return action({ flow_token: this.value(`${id}.token`, textOf), flow_action_data: this.value(`${id}.data`, read.flowData) });
			case 'CATALOG':
				return action({ thumbnail_product_retailer_id: this.value(id, read.productId) });
			case 'MPM':
				return action({
					thumbnail_product_retailer_id: this.value(`${id}.thumbnail`, read.productId),
					sections: this.value(`${id}.sections`, (slot, value) => read.productSections(slot, value, shortened(labelOfButton(button), 23))),
				});
			case 'ORDER_DETAILS':
				return action({ order_details: this.value(id, read.orderDetails) });
			case 'VOICE_CALL':
				return [
					...parameter('ttl_minutes', this.value(`${id}.ttl`, read.minutes)),
					...parameter('payload', this.value(`${id}.payload`, read.payload)),
				];
			default:
				return [];
		}
	}
}

const component = (type: string, parameters: JsonObject[]): JsonObject[] => (parameters.length === 0 ? [] : [{ type, parameters }]);

/** Most of Meta's parameters have their value under the name of their type. */
const parameter = (type: string, value: string | number | undefined): JsonObject[] => (value === undefined ? [] : [{ type, [type]: value }]);

/** An action of what is there; none when nothing is. */
function action(members: Record<string, JsonObject[string] | undefined>): JsonObject[] {
	const present = Object.entries(members).flatMap(([key, value]): Array<[string, JsonObject[string]]> => (value === undefined ? [] : [[key, value]]));
	return present.length === 0 ? [] : [{ type: 'action', action: Object.fromEntries(present) }];
}
