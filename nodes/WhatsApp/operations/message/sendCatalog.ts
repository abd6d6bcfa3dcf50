import { body, footer } from '../fields/messageText';
import { productRetailerId } from '../fields/product';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineField } from '../fields/field';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

const thumbnail = defineField({
	...productRetailerId,
	displayName: 'Thumbnail Product ID',
	name: 'thumbnailProductRetailerId',
	required: false,
	description: "The product whose picture the message shows. Leave it empty for the catalog's first one.",
});

export const sendCatalog = defineOperation({
	name: 'Send Catalog',
	value: 'sendCatalog',
	action: 'Send catalog',
	description: 'Send a message with a button that opens the whole catalog',
	effect: 'send',
	fields: [sender, recipient, body, footer, thumbnail, sendOptions()],
	request: (parameters) => {
		const product = parameters.thumbnailProductRetailerId.trim();
		return interactive(parameters, {
			type: 'catalog_message',
			action: {
				name: 'catalog_message',
				...(product === '' ? {} : { parameters: { thumbnail_product_retailer_id: product } }),
			},
		});
	},
	simplify: messageSent,
});
