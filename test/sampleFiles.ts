/** A file as an input item carries it. */
export interface SampleFile {
	fileName: string;
	mimeType: string;
	bytes: Buffer;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** As many bytes after a file's start as make it `size` long. */
export const filled = ({ bytes, ...file }: SampleFile, size: number): SampleFile => ({
	...file,
	bytes: Buffer.concat([bytes, Buffer.alloc(Math.max(0, size - bytes.length), 0xa5)]),
});

const ftyp = (brand: string): Buffer => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\x02\0isomiso2`, 'latin1');

const webp = (chunk: string, header: string): Buffer =>
	Buffer.from(`RIFF\x1a\0\0\0WEBP${chunk}\x0a\0\0\0${header}`, 'latin1');

/** The extended form, which says by its flags whether it moves, with a canvas of this size. */
const extendedWebp = (flags: number, width: number, height: number): Buffer => {
	const size = (side: number): string => String.fromCharCode((side - 1) & 0xff, (side - 1) >> 8, 0);
	return webp('VP8X', `${String.fromCharCode(flags)}\0\0\0${size(width)}${size(height)}`);
};

const ogg = (header: string): Buffer =>
	Buffer.from(`OggS\0\x02\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\x01${String.fromCharCode(header.length)}${header}`, 'latin1');

const opusHead = (channels: number): string => `OpusHead\x01${String.fromCharCode(channels)}\x38\x01\x80\xbb\0\0\0\0\0`;

const zip = (...names: string[]): Buffer =>
	Buffer.concat(
		names.map((name) => {
			const header = Buffer.alloc(30);
			header.write('PK\x03\x04', 'latin1');
			header.writeUInt16LE(name.length, 26);
			return Buffer.concat([header, Buffer.from(name), Buffer.from([0x4b, 0x2c, 0x00])]);
		}),
	);

const ole = Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0', 'latin1');

const file = (fileName: string, mimeType: string, bytes: Buffer | string): SampleFile => ({
	fileName,
	mimeType,
	bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes,
});

/** The starts of real files, one for each type that WhatsApp takes and for some that it does not. */
export const sampleFiles = {
	jpeg: file('picture.jpg', 'image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01'),
	png: file('picture.png', 'image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
	mp4: file('clip.mp4', 'video/mp4', ftyp('isom')),
	threeGpp: file('clip.3gp', 'video/3gpp', ftyp('3gp5')),
	aac: file('song.aac', 'audio/aac', '\xff\xf1\x50\x80\x02\x1f\xfc'),
	amr: file('memo.amr', 'audio/amr', '#!AMR\n\x3c'),
	mp3: file('song.mp3', 'audio/mpeg', 'ID3\x04\0\0\0\0\0\0'),
	m4a: file('song.m4a', 'audio/mp4', ftyp('M4A ')),
	oggOpus: file('voice.ogg', 'audio/ogg', ogg(opusHead(1))),
	oggStereo: file('stereo.ogg', 'audio/ogg', ogg(opusHead(2))),
	oggVorbis: file('song.ogg', 'audio/ogg', ogg('\x01vorbis\0\0\0\0')),
	staticSticker: file('sticker.webp', 'image/webp', extendedWebp(0x10, 512, 512)),
	plainSticker: file('plain.webp', 'image/webp', webp('VP8L', '\x2f\xff\xc1\x7f\0\0\0\0\0\0')),
	lossySticker: file('photo.webp', 'image/webp', webp('VP8 ', '\x30\x01\0\x9d\x01\x2a\0\x02\0\x02')),
	wideSticker: file('wide.webp', 'image/webp', extendedWebp(0x10, 512, 256)),
	animatedSticker: file('moving.webp', 'image/webp', extendedWebp(0x12, 512, 512)),
	pdf: file('invoice.pdf', 'application/pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'),
	text: file('notes.txt', 'text/plain', 'Opening hours\n'),
	doc: file('letter.doc', 'application/msword', ole),
	xls: file('prices.xls', 'application/vnd.ms-excel', ole),
	ppt: file('talk.ppt', 'application/vnd.ms-powerpoint', ole),
	docx: file('letter.docx', `${OFFICE}.wordprocessingml.document`, zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml')),
	xlsx: file('prices.xlsx', `${OFFICE}.spreadsheetml.sheet`, zip('[Content_Types].xml', 'xl/workbook.xml')),
	pptx: file('talk.pptx', `${OFFICE}.presentationml.presentation`, zip('[Content_Types].xml', 'ppt/presentation.xml')),
	zip: file('archive.zip', 'application/zip', zip('readme.txt')),
	gif: file('moving.gif', 'image/gif', 'GIF89a\x01\0'),
	heic: file('photo.heic', 'image/heic', ftyp('heic')),
	quickTime: file('clip.mov', 'video/quicktime', ftyp('qt  ')),
	webm: file('clip.webm', 'video/webm', '\x1a\x45\xdf\xa3\x9f'),
	wav: file('sound.wav', 'audio/wav', 'RIFF\x24\0\0\0WAVEfmt '),
} as const;
