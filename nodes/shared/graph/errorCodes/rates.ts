import { never, notAccepted, type ErrorCodes } from './row';

const FEWER_CALLS =
	'Wait, up to an hour, then run it again. Read lists less often, and look up once what many items share.';

/** Too much in too little time. */
export const rateCodes: ErrorCodes = {
	4: notAccepted(
		'The Meta app has made too many calls for now.',
		`${FEWER_CALLS} The app's use is shown in the Meta App Dashboard under Application Rate Limit.`,
		'account',
	),
	17: notAccepted('The owner of the access token has made too many calls for now.', FEWER_CALLS, 'account'),
	32: notAccepted('Too many calls were made for this Facebook Page.', FEWER_CALLS, 'account'),
	613: notAccepted('This function was called too often in a short time.', FEWER_CALLS, 'account'),
	80007: notAccepted(
		'The WhatsApp Business account has reached its hourly limit of management calls.',
		`${FEWER_CALLS} An account with an active phone number may make 5000 calls an hour, others 200.`,
		'account',
	),
	80008: notAccepted('Too many management calls were made for this WhatsApp Business account.', FEWER_CALLS, 'account'),
	130429: notAccepted(
		'The phone number sends more messages per second than Meta allows it.',
		"Lower 'Messages per Second' in the node's options: most numbers may send 80, numbers that are also used in the WhatsApp Business app 20. WhatsApp Manager > Account Tools > Phone Numbers shows whether yours has a higher limit.",
		'number',
	),
	131048: never(
		'Meta limits how much this phone number may send, because people blocked it or reported it as spam.',
		'Look at the quality rating in WhatsApp Manager > Account Tools > Phone Numbers, stop the messages that people complain about, and wait until the rating recovers.',
	),
	131056: notAccepted(
		'Too many messages went to this recipient in a short time.',
		'Send one person no more than a message every 6 seconds, or put several texts into one message. Other recipients are not affected.',
		'recipient',
	),
	131064: never(
		'The account reached its messaging limit, which Meta lowered because templates were in the wrong category.',
		'Check the categories in WhatsApp Manager > Message Templates. The limit goes up again by itself when the restriction ends.',
	),
	131208: notAccepted(
		'The phone number has made too many group changes in a short time.',
		'Wait some minutes, then run it again, and spread group changes over a longer time.',
		'account',
	),
	133016: never(
		'The phone number was registered or deregistered more than 10 times in 72 hours.',
		'Wait 72 hours. Register a number once, when it is added, and not in every run of a workflow.',
	),
};
