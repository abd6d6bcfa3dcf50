import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { single } from '../flat';
import { defineOperation } from '../operation';

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get commerce settings',
	description: 'Get whether a number shows its catalog and a shopping cart',
	effect: 'read',
	fields: [number('The number whose settings are read'), plainOptions()],
	request: ({ phoneNumberId }) => ({ method: 'GET', path: `/${phoneNumberId}/whatsapp_commerce_settings` }),
	simplify: (body, { phoneNumberId }) => {
		const { is_cart_enabled: cart, is_catalog_visible: catalog } = single(body);
		// Meta answers with nothing for a number without a catalog.
		return { phoneNumberId, isCartEnabled: cart ?? null, isCatalogVisible: catalog ?? null };
	},
});
