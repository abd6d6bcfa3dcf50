import { useState } from 'react';
import type { Conversation, Customer } from '../../../contract';

/**
 * Who the visitor writes as: the chat's customer; in a group one of its members, which can be chosen, undefined while
 * nobody has joined.
 */
export function useWriter({ customer, group }: Conversation): [Customer | undefined, (phone: string) => void] {
	const [chosen, setChosen] = useState<string>();
	if (!group) return [customer, setChosen];
	return [group.members.find(({ phone }) => phone === chosen) ?? group.members[0], setChosen];
}
