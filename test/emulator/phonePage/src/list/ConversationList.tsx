import { Search, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '../../../contract';
import { previewOf } from '../format/preview';
import { NewCustomerSheet } from '../sheets/NewCustomerSheet';
import type { BusinessNumber } from '../state/phoneState';
import type { Theme } from '../state/theme';
import { ClockBar } from './ClockBar';
import { ConversationRow } from './ConversationRow';
import { Logo } from './Logo';
import { NumberSwitch } from './NumberSwitch';
import { SchemeMenu } from './SchemeMenu';

interface Props {
	conversations: Conversation[];
	numbers: BusinessNumber[];
	phoneNumberId: string;
	onNumber: (phoneNumberId: string) => void;
	openPhone: string | undefined;
	onOpen: (phone: string) => void;
	online: boolean;
	loaded: boolean;
	theme: Theme;
}

function matches({ customer, bubbles }: Conversation, search: string): boolean {
	const last = bubbles.at(-1);
	const words = `${customer.name} ${customer.phone} ${last ? previewOf(last).text : ''}`;
	return words.toLowerCase().includes(search.trim().toLowerCase());
}

/** The left side: who you write as, each with the last message, and the emulator's clock below. */
export function ConversationList(props: Props) {
	const { conversations, openPhone, onOpen, online, loaded, theme } = props;
	const [search, setSearch] = useState('');
	const [adding, setAdding] = useState(false);
	const shown = conversations.filter((conversation) => matches(conversation, search));
	return (
		<nav className="side" aria-label="Conversations">
			<header className="side__head">
				<Logo />
				<div className="side__title">
					<h1>Phone</h1>
					<p>You are the customer</p>
				</div>
				<button type="button" className="icon-button" aria-label="Add a customer" title="Add a customer" onClick={() => setAdding(true)} data-testid="customer-add">
					<UserPlus size={20} />
				</button>
				<SchemeMenu theme={theme} />
			</header>
			<NumberSwitch numbers={props.numbers} phoneNumberId={props.phoneNumberId} onNumber={props.onNumber} />
			<label className="search">
				<Search size={16} aria-hidden />
				<input type="search" placeholder="Search people and messages" aria-label="Search people and messages" value={search} onChange={(event) => setSearch(event.target.value)} />
			</label>
			<ul className="side__rows">
				{shown.map((conversation) => (
					<li key={conversation.customer.phone}>
						<ConversationRow conversation={conversation} open={conversation.customer.phone === openPhone} onOpen={() => onOpen(conversation.customer.phone)} />
					</li>
				))}
				{loaded && shown.length === 0 && (
					<li className="side__none">{search === '' ? 'No customers yet. Add one to start a chat.' : 'Nothing found.'}</li>
				)}
			</ul>
			<ClockBar online={online} />
			<NewCustomerSheet open={adding} onOpenChange={setAdding} onAdded={onOpen} />
		</nav>
	);
}
