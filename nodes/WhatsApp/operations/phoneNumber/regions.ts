/** Countries in which Meta can keep a number's messages (Meta: Local storage), and no choice of one. */
export const regions = [
	{ name: 'Australia', value: 'AU' },
	{ name: 'Bahrain', value: 'BH' },
	{ name: 'Brazil', value: 'BR' },
	{ name: 'Canada', value: 'CA' },
	{ name: 'European Union', value: 'EU' },
	{ name: 'Germany', value: 'DE' },
	{ name: 'India', value: 'IN' },
	{ name: 'Indonesia', value: 'ID' },
	{ name: 'Japan', value: 'JP' },
	{ name: "Meta's Own Choice", value: '' },
	{ name: 'Singapore', value: 'SG' },
	{ name: 'South Africa', value: 'ZA' },
	{ name: 'South Korea', value: 'KR' },
	{ name: 'Switzerland', value: 'CH' },
	{ name: 'United Arab Emirates', value: 'AE' },
	{ name: 'United Kingdom', value: 'GB' },
] as const;
