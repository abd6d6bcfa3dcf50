import { useEffect, useState } from 'react';
import { Toaster } from 'sonner';
import { demoWorld } from '../../contract';
import { Chat } from './chat/Chat';
import { Welcome } from './chat/Welcome';
import { ConversationList } from './list/ConversationList';
import { ClockOffset } from './state/clock';
import { businessNumbers, conversationAt, conversationsOf, placeKey } from './state/phoneState';
import { useTheme } from './state/theme';
import { useEmulator } from './state/useEmulator';
import { narrowScreen, useMedia } from './state/useMedia';
import { usePlace } from './state/usePlace';

/** The page: the list of conversations and the open chat, side by side or, on a phone, one at a time. */
export function App() {
	const state = useEmulator();
	const theme = useTheme();
	const narrow = useMedia(narrowScreen);
	const [place, openPlace] = usePlace();
	const [listNumber, setListNumber] = useState<string>(place?.phoneNumberId ?? demoWorld.phoneNumberId);
	const conversations = conversationsOf(state, listNumber);
	const open = place && conversationAt(state, place);
	const unread = conversations.reduce((sum, conversation) => sum + conversation.unread, 0);

	useEffect(() => {
		document.title = unread > 0 ? `(${unread}) Phone` : 'Phone';
	}, [unread]);

	const firstPhone = conversations[0]?.customer.phone;
	useEffect(() => {
		if (!narrow && !place && state.loaded && firstPhone !== undefined) {
			openPlace({ phoneNumberId: listNumber, phone: firstPhone }, true);
		}
	}, [narrow, place, state.loaded, firstPhone, listNumber, openPlace]);

	const chooseNumber = (phoneNumberId: string) => {
		setListNumber(phoneNumberId);
		if (place) openPlace({ phoneNumberId, phone: place.phone }, true);
	};

	return (
		<ClockOffset value={state.clockOffset}>
			<div className="app" data-view={open ? 'chat' : 'list'}>
				<ConversationList
					conversations={conversations}
					numbers={businessNumbers(state)}
					phoneNumberId={listNumber}
					onNumber={chooseNumber}
					openPhone={place?.phone}
					onOpen={(phone) => openPlace({ phoneNumberId: listNumber, phone })}
					online={state.online}
					loaded={state.loaded}
					theme={theme}
				/>
				<main className="app__chat" aria-label="Chat">
					{open ? (
						<Chat
							key={placeKey({ phoneNumberId: open.phoneNumberId, phone: open.customer.phone })}
							conversation={open}
							number={businessNumbers(state).find(({ phoneNumberId }) => phoneNumberId === open.phoneNumberId)}
							customers={state.customers}
							narrow={narrow}
							onClose={() => openPlace(undefined)}
						/>
					) : (
						<Welcome />
					)}
				</main>
			</div>
			<Toaster duration={3200} theme={theme.dark ? 'dark' : 'light'} position="top-center" offset={76} mobileOffset={72} closeButton />
		</ClockOffset>
	);
}
