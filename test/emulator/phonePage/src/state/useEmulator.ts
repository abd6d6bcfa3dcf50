import { useEffect, useReducer } from 'react';
import type { EmulatorEvent } from '../../../contract';
import { fetchConversations, listen } from './api';
import { initialState, reduce, type PhoneState } from './phoneState';

/** Events that arrive within this time are drawn together, so that a burst of messages does not stall the page. */
const gatherMs = 40;
const reloadMs = 2000;

/** The emulator's conversations, kept up to date by its event stream and loaded anew after each connection. */
export function useEmulator(): PhoneState {
	const [state, dispatch] = useReducer(reduce, initialState);

	useEffect(() => {
		let waiting: EmulatorEvent[] = [];
		let drawing: ReturnType<typeof setTimeout> | undefined;
		let reloading: ReturnType<typeof setTimeout> | undefined;
		let ended = false;
		const load = () => {
			fetchConversations().then(
				(conversations) => !ended && dispatch({ kind: 'loaded', conversations }),
				() => {
					if (ended) return;
					dispatch({ kind: 'online', online: false });
					reloading = setTimeout(load, reloadMs);
				},
			);
		};
		const draw = () => {
			dispatch({ kind: 'events', events: waiting, receivedAt: Date.now() });
			waiting = [];
			drawing = undefined;
		};
		const stop = listen({
			onEvent: (event) => {
				waiting.push(event);
				drawing ??= setTimeout(draw, gatherMs);
			},
			onOnline: (online) => {
				dispatch({ kind: 'online', online });
				if (online) load();
			},
		});
		return () => {
			ended = true;
			stop();
			clearTimeout(drawing);
			clearTimeout(reloading);
		};
	}, []);

	return state;
}
