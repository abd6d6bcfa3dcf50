import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** Fields per side, and pixels per field. */
const side = 25;
const scale = 8;

/** A picture that looks like a QR code: the same one for the same text. It cannot be scanned; tests only need an image. */
function fields(text: string): boolean[][] {
	const hash = createHash('sha512').update(text).digest();
	return Array.from({ length: side }, (_, y) =>
		Array.from({ length: side }, (_, x) => {
			const corner = cornerAt(x, y);
			if (corner !== undefined) return corner;
			const bit = y * side + x;
			return (((hash[Math.floor(bit / 8) % hash.length] ?? 0) >> (bit % 8)) & 1) === 1;
		}),
	);
}

/** The three eyes of a QR code. */
function cornerAt(x: number, y: number): boolean | undefined {
	const far = side - 7;
	const left = x < 7 ? x : x - far;
	const top = y < 7 ? y : y - far;
	if (left < 0 || top < 0 || left > 6 || top > 6 || (x >= far && y >= far)) return undefined;
	const ring = Math.max(Math.abs(left - 3), Math.abs(top - 3));
	return ring !== 2;
}

export function qrSvg(text: string): string {
	const squares = fields(text).flatMap((row, y) =>
		row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * scale}" height="${side * scale}"><rect width="100%" height="100%" fill="#fff"/><path d="${squares.join('')}"/></svg>`;
}

export function qrPng(text: string): Buffer {
	const matrix = fields(text);
	const size = side * scale;
	const rows = Buffer.alloc(size * (size + 1));
	for (let y = 0; y < size; y += 1) {
		for (let x = 0; x < size; x += 1) {
			const dark = matrix[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
			rows[y * (size + 1) + 1 + x] = dark ? 0 : 255;
		}
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(size, 0);
	head.writeUInt32BE(size, 4);
	head[8] = 8;
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function chunk(name: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const framed = Buffer.alloc(body.length + 8);
	framed.writeUInt32BE(data.length, 0);
	body.copy(framed, 4);
	framed.writeUInt32BE(crc32(body), body.length + 4);
	return framed;
}
