import './environment';
import 'reflect-metadata';
import { createRequire } from 'node:module';
import type * as BackendCommon from '@n8n/backend-common';
import type * as BackendNetwork from '@n8n/backend-network';
import type * as Config from '@n8n/config';
import type * as Di from '@n8n/di';
import { BinaryDataService, DataDeduplicationService, ExternalSecretsProxy, InstanceSettings } from 'n8n-core';
import type { LogMetadata } from 'n8n-workflow';
import { deduplication } from './deduplication';
import { writeLog } from './logs';

/*
 * n8n-core's services live in the dependency container of its own copy of @n8n/di. Resolving from n8n-core's
 * place reaches that very copy, wherever npm has put it.
 */
const fromN8nCore = createRequire(require.resolve('n8n-core'));
const { Container }: typeof Di = fromN8nCore('@n8n/di');
const { Logger }: typeof BackendCommon = fromN8nCore('@n8n/backend-common');
const { GlobalConfig, InstanceSettingsConfig }: typeof Config = fromN8nCore('@n8n/config');

/** n8n's Logger with the printing taken out: what would be printed is kept for the test. */
class KeepingLogger extends Logger {
	constructor() {
		super(Container.get(GlobalConfig), Container.get(InstanceSettingsConfig));
	}

	override scoped(): this {
		return this;
	}

	override error(message: string, metadata: LogMetadata = {}) {
		writeLog({ level: 'error', message, metadata });
	}

	override warn(message: string, metadata: LogMetadata = {}) {
		writeLog({ level: 'warn', message, metadata });
	}

	override info(message: string, metadata: LogMetadata = {}) {
		writeLog({ level: 'info', message, metadata });
	}

	override debug(message: string, metadata: LogMetadata = {}) {
		writeLog({ level: 'debug', message, metadata });
	}
}

Container.set(Logger, new KeepingLogger());

/** A service of n8n-core by its class. */
export const service: typeof Container.get = (type) => Container.get(type);

/** n8n-core's store of files. */
export const binaryDataService = (): BinaryDataService => Container.get(BinaryDataService);

/** `$secrets` of n8n-core: empty here, but expressions in credentials ask for it. */
export const externalSecretsProxy = (): ExternalSecretsProxy => Container.get(ExternalSecretsProxy);

/** The secret that signs and checks the URLs which resume a waiting execution. */
export const signatureSecret = (): string => Container.get(InstanceSettings).hmacSignatureSecret;

/** What n8n's own web server does first with each request: content type and encoding, read from the headers. */
export const { parseIncomingMessage }: typeof BackendNetwork = fromN8nCore('@n8n/backend-network');

const { Parser: XmlParser }: { Parser: new (options: object) => { parseStringPromise(text: string): Promise<unknown> } } =
	fromN8nCore('xml2js');

/** XML as n8n hands it to a webhook node. */
export const parseXml = (text: string): Promise<unknown> =>
	new XmlParser({ normalize: true, normalizeTags: true, explicitArray: false }).parseStringPromise(text);

let ready: Promise<void> | undefined;

/** Starts n8n-core's services; does its work once per process. */
export function startServices(): Promise<void> {
	ready ??= (async () => {
		await binaryDataService().init();
		await DataDeduplicationService.init(deduplication);
	})();
	return ready;
}
