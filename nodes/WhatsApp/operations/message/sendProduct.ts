import { footer, optionalBody } from '../fields/messageText';
import { catalogId, productRetailerId } from '../fields/product';
import { recipient } from '../fields/recipient';
import { sender } from '../fields/sender';
import { sendOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';
import { interactive } from './interactive';
import { messageSent } from './outgoing';

export const sendProduct = defineOperation({
	name: 'Send Product',
	value: 'sendProduct',
	action: 'Send product of catalog',
	description: 'Send one product of the catalog, with its picture, name and price',
	effect: 'send',
	fields: [sender, recipient, catalogId, productRetailerId, optionalBody, footer, sendOptions()],
	request: (parameters) =>
		interactive(parameters, {
			type: 'product',
			action: { catalog_id: parameters.catalogId.trim(), product_retailer_id: parameters.productRetailerId.trim() },
		}),
	simplify: messageSent,
});
