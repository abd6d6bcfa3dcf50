import express, { type Response, type Router } from 'express';

import type { Emulation } from './emulation';
import { qrPng, qrSvg } from './qrImage';

/** Files that Meta serves from hosts of its own without a token, and what the phone page shows: `/_emulator/…`. */
export function hostedFiles(emulation: Emulation): Router {
	const router = express.Router();
	router.get('/media/:id', (request, response) => {
		const media = emulation.world.find('media', request.params.id);
		if (media === undefined) nothing(response);
		else response.type(media.mimeType).sendFile(media.path, { dotfiles: 'allow' });
	});
	router.get('/uploads/:id', (request, response) => {
		const upload = emulation.world.find('upload', request.params.id);
		if (upload === undefined) nothing(response);
		else response.type(upload.mimeType).sendFile(upload.path, { dotfiles: 'allow' });
	});
	router.get('/qr/:file', (request, response) => {
		const [code = '', format] = request.params.file.split('.');
		const known = emulation.world.all('phoneNumber').some(({ qrCodes }) => qrCodes.has(code));
		if (!known) nothing(response);
		else if (format === 'svg') response.type('image/svg+xml').send(qrSvg(code));
		else response.type('image/png').send(qrPng(code));
	});
	router.get('/flows/:id/flow.json', (request, response) => {
		const { id } = request.params;
		const { world } = emulation;
		// The phone page asks by name too, where a message names its flow so.
		const json = (world.find('flow', id) ?? world.all('flow').find(({ name }) => name === id))?.json;
		if (json === undefined) nothing(response);
		else response.type('application/json').send(json);
	});
	router.get('/flows/:id/preview', (request, response) => {
		const flow = emulation.world.find('flow', request.params.id);
		if (flow === undefined) nothing(response);
		else response.type('text').send(`Preview of the flow ${flow.name}`);
	});
	return router;
}

function nothing(response: Response): void {
	response.status(404).json({ error: 'There is no such file' });
}
