import { recordOf, type Json } from '../workflow';
import { byId, FULL, operation, type Conversion } from './converted';

/** Upload, Download (which gives an address) and Delete. */
export function convertMediaOperation(given: Json): Conversion | undefined {
	switch (given.operation ?? 'mediaUpload') {
		case 'mediaUpload': {
			const { mediaFileName } = recordOf(given.additionalFields);
			return operation('media', 'upload', 'Media > Upload', {
				phoneNumberId: byId(given.phoneNumberId),
				inputDataFieldName: given.mediaPropertyName ?? 'data',
				options: { ...FULL, ...(mediaFileName === undefined || mediaFileName === '' ? {} : { fileName: mediaFileName }) },
			});
		}
		case 'mediaUrlGet':
			return operation('media', 'get', 'Media > Get', { mediaId: given.mediaGetId ?? '', options: FULL }, {
				notes: ['it gives the address of the file, as before. Media > Download gives the file itself, and makes the HTTP Request behind it needless'],
			});
		case 'mediaDelete':
			return operation('media', 'delete', 'Media > Delete', { mediaId: given.mediaDeleteId ?? '', options: FULL });
		default:
			return undefined;
	}
}
