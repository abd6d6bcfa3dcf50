import { defineField } from './field';

export const catalogId = defineField({
	displayName: 'Catalog ID',
	name: 'catalogId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 367025965434465',
	description: 'The catalog that is connected to the WhatsApp Business Account. Its ID stands in Meta Commerce Manager > Settings.',
});

/** A product as the catalog's owner calls it. */
export const productRetailerId = defineField({
	displayName: 'Product ID',
	name: 'productRetailerId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 2lc20305pt',
	description: 'The Content ID of the product in the catalog (Meta: product_retailer_id)',
});
