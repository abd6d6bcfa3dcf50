import express, { type NextFunction, type Request, type Response, type Router } from 'express';

import type { EmulatorEvent } from './contract';
import type { Emulation } from './emulation';
import {
	changeObject,
	changeToken,
	deliverPayload,
	joinByLink,
	pushMessageStatus,
	stateOf,
} from './controlActions';
import * as read from './controlRequests';
import { addMedia } from './graph/media';
import { inboundLifeMs } from './graph/mediaFiles';
import { readForm } from './graph/multipart';
import { hostedFiles } from './hostedFiles';
import { ControlError, digitsOf, numberOf, receive, talkWith } from './traffic/incoming';
import { openTalk } from './traffic/outgoing';

/** The control API under `/_emulator`: the customer's side, faults, and what tests ask. No token: it listens on this machine only. */
export function controlRouter(emulation: Emulation): Router {
	const router = express.Router();
	router.use(express.json({ limit: '10mb' }));

	router.get('/events', (request, response) => {
		const { world } = emulation;
		const first: EmulatorEvent[] = [
			{ kind: 'clock', now: world.now() },
			{ kind: 'customers', customers: [...world.customers.values()] },
			...world.talks
				.all()
				.map((talk): EmulatorEvent => ({ kind: 'conversation', conversation: emulation.view(talk) })),
		];
		emulation.events.listen(request, response, first);
	});
	router.get('/state', (_request, response) => void response.json(stateOf(emulation)));
	router.get('/requests', (_request, response) => void response.json(emulation.journal.requests));
	router.get('/deliveries', (_request, response) => void response.json(emulation.journal.deliveries));

	router.get('/conversations', (_request, response) => {
		response.json({ conversations: emulation.world.talks.all().map((talk) => emulation.view(talk)) });
	});
	router.get('/conversations/:phoneNumberId/:phone', (request, response) => {
		const talk = talkWith(emulation, request.params.phoneNumberId, request.params.phone);
		if (talk === undefined) response.status(404).json({ error: 'There is no such conversation' });
		else response.json(emulation.view(talk));
	});

	router.get(
		'/customers',
		(_request, response) => void response.json({ customers: [...emulation.world.customers.values()] }),
	);
	router.post('/customers', (request, response) => {
		const { phone, ...details } = read.customerRequest(request.body);
		const customer = emulation.world.customer(digitsOf(phone), details);
		emulation.events.conversation(
			emulation.world.talks.open(numberOf(emulation).id, customer, emulation.world.now()),
		);
		emulation.events.send({ kind: 'customers', customers: [...emulation.world.customers.values()] });
		response.json(customer);
	});

	router.post('/inbound', async (request, response) => {
		response.json({ id: await receive(emulation, read.inboundRequest(request.body)) });
	});
	router.post('/opened', (request, response) => {
		const { phone, phoneNumberId } = read.openedRequest(request.body);
		const number = numberOf(emulation, phoneNumberId);
		const talk = talkWith(emulation, number.id, phone);
		if (talk !== undefined) openTalk(emulation, number, talk);
		response.json({ success: true });
	});
	router.post('/status', async (request, response) => {
		await pushMessageStatus(emulation, read.statusRequest(request.body));
		response.json({ success: true });
	});
	router.post('/deliver', async (request, response) => {
		response.json(await deliverPayload(emulation, read.deliverRequest(request.body)));
	});

	router.post('/media', async (request, response) => {
		const { file } = await readForm(emulation, request, 'file');
		if (file === undefined) throw new ControlError('The form has no part named file');
		const media = addMedia(emulation, numberOf(emulation).id, file.mimeType, file, inboundLifeMs, file.name);
		response.json({ id: media.id });
	});

	router.use(hostedFiles(emulation));

	router.get('/faults', (_request, response) => void response.json(emulation.faults.list()));
	router.post('/faults', (request, response) => {
		emulation.faults.set(read.faultRequest(request.body));
		response.json({ success: true });
	});
	router.delete('/faults', (_request, response) => {
		emulation.faults.clear();
		response.json({ success: true });
	});
	router.post('/groups/:id/join', (request, response) => {
		joinByLink(emulation, request.params.id, read.openedRequest(request.body).phone);
		response.json({ success: true });
	});
	router.post('/token', (request, response) => {
		changeToken(emulation, read.tokenRequest(request.body));
		response.json({ success: true });
	});
	router.post('/objects/:id', (request, response) => {
		changeObject(emulation, request.params.id, read.objectRequest(request.body));
		response.json({ success: true });
	});
	router.post('/clock', (request, response) => {
		emulation.turnClock(read.clockRequest(request.body).ms);
		response.json({ now: emulation.world.now() });
	});
	router.post('/reset', (_request, response) => {
		emulation.reset();
		response.json({ success: true });
	});

	router.use((request: Request, response: Response) => {
		response.status(404).json({ error: `The control API has no ${request.method} ${request.originalUrl}` });
	});
	router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
		if (response.headersSent) next(error);
		else response.status(400).json({ error: error instanceof Error ? error.message : String(error) });
	});
	return router;
}
