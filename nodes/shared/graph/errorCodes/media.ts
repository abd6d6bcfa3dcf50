import { never, type ErrorCodes } from './row';

/** Files: those that people send, those that you send. */
export const mediaCodes: ErrorCodes = {
	131014: never(
		'Meta could not fetch the file from its link.',
		'Open the link in a private browser window: it has to give the file itself, without a login. Or upload the file with the node.',
	),
	131052: never(
		'A file that the person sent could not be fetched.',
		'Ask them to send it again, smaller than 100 MB, or in another way.',
	),
	131053: never(
		'The file could not be taken into WhatsApp.',
		'Check the type (for example JPEG or PNG for pictures, MP4 for videos), the size, and that the MIME type fits the file. A link has to give the file without a login.',
	),
};
