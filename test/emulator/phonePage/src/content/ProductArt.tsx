import { hueOf, seedOf } from '../format/people';

const shapes = [
	// A loaf, a cup, a leaf, a jar: one stands for each product.
	'M16 40c0-12 8-18 24-18s24 6 24 18c0 3-2 5-4 5v11a3 3 0 0 1-3 3H23a3 3 0 0 1-3-3V45c-2 0-4-2-4-5zM30 29l4 7M40 28l4 7M50 30l3 6',
	'M20 26h34v16a14 14 0 0 1-14 14h-6a14 14 0 0 1-14-14zM54 30h4a7 7 0 0 1 0 14h-5M30 20c-3-3 3-5 0-9M42 20c-3-3 3-5 0-9',
	'M58 18C34 16 18 26 20 46c1 8 6 12 12 12 18 0 26-16 26-40zM22 62c4-14 12-22 24-30',
	'M26 18h28v7H26zM24 31c0-4 3-6 5-6h22c2 0 5 2 5 6v26a4 4 0 0 1-4 4H28a4 4 0 0 1-4-4zM24 38h32v13H24z',
];

const [loaf = '', cup = ''] = shapes;

function shapeFor(id: string): string {
	if (/bread|loaf|rye|roll|bun|spelt|wheat|croissant|brioche|baguette|cake/i.test(id)) return loaf;
	if (/coffee|tea|latte|cocoa|drink/i.test(id)) return cup;
	return shapes[seedOf(id) % shapes.length] ?? loaf;
}

/** A drawing for a product: catalogs are not part of the emulator, so pictures follow from the ID. */
export function ProductArt({ id, size }: { id: string; size: number }) {
	const hue = hueOf(id);
	return (
		<svg className="product-art" viewBox="0 0 80 80" width={size} height={size} style={{ background: `linear-gradient(140deg, hsl(${hue} 62% 88%), hsl(${hue + 24} 58% 78%))` }} aria-hidden>
			<path d={shapeFor(id)} fill={`hsl(${hue} 55% 96%)`} fillOpacity=".8" stroke={`hsl(${hue} 42% 36%)`} strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
		</svg>
	);
}
