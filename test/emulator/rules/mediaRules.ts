import { anyText, exactlyOne, flag, shape, someText, text, type Check } from './shape';
import { invalid } from '../graph/graphError';

function webAddress(protocols: RegExp, why: string): Check {
	return (value, path) => {
		someText(value, path);
		const target = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
		if (target === undefined || !protocols.test(target.protocol)) throw invalid(path, why);
	};
}

const link = webAddress(/^https?:$/, 'is not a valid URL.');

const caption = text(0, 1024);

function media(more: Record<string, Check>): Check {
	return shape({}, { id: someText, link, ...more }, (value, path) => exactlyOne(value, path, 'id', 'link'));
}

/** A media object of each message type: an ID or a link, and what that type can carry besides. */
export const mediaRules = {
	image: media({ caption }),
	video: media({ caption }),
	document: media({ caption, filename: anyText }),
	audio: media({ voice: flag }),
	sticker: media({}),
} as const;

/** The media of a header: no caption. */
export const headerMedia = media({});
export const headerDocument = media({ filename: anyText });

/** A web address that a customer opens from a button or a card. */
export const webLink = webAddress(/^https:$/, 'is not a valid URL that starts with https://.');
