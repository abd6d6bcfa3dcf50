import { accountIdOf, searchList } from './searchList';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const STATUS: Readonly<Record<string, string>> = {
	BLOCKED: 'blocked',
	DEPRECATED: 'retired',
	DRAFT: 'draft',
	THROTTLED: 'slowed down',
};

/** The flows of the account. Those that are not simply published say so. */
export const searchFlows = searchList({
	request: (account) => ({
		method: 'GET',
		path: `/${accountIdOf(account)}/flows`,
		query: { fields: 'id,name,status' },
	}),
	entry: ({ id, name, status }) => {
		if (typeof id !== 'string') return undefined;
		const state = STATUS[text(status)];
		return { name: `${text(name) || id}${state === undefined ? '' : ` (${state})`}`, value: id };
	},
});
