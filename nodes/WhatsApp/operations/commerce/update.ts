import { InputError } from '../../../shared/graph/failure';
import { defineField } from '../fields/field';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { defineOperation } from '../operation';

const updateFields = defineField({
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Cart Enabled',
			name: 'isCartEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether people can put products into a shopping cart',
		},
		{
			displayName: 'Catalog Visible',
			name: 'isCatalogVisible',
			type: 'boolean',
			default: true,
			description: 'Whether the chat and the profile show the catalog',
		},
	],
});

export const update = defineOperation({
	name: 'Update',
	value: 'update',
	action: 'Update commerce settings',
	description: 'Show or hide the catalog and the shopping cart of a number. What is not given stays as it is.',
	effect: 'write',
	fields: [number('The number whose settings are changed'), updateFields, plainOptions()],
	request: ({ phoneNumberId, updateFields: { isCartEnabled: cart, isCatalogVisible: catalog } }) => {
		if (cart === undefined && catalog === undefined) {
			throw new InputError("'Update Fields' is empty, so there is nothing to change", 'Add a field.');
		}
		return {
			method: 'POST',
			path: `/${phoneNumberId}/whatsapp_commerce_settings`,
			// Meta takes these in the query.
			query: {
				...(cart === undefined ? {} : { is_cart_enabled: cart }),
				...(catalog === undefined ? {} : { is_catalog_visible: catalog }),
			},
		};
	},
	simplify: (_body, { phoneNumberId, updateFields: changed }) => ({ success: true, phoneNumberId, ...changed }),
});
