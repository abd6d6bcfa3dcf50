import { fileType } from '../../../nodes/shared/whatsapp/fileType';
import { OGG_OPUS } from '../../../nodes/shared/whatsapp/fileContainers';
import { sampleFiles } from '../../sampleFiles';

const nameless = { mimeType: 'application/octet-stream', fileName: 'file' };
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('the type of a file', () => {
	it.each([
		['jpeg', 'image/jpeg'],
		['png', 'image/png'],
		['mp4', 'video/mp4'],
		['threeGpp', 'video/3gpp'],
		['aac', 'audio/aac'],
		['amr', 'audio/amr'],
		['mp3', 'audio/mpeg'],
		['m4a', 'audio/mp4'],
		['oggVorbis', 'audio/ogg'],
		['pdf', 'application/pdf'],
		['text', 'text/plain'],
		['docx', sampleFiles.docx.mimeType],
		['xlsx', sampleFiles.xlsx.mimeType],
		['pptx', sampleFiles.pptx.mimeType],
		['zip', 'application/zip'],
		['gif', 'image/gif'],
		['heic', 'image/heic'],
		['quickTime', 'video/quicktime'],
		['webm', 'video/webm'],
		['wav', 'audio/wav'],
	] as const)('is told by the bytes alone for %s', (sample, mimeType) => {
		expect(fileType(sampleFiles[sample].bytes, nameless)).toEqual({ mimeType });
	});

	it.each(['doc', 'xls', 'ppt'] as const)('of an old Office file (%s) is told by what it is declared as, or by its name', (sample) => {
		const { bytes: start, mimeType, fileName } = sampleFiles[sample];
		expect(fileType(start, { mimeType, fileName: 'file' })).toEqual({ mimeType });
		expect(fileType(start, { mimeType: 'application/octet-stream', fileName })).toEqual({ mimeType });
		expect(fileType(start, { mimeType: 'image/png', fileName: 'x.png' })).toEqual({ mimeType: 'application/x-ole-storage' });
	});

	it('of a ZIP whose first names tell nothing is the declared Office type, and otherwise ZIP', () => {
		const { bytes: start } = sampleFiles.zip;
		expect(fileType(start, { ...nameless, fileName: 'letter.docx' }).mimeType).toBe(sampleFiles.docx.mimeType);
		expect(fileType(start, { ...nameless, fileName: 'letter.pdf' }).mimeType).toBe('application/zip');
	});

	it('of a voice recording is OGG with Opus and its channels, whatever n8n was told', () => {
		expect(fileType(sampleFiles.oggOpus.bytes, { mimeType: 'audio/mpeg', fileName: 'voice.mp3' })).toEqual({ mimeType: OGG_OPUS, channels: 1 });
		expect(fileType(sampleFiles.oggStereo.bytes, nameless)).toEqual({ mimeType: OGG_OPUS, channels: 2 });
	});

	it('of a sticker says whether it moves and how large it is, in each form of WebP', () => {
		const still = { mimeType: 'image/webp', animated: false, pixels: [512, 512] };
		expect(fileType(sampleFiles.animatedSticker.bytes, nameless)).toEqual({ ...still, animated: true });
		expect(fileType(sampleFiles.staticSticker.bytes, nameless)).toEqual(still);
		expect(fileType(sampleFiles.wideSticker.bytes, nameless)).toEqual({ ...still, pixels: [512, 256] });
		expect(fileType(sampleFiles.lossySticker.bytes, nameless)).toEqual(still);
		// The lossless chunk has a signature byte where the flags of an extended one are.
		expect(fileType(sampleFiles.plainSticker.bytes, nameless)).toEqual(still);
		expect(fileType(sampleFiles.plainSticker.bytes.subarray(0, 20), nameless)).toEqual({ mimeType: 'image/webp', animated: false });
	});

	it('of a sound in a plain MP4 is what it was declared as', () => {
		expect(fileType(sampleFiles.mp4.bytes, { mimeType: 'audio/x-m4a', fileName: 'memo' }).mimeType).toBe('audio/mp4');
		expect(fileType(sampleFiles.mp4.bytes, { ...nameless, fileName: 'memo.m4a' }).mimeType).toBe('audio/mp4');
	});

	it.each([
		['an MP3 without tags', '\xff\xfb\x90\x64', 'audio/mpeg'],
		['AAC of MPEG-2', '\xff\xf9\x50\x80', 'audio/aac'],
		['wide-band AMR', '#!AMR-WB\n', 'audio/amr'],
	])('is found for %s', (_what, start, mimeType) => {
		expect(fileType(bytes(start), nameless)).toEqual({ mimeType });
	});

	it.each([
		['a web page that was saved as a picture', '<!doctype html><p>Not found'],
		['text that begins like a bitmap', 'BMW 320d, 90,000 km'],
		['CSV with umlauts', Buffer.from('Name;Größe\nÄpfel;3').toString('latin1')],
		['text of Windows in UTF-16', '\xff\xfeH\0i\0'],
		['a text that ends within a character', 'caf\xc3'],
	])('is plain text for %s', (_what, start) => {
		expect(fileType(bytes(start), { mimeType: 'image/jpeg', fileName: 'picture.jpg' })).toEqual({ mimeType: 'text/plain' });
	});

	it('is what was declared where the bytes tell nothing, in the spelling that WhatsApp knows', () => {
		const unknown = bytes('\0\x01\x02\x03');
		expect(fileType(unknown, { mimeType: 'image/jpg; q=1', fileName: 'x' }).mimeType).toBe('image/jpeg');
		expect(fileType(unknown, { mimeType: '', fileName: 'song.MP3' }).mimeType).toBe('audio/mpeg');
		expect(fileType(unknown, nameless).mimeType).toBe('application/octet-stream');
		expect(fileType(Buffer.alloc(0), { mimeType: 'application/pdf', fileName: 'x.pdf' }).mimeType).toBe('application/pdf');
	});
});
