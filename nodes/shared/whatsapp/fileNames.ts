import { bareType } from './mediaLimits';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What people expect at the end of a name, by MIME type; n8n's own table names some of them oddly (`oga`, `mpga`). */
const EXTENSIONS: Readonly<Record<string, string>> = {
	'application/json': 'json',
	'application/msword': 'doc',
	'application/pdf': 'pdf',
	'application/rtf': 'rtf',
	'application/vnd.ms-excel': 'xls',
	'application/vnd.ms-powerpoint': 'ppt',
	[`${OFFICE}.presentationml.presentation`]: 'pptx',
	[`${OFFICE}.spreadsheetml.sheet`]: 'xlsx',
	[`${OFFICE}.wordprocessingml.document`]: 'docx',
	'application/xml': 'xml',
	'application/zip': 'zip',
	'audio/aac': 'aac',
	'audio/amr': 'amr',
	'audio/mp4': 'm4a',
	'audio/mpeg': 'mp3',
	'audio/ogg': 'ogg',
	'audio/opus': 'ogg',
	'audio/wav': 'wav',
	'image/gif': 'gif',
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/svg+xml': 'svg',
	'image/webp': 'webp',
	'text/calendar': 'ics',
	'text/csv': 'csv',
	'text/html': 'html',
	'text/plain': 'txt',
	'text/vcard': 'vcf',
	'video/3gpp': '3gp',
	'video/mp4': 'mp4',
	'video/quicktime': 'mov',
	'video/webm': 'webm',
};

/** The end of a name for this MIME type, without the dot; undefined for types that are not known here. */
export const extensionOf = (mimeType: string): string | undefined => EXTENSIONS[bareType(mimeType)];

/** The name with an extension that fits the type. A name that has one already keeps it. */
export function fileNameFor(name: string, mimeType: string): string {
	const extension = extensionOf(mimeType);
	return extension === undefined || /\.[A-Za-z0-9]{1,5}$/.test(name) ? name : `${name}.${extension}`;
}

/** The name that a Content-Disposition header gives, without folders; undefined when it gives none. */
export function fileNameOfDisposition(disposition: string): string | undefined {
	const encoded = /filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
	const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition);
	const name = decoded(encoded) ?? plain?.[1] ?? plain?.[2];
	const bare = name?.split(/[/\\]/).at(-1)?.trim();
	return bare === undefined || bare === '' ? undefined : bare;
}

function decoded(text: string | undefined): string | undefined {
	try {
		return text === undefined ? undefined : decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
