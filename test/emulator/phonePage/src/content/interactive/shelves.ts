import { listAt, textAt } from '../../reading';

/** A section of a catalog: product retailer IDs under a title. */
export interface Shelf {
	title?: string;
	products: string[];
}

/** What stands in for a catalog: the emulator keeps none. */
const demoCatalogId = '1027000000000001';
const demoProducts = ['sourdough-loaf', 'rye-loaf', 'butter-croissant', 'house-coffee'];

export function catalogIdOf(interactive: unknown): string {
	return textAt(interactive, 'action', 'catalog_id') ?? demoCatalogId;
}

/** The products that a product, product list or catalog message offers; a whole catalog is a demo one. */
export function shelvesOf(interactive: unknown): Shelf[] {
	const single = textAt(interactive, 'action', 'product_retailer_id');
	if (single !== undefined) return [{ products: [single] }];
	const shelves = listAt(interactive, 'action', 'sections').map((section): Shelf => {
		const products = listAt(section, 'product_items').flatMap((item) => textAt(item, 'product_retailer_id') ?? []);
		const title = textAt(section, 'title');
		return title === undefined ? { products } : { title, products };
	});
	if (shelves.length > 0) return shelves;
	const thumbnail =
		textAt(interactive, 'action', 'parameters', 'thumbnail_product_retailer_id') ?? textAt(interactive, 'action', 'thumbnail_product_retailer_id');
	return [{ products: [...new Set(thumbnail === undefined ? demoProducts : [thumbnail, ...demoProducts])] }];
}
