import { extensionOf, fileNameFor, fileNameOfDisposition } from '../../../nodes/shared/whatsapp/fileNames';

describe('the name of a downloaded file', () => {
	it.each([
		['image/jpeg', 'jpg'],
		['audio/ogg; codecs=opus', 'ogg'],
		['AUDIO/MPEG', 'mp3'],
		['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
		['text/vcard; charset=utf-8', 'vcf'],
		['application/x-unheard-of', undefined],
	])('%s has the extension %s', (mimeType, extension) => {
		expect(extensionOf(mimeType)).toBe(extension);
	});

	it('gets the extension of its type, unless it has one', () => {
		expect(fileNameFor('1013859600285441', 'image/webp')).toBe('1013859600285441.webp');
		expect(fileNameFor('Prices. Of May', 'application/pdf')).toBe('Prices. Of May.pdf');
		expect(fileNameFor('scan.jpeg', 'image/jpeg')).toBe('scan.jpeg');
		expect(fileNameFor('data', 'application/x-unheard-of')).toBe('data');
	});

	it.each([
		[`attachment; filename="a b.pdf"`, 'a b.pdf'],
		[`attachment; filename=a.pdf; size=5`, 'a.pdf'],
		[`attachment; filename="x.pdf"; filename*=UTF-8''Preisliste%20%C3%84pfel.pdf`, 'Preisliste Äpfel.pdf'],
		[`attachment; filename="../../etc/passwd"`, 'passwd'],
		[`attachment; filename="C:\\temp\\a.pdf"`, 'a.pdf'],
		[`attachment; filename*=UTF-8''%E0%A4%A`, undefined],
		['inline', undefined],
		['', undefined],
	])('is read from the header %p', (header, name) => {
		expect(fileNameOfDisposition(header)).toBe(name);
	});
});
