import { fieldNames, graphFields } from '../fields/graphFields';
import { number } from '../fields/number';
import { plainOptions } from '../fields/sendOptions';
import { flat, single } from '../flat';
import { defineOperation } from '../operation';

const PROFILE_FIELDS = ['about', 'address', 'description', 'email', 'profile_picture_url', 'vertical', 'websites'] as const;

export const get = defineOperation({
	name: 'Get',
	value: 'get',
	action: 'Get business profile',
	description: 'Get what people see of the business in WhatsApp: about text, address, description, email, picture, industry, websites',
	effect: 'read',
	fields: [number('The number whose profile is read'), plainOptions(graphFields('about,address,websites'))],
	request: ({ phoneNumberId, options }) => ({
		method: 'GET',
		path: `/${phoneNumberId}/whatsapp_business_profile`,
		query: { fields: fieldNames(options.fields ?? '', PROFILE_FIELDS) },
	}),
	simplify: (body, { phoneNumberId }) => {
		const { messaging_product: _product, ...profile } = single(body, 'business_profile');
		return { phoneNumberId, ...flat(profile) };
	},
});
