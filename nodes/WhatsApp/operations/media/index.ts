import type { Resource } from '../operation';
import { deleteMedia } from './delete';
import { download } from './download';
import { get } from './get';
import { upload } from './upload';
import { uploadHandle } from './uploadHandle';

export const media: Resource = {
	name: 'Media',
	value: 'media',
	defaultOperation: 'upload',
	operations: [deleteMedia, download, get, upload, uploadHandle],
};
