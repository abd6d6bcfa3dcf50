import { existsSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import express from 'express';

import type { Emulator, EmulatorOptions } from './contract';
import { demoWorld } from './contract';
import { controlRouter } from './control';
import {
	changeObject,
	changeToken,
	deliverPayload,
	joinByLink,
	pushMessageStatus,
	stateOf,
} from './controlActions';
import { Emulation } from './emulation';
import { answerGraph } from './graph/router';
import { settingsFrom } from './settings';
import { numberOf, receive, talkWith } from './traffic/incoming';
import { openTalk } from './traffic/outgoing';

const pageFolder = join(__dirname, 'phonePage', 'dist');

/**
 * Starts a local Cloud API on 127.0.0.1.
 * @throws the server's own error when the port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const emulation = new Emulation(settingsFrom(options));
	const server = http.createServer(application(emulation));
	server.keepAliveTimeout = 65_000;
	try {
		emulation.url = await listen(server, emulation.settings.port);
	} catch (error) {
		await emulation.close();
		throw error;
	}
	return {
		url: emulation.url,
		requests: emulation.journal.requests,
		deliveries: emulation.journal.deliveries,
		state: () => stateOf(emulation),
		fault: (fault) => emulation.faults.set(fault),
		clearFaults: () => emulation.faults.clear(),
		inbound: (request) => receive(emulation, request),
		opened({ phone, phoneNumberId }) {
			const number = numberOf(emulation, phoneNumberId);
			const talk = talkWith(emulation, number.id, phone);
			if (talk !== undefined) openTalk(emulation, number, talk);
		},
		join: (groupId, phone) => joinByLink(emulation, groupId, phone),
		status: (request) => pushMessageStatus(emulation, request),
		deliver: (request) => deliverPayload(emulation, request),
		token: (request) => changeToken(emulation, request),
		object: (id, fields) => changeObject(emulation, id, fields),
		conversation(phone, phoneNumberId = demoWorld.phoneNumberId) {
			const talk = talkWith(emulation, phoneNumberId, phone);
			return talk === undefined ? undefined : emulation.view(talk);
		},
		turnClock: (ms) => emulation.turnClock(ms),
		reset: () => emulation.reset(),
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
			await emulation.close();
		},
	};
}

function application(emulation: Emulation): express.Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.get('/', (_request, response) => response.redirect('/phone'));
	app.use('/_emulator', controlRouter(emulation));
	app.use('/phone', express.static(pageFolder), (_request, response) => {
		const page = join(pageFolder, 'index.html');
		if (existsSync(page)) response.sendFile(page);
		else
			response
				.status(404)
				.type('text')
				.send('The phone page is not built yet: npx vite build test/emulator/phonePage\n');
	});
	app.use((request, response) => answerGraph(emulation, request, response));
	return app;
}

function listen(server: http.Server, port: number): Promise<string> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`);
		});
	});
}
