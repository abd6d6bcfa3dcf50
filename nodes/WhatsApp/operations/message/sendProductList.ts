import { InputError } from '../../../shared/graph/failure';
import { defineField, type ValueOf } from '../fields/field';
import { textHeader } from '../fields/header';
import { body, footer, headerText } from '../fields/messageText';
import { catalogId, productRetailerId } from '../fields/product';
import { recipient } from '../fields/recipient';
import { sectionsWith, withSectionTitles } from '../fields/sections';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

/** Meta: all sections together hold at most 30 products. */
const MAX_PRODUCTS = 30;

const products = defineField({
	displayName: 'Products',
	name: 'productItems',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	limit: { min: 1, max: MAX_PRODUCTS },
	orJson: true,
	rowAs: { text: 'productRetailerId' },
	placeholder: 'Add Product',
	default: {},
	description: 'The products of this section. A message has at most 30 in all.',
	options: [{ displayName: 'Product', name: 'product', values: [productRetailerId] }],
});

const sections = sectionsWith(products, {
	description: 'The parts of the product list, with at most 30 products in all of them together',
	titlePlaceholder: 'e.g. Cakes',
	entries: 'products',
});

function sectionsOf(given: ValueOf<typeof sections>) {
	withSectionTitles(given);
	const count = given.reduce((sum, { productItems }) => sum + productItems.length, 0);
	if (count > MAX_PRODUCTS) {
		throw new InputError(
			`'Sections' have ${count} products in all, and at most ${MAX_PRODUCTS} are allowed over all sections`,
			`Remove ${count - MAX_PRODUCTS}, or send the whole catalog with Send Catalog.`,
		);
	}
	return given.map(({ title, productItems }) => ({
		...(title.trim() === '' ? {} : { title }),
		product_items: productItems.map((product) => ({ product_retailer_id: product.productRetailerId.trim() })),
	}));
}

export const sendProductList = defineOperation({
	name: 'Send Product List',
	value: 'sendProductList',
	action: 'Send list of products',
	description: 'Send up to 30 products of the catalog in up to 10 sections, for the customer to put into the cart',
	effect: 'send',
	fields: [
		sender,
		recipient,
		{
			...headerText,
			required: true,
			limit: { min: 1, max: 60 },
			description: 'Bold line above the body, up to 60 characters',
		},
		body,
		footer,
		catalogId,
		sections,
		sendOptions(),
	],
	request: (parameters) =>
		interactive(parameters, {
			type: 'product_list',
			header: textHeader(parameters.headerText),
			action: { catalog_id: parameters.catalogId.trim(), sections: sectionsOf(parameters.sections) },
		}),
	simplify: messageSent,
});
