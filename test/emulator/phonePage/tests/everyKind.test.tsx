/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { demoWorld } from '../../contract';
import { everyKind, linkedMedia } from '../../everyKind';
import { settingsFrom } from '../../settings';
import { checkTemplateSend } from '../../templates/sendCheck';
import { makeDemoWorld } from '../../world/demoWorld';
import { conversationOf, fromBusiness, openPage } from './page';

// jsdom has none.
Object.assign(globalThis, { structuredClone: (value: unknown): unknown => JSON.parse(JSON.stringify(value)) });
const world = makeDemoWorld(settingsFrom({}));
const number = world.find('phoneNumber', demoWorld.phoneNumberId);

afterEach(cleanup);

it.each(everyKind(linkedMedia).map(({ what, message, seen }) => [what, message, seen] as const))('%s: drawn for the customer, not shown as JSON', async (_what, message, seen) => {
	if (number === undefined) throw new Error('The demo world has lost its number');
	const body = { to: '+16505550101', ...message };
	const rendered = message['type'] === 'template' ? { rendered: checkTemplateSend(world, number, body).rendered } : {};
	await openPage(conversationOf([fromBusiness('m1', message, rendered)]));
	const bubble = screen.getByTestId('bubble-m1');
	expect(bubble.querySelector('.json-card')).toBeNull();
	expect(bubble.textContent).toContain(seen);
	// Whatever can be tapped has words on it.
	for (const button of bubble.querySelectorAll('.frame__actions button, .frame__actions a')) expect(button.textContent).not.toBe('');
});
