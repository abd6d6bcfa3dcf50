import { textOf, type Json } from '../json';
import type { Account, App, User } from '../world/objects';
import { endpoint, rootEndpoint, type Endpoint, type GraphCall } from './endpoint';
import { pick } from './fields';
import { GraphError } from './graphError';
import { accountFields } from './analytics';

/** GET /debug_token: what a token is and may do. */
function debugToken({ world, parameters }: GraphCall): Json {
	const input = textOf(parameters, 'input_token');
	if (input === undefined) throw new GraphError(100, { title: 'The parameter input_token is required.' });
	const [appId, secret] = input.split('|');
	const app = world.find('app', appId ?? '');
	if (app !== undefined && secret === app.secret) {
		return { data: { app_id: app.id, type: 'APP', application: app.name, is_valid: true, scopes: [] } };
	}
	const token = world.tokens.get(input);
	if (token === undefined) {
		return {
			data: { error: { code: 190, message: 'Invalid OAuth access token.' }, is_valid: false, scopes: [] },
		};
	}
	const expired = token.expiresAt !== undefined && token.expiresAt <= world.now();
	const accounts = world.all('account').map(({ id }) => id);
	return {
		data: {
			app_id: token.appId,
			type: 'SYSTEM_USER',
			application: world.appOf(token)?.name,
			data_access_expires_at: 0,
			expires_at: token.expiresAt === undefined ? 0 : Math.floor(token.expiresAt / 1000),
			...(expired
				? {
						error: {
							code: 190,
							subcode: 463,
							message: 'Error validating access token: Session has expired.',
						},
					}
				: {}),
			is_valid: !expired,
			issued_at: 1_767_225_600,
			scopes: token.scopes,
			granular_scopes: token.scopes.map((scope) =>
				scope.startsWith('whatsapp') ? { scope, target_ids: accounts } : { scope },
			),
			user_id: token.userId,
		},
	};
}

/** GET /oauth/access_token with `client_credentials`: the app's own token. */
function appToken({ world, parameters, rest }: GraphCall): Json {
	if (rest[0] !== 'access_token')
		throw new GraphError(2500, { message: `Unknown path components: /${rest.join('/')}` });
	const app = world.find('app', textOf(parameters, 'client_id') ?? '');
	if (app === undefined)
		throw new GraphError(101, {
			message: 'Error validating application. Cannot get application info due to a system error.',
		});
	if (app.secret !== parameters['client_secret'])
		throw new GraphError(1, { message: 'Error validating client secret.' });
	return { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' };
}

function viewUser({ object, parameters }: GraphCall<User>): Json {
	return pick({ id: object.id, name: object.name }, parameters['fields'], 'User', ['id', 'name']);
}

function viewApp({ object, parameters }: GraphCall<App>): Json {
	const attributes = {
		id: object.id,
		name: object.name,
		category: 'Business and pages',
		link: `https://www.facebook.com/games/?app_id=${object.id}`,
		namespace: 'riverside_bakery_bot',
	};
	return pick(attributes, parameters['fields'], 'Application', ['category', 'link', 'name', 'id']);
}

function viewAccount(call: GraphCall<Account>): Json {
	return pick(
		call.object.attributes,
		call.parameters['fields'],
		'WhatsAppBusinessAccount',
		['id', 'name', 'timezone_id', 'message_template_namespace'],
		accountFields(call),
	);
}

export const identityEndpoints: Endpoint[] = [
	rootEndpoint('GET', 'debug_token', debugToken, { caller: 'any' }),
	rootEndpoint('GET', 'oauth', appToken, { caller: 'none' }),
	rootEndpoint('POST', 'oauth', appToken, { caller: 'none' }),
	endpoint('GET', 'user', undefined, viewUser, { caller: 'any' }),
	endpoint('GET', 'app', undefined, viewApp, { caller: 'any' }),
	endpoint('GET', 'account', undefined, viewAccount, { scope: 'whatsapp_business_management' }),
];
