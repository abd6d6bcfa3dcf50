import { sealingKey } from '../../shared/answers/buttonId';
import type { Resumption } from '../../shared/answers/resumption';
import { InputError } from '../../shared/graph/failure';
import { keysOf } from '../../WhatsAppTrigger/receiving/signature';
import type { Sources } from '../operations/operation';

/** What a question carries, so that its answer finds the execution that asked. */
export interface WaitKey {
	resumption: Resumption;
	/** For the seals of buttons. */
	key: Buffer;
}

/**
 * Reads how this execution can be resumed, and what proves that an answer is meant for it.
 * @throws InputError when n8n is too old, or the credential has no app secret
 */
export function waitKey({ appSecret, instanceId, resumption }: Pick<Sources, 'appSecret' | 'instanceId' | 'resumption'>): WaitKey {
	const key = keysOf(appSecret).at(-1);
	if (key !== undefined) return { resumption: resumption(), key: sealingKey(key, instanceId) };
	throw new InputError(
		"The credential's 'App Secret' is empty, and without it no answer can be told from a forged one",
		'Open the credential and fill it in: Meta App Dashboard > App Settings > Basic > App Secret > Show.',
	);
}
