import { safeHref } from '../format/whatsAppText';
import { textAt } from '../reading';
import { mediaAddress } from '../state/api';

/** Where a media part's file is: its link, or its media ID at the emulator. */
export function mediaSource(part: unknown): string | undefined {
	const link = textAt(part, 'link');
	if (link !== undefined) return safeHref(link);
	const id = textAt(part, 'id');
	return id === undefined ? undefined : mediaAddress(id);
}

/** The name to show for a document: its own, else the last part of its link. */
export function documentName(part: unknown): string {
	const filename = textAt(part, 'filename');
	if (filename !== undefined) return filename;
	const link = safeHref(textAt(part, 'link'));
	const last = link === undefined ? '' : (new URL(link).pathname.split('/').at(-1) ?? '');
	return last === '' ? 'Document' : decodeURIComponent(last);
}

/** "PDF", from the name's ending. */
export function extensionOf(name: string): string {
	return /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? 'FILE';
}
