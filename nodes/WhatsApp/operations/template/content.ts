import type { JsonObject } from '../../../shared/graph/request';
import type { ParametersOf } from '../fields/field';
import { defineFields } from '../fields/field';
import type { Sources } from '../operation';
import { authenticationFields } from './authenticationFields';
import { buttonOf } from './buttons';
import { buttons } from './buttonFields';
import { cardFields } from './cardFields';
import { bodyFields, headerFields, offerFields } from './contentFields';
import { bodyComponent, mediaHeader, sampleOf, textHeader, type Content, type Sample } from './draft';

/** The form of a template's content, for creating and for changing one. */
export const contentFields = defineFields([
	...headerFields,
	...bodyFields,
	buttons,
	...offerFields,
	...cardFields,
	...authenticationFields,
]);

export type ContentParameters = ParametersOf<typeof contentFields>;

/** The samples that a form names. */
export interface Samples {
	header?: Sample;
	/** One for each card; none for products. */
	cards: Sample[];
}

const hasSample = (format: string): boolean => ['IMAGE', 'VIDEO', 'GIF', 'DOCUMENT'].includes(format);

/**
 * Finds the samples of header and cards.
 * @throws InputError when a file is missing or cannot be a sample
 */
export async function samplesOf(parameters: ContentParameters, sources: Pick<Sources, 'file'>): Promise<Samples> {
	const { headerFormat: format, headerSampleFieldName: fieldName, headerSampleHandle: handle, cardHeaderFormat, cards } = parameters;
	const ofCards = hasSample(cardHeaderFormat) ? cards : [];
	return {
		...(hasSample(format) ? { header: await sampleOf(format, { fieldName, handle, field: 'Header Sample Field Name' }, sources) } : {}),
		cards: await Promise.all(
			ofCards.map(async (card, index) => {
				const field = `Sample Field Name' of 'Card ${index + 1}`;
				return await sampleOf(cardHeaderFormat, { fieldName: card.sampleFieldName, handle: card.sampleHandle, field }, sources);
			}),
		),
	};
}

/** Builds components one after another, so that each knows its place. */
class Draft implements Content {
	readonly components: JsonObject[] = [];

	readonly attachments: Content['attachments'] = [];

	add(component: JsonObject | undefined): void {
		if (component) this.components.push(component);
	}

	addHeader(format: string, sample: Sample): void {
		const { header, attachments } = mediaHeader(format, sample, ['components', this.components.length]);
		this.add(header);
		this.attachments.push(...attachments);
	}

	addCards(format: string, cards: ContentParameters['cards'], samples: readonly Sample[]): void {
		const place = this.components.length;
		const built = cards.map((card, index) => {
			const sample = samples[index];
			const at = ['components', place, 'cards', index, 'components', 0];
			const { header, attachments } = sample ? mediaHeader(format, sample, at) : { header: { type: 'HEADER', format }, attachments: [] };
			this.attachments.push(...attachments);
			return {
				components: [
					header,
					...(card.body.trim() === '' ? [] : [bodyComponent(card.body, card.bodyExamples)]),
					...(card.buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons: card.buttons.map(buttonOf) }]),
				],
			};
		});
		this.add({ type: 'CAROUSEL', cards: built });
	}
}

/** The content of a template of the business's own words. */
export function writtenContent(parameters: ContentParameters, samples: Samples): Content {
	const { headerFormat: format, headerText, headerExample, body, bodyExamples, footer, buttons: rows, cards } = parameters;
	const draft = new Draft();
	if (format === 'TEXT') draft.add(textHeader(headerText, headerExample));
	else if (samples.header) draft.addHeader(format, samples.header);
	else if (format !== 'none') draft.add({ type: 'HEADER', format });
	if (parameters.limitedTimeOffer) {
		const offer = { text: parameters.offerText, has_expiration: parameters.offerHasExpiration };
		draft.add({ type: 'LIMITED_TIME_OFFER', limited_time_offer: offer });
	}
	draft.add(bodyComponent(body, bodyExamples));
	if (footer.trim() !== '') draft.add({ type: 'FOOTER', text: footer.trim() });
	if (rows.length > 0) draft.add({ type: 'BUTTONS', buttons: rows.map(buttonOf) });
	if (cards.length > 0) draft.addCards(parameters.cardHeaderFormat, cards, samples.cards);
	return draft;
}

/** The content of an authentication template: switches, and the button that brings the code into the app. */
export function authenticationContent(parameters: ContentParameters): Content {
	const { otpType, otpText, autofillText, supportedApps, codeExpirationMinutes: minutes } = parameters;
	const fills = otpType !== 'COPY_CODE';
	const button: JsonObject = {
		type: 'OTP',
		otp_type: otpType,
		...(otpText.trim() === '' ? {} : { text: otpText.trim() }),
		...(fills && autofillText.trim() !== '' ? { autofill_text: autofillText.trim() } : {}),
		...(otpType === 'ZERO_TAP' ? { zero_tap_terms_accepted: parameters.zeroTapTermsAccepted } : {}),
		...(fills ? { supported_apps: supportedApps.map(({ packageName, signatureHash }) => ({ package_name: packageName.trim(), signature_hash: signatureHash.trim() })) } : {}),
	};
	return {
		components: [
			{ type: 'BODY', add_security_recommendation: parameters.addSecurityRecommendation },
			...(minutes > 0 ? [{ type: 'FOOTER', code_expiration_minutes: Math.round(minutes) }] : []),
			{ type: 'BUTTONS', buttons: [button] },
		],
		attachments: [],
	};
}
