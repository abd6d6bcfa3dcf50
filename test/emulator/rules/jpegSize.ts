/**
 * Width and height of a JPEG in pixels, from its first frame header (ITU-T T.81, markers SOF0 to SOF15 without DHT, JPG
 * and DAC); undefined when it has none.
 */
export function jpegSize(bytes: Buffer): [width: number, height: number] | undefined {
	let at = 2;
	while (at + 9 <= bytes.length && bytes[at] === 0xff) {
		const marker = bytes[at + 1] ?? 0;
		if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
			return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
		at += 2 + bytes.readUInt16BE(at + 2);
	}
	return undefined;
}
