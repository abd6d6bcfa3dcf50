import { InputError } from '../../graph/failure';
import { withinCount } from '../limits';
import { componentOf, type TemplateCard, type TemplateComponent } from '../templateDefinition';
import { checkButtons } from './buttonRules';
import { checkBody, checkHeader, TEXT_LIMITS, type TextRules } from './textRules';

/** Meta: Carousel templates. */
export const CARD_LIMITS = { min: 2, max: 10, buttons: 2 } as const;

const buttonsOf = (card: TemplateCard) => componentOf(card.components, 'BUTTONS')?.buttons ?? [];

/**
 * All cards of a carousel have the same parts: the same kind of header, the same buttons, a body or none.
 * @throws InputError for cards that Meta would not take into review
 */
export function checkCarousel(components: readonly TemplateComponent[], rules: TextRules): void {
	const carousel = componentOf(components, 'CAROUSEL');
	if (!carousel) return;
	const beside = components.find(({ type }) => type !== 'BODY' && type !== 'CAROUSEL');
	if (beside) {
		throw new InputError(`The template has a carousel and a ${beside.type.toLowerCase().replaceAll('_', ' ')}, and beside cards it takes a body alone`, 'Remove it, or put it into the cards.');
	}
	const cards = withinCount('Cards', carousel.cards, CARD_LIMITS);
	cards.forEach((card, index) => checkCard(card, { ...rules, place: `Card ${index + 1}` }));
	same(cards, 'header', (card) => componentOf(card.components, 'HEADER')?.format);
	same(cards, 'kinds of buttons', (card) => buttonsOf(card).map(({ type }) => type).join());
	same(cards, 'parts: one has a body, another has none', (card) => componentOf(card.components, 'BODY') !== undefined);
}

function same(cards: readonly TemplateCard[], what: string, key: (card: TemplateCard) => unknown): void {
	const [first, ...rest] = cards.map(key);
	const other = rest.findIndex((one) => one !== first);
	if (other < 0) return;
	throw new InputError(`'Card 1' and 'Card ${other + 2}' have different ${what}`, 'Give all cards the same parts.');
}

function checkCard({ components }: TemplateCard, rules: TextRules & { place: string }): void {
	const { place } = rules;
	const header = componentOf(components, 'HEADER');
	if (header?.format !== 'IMAGE' && header?.format !== 'VIDEO' && header?.format !== 'PRODUCT') {
		throw new InputError(`'${place}' has no picture, video or product at its top`, 'Give each card one of them as its header.');
	}
	checkHeader(header, rules);
	const body = componentOf(components, 'BODY');
	if (body) checkBody(body, TEXT_LIMITS.cardBody, rules);
	const buttons = componentOf(components, 'BUTTONS')?.buttons ?? [];
	const field = `Buttons' of '${place}`;
	withinCount(field, buttons, { min: 1, max: CARD_LIMITS.buttons });
	checkButtons(field, buttons);
}
