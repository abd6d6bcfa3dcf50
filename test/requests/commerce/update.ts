import type { RequestCase } from '../requestCase';

export const cases: RequestCase[] = [
	{
		title: 'shows the catalog; the cart stays as it is',
		parameters: { updateFields: { isCatalogVisible: true } },
		request: { method: 'POST', path: '/1023000000000001/whatsapp_commerce_settings', query: { is_catalog_visible: true } },
	},
	{
		title: 'hides both',
		parameters: { updateFields: { isCartEnabled: false, isCatalogVisible: false } },
		request: {
			method: 'POST',
			path: '/1023000000000001/whatsapp_commerce_settings',
			query: { is_cart_enabled: false, is_catalog_visible: false },
		},
	},
];
