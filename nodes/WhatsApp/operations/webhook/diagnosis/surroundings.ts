import { ADDRESS_VARIABLE } from '../../../../WhatsAppTrigger/subscribing/callbackUrl';
import { findingOf, type Finding } from './finding';
import type { Survey } from './survey';

/** Hosts that nobody on the internet can reach. */
const LOCAL =
	/^(localhost|[^.:]+|.+\.(local|localhost|internal|lan|home\.arpa)|0\.0\.0\.0|127\..+|10\..+|192\.168\..+|169\.254\..+|172\.(1[6-9]|2\d|3[01])\..+|\[(::1|f[cd].+|fe80.+)\])$/i;

const SET_ADDRESS = `Set n8n's public https address (${ADDRESS_VARIABLE}) and restart n8n; on your own computer, use a tunnel.`;

/** Whether Meta can reach the address that this n8n, or the user, gives out. */
export function publicUrl({ webhookOrigin, wanted }: Survey): Finding[] {
	const { ok, is } = findingOf('publicUrl', 'Meta delivers only to https addresses that it can reach from the internet.');
	const given = wanted || webhookOrigin;
	if (!URL.canParse(given)) return [is({ status: 'unknown', found: 'n8n does not say what its address is.', remedy: SET_ADDRESS })];
	const { protocol, hostname, origin } = new URL(given);
	const about = { callbackUrl: given };
	if (LOCAL.test(hostname)) return [is({ status: 'blocking', found: `${origin} can be reached from this network alone.`, remedy: SET_ADDRESS, about })];
	if (protocol !== 'https:') return [is({ status: 'blocking', found: `${origin} is no https address.`, remedy: SET_ADDRESS, about })];
	if (wanted !== '' && webhookOrigin !== '' && origin !== webhookOrigin) {
		return [
			is({
				status: 'warning',
				found: `${origin} is not the address that n8n gives out: ${webhookOrigin}.`,
				remedy: `When the workflow is published, the trigger registers the address that n8n gives out. Set the one that Meta shall use (${ADDRESS_VARIABLE}).`,
				about,
			}),
		];
	}
	return [ok(`n8n gives out ${origin}, an https address.`, about)];
}

/** What Meta tells nobody. */
export const appMode = (): Finding =>
	findingOf('appMode', 'While an app is in Development mode, Meta delivers test events alone.').is({
		status: 'unknown',
		found: "Meta's API does not say whether the app is in Live mode.",
		remedy: 'Look at the top of the Meta App Dashboard, and switch the app to Live there.',
	});
