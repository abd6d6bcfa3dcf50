import type { INodeTypeDescription } from 'n8n-workflow';

/** What the editor says while the trigger waits. n8n shows HTML here. */
export const triggerPanel: NonNullable<INodeTypeDescription['triggerPanel']> = {
	header: '',
	executionsHelp: {
		inactive:
			"<b>While building your workflow</b>, click 'Execute step', then write to your WhatsApp number from a phone. Meta's webhooks come to this editor until the first event has arrived; a published workflow goes on receiving them, too.<br /><br /><b>Once you're happy with your workflow</b>, publish it. Then every message starts an execution. Those show up in the <a data-key=\"executions\">executions list</a>, but not in the editor.",
		active:
			"<b>While building your workflow</b>, click 'Execute step', then write to your WhatsApp number from a phone. The event shows up here, and the published workflow receives it as well.<br /><br /><b>Your workflow will also execute automatically</b>, since it's published. Those executions show up in the <a data-key=\"executions\">executions list</a>, but not in the editor.",
	},
	activationHint:
		"Nothing arrives? n8n's log says why a request was refused. Meta needs to reach this n8n by https (N8N_WEBHOOK_URL, in older versions WEBHOOK_URL), the app has to be in Live mode, and test numbers send only to the phones you added in API Setup.",
};

export const eventTriggerDescription = 'Waiting for a message: write to your WhatsApp number';

export const activationMessage = 'You can now write to your WhatsApp number: each message starts an execution.';

/** What automatic set-up does, above the fields. */
export const automaticNotice =
	"When you publish, n8n registers itself at Meta by the credential's Access Token, App ID, App Secret and WhatsApp Business Account ID. Several workflows can share one app and number: each gets every message.";

/** What to do at Meta for manual set-up. */
export const manualNotice =
	"In the <a href=\"https://developers.facebook.com/apps\" target=\"_blank\">Meta App Dashboard</a> open your app, then WhatsApp > Configuration > Webhook > Edit. Callback URL: the <b>Production URL</b> under 'Webhook URLs' above. Verify token: the one below. Publish this workflow before you click 'Verify and save', and then subscribe to the fields that you want, 'messages' first. A test in the editor hears nothing unless Meta has the test URL, which answers only while the editor listens: publish, and look at the executions.";
