import { UserPlus } from 'lucide-react';
import type { Customer } from '../../../contract';
import { joinGroup } from '../state/api';
import { problem } from './problem';

interface Props {
	groupId: string;
	customers: readonly Customer[];
}

/** In place of the composer while a group has no members: who joins first. */
export function NobodyYet({ groupId, customers }: Props) {
	const join = (phone: string) => {
		joinGroup(groupId, phone).catch((error: unknown) => problem('The group could not be joined', error));
	};
	return (
		<footer className="composer composer--empty">
			<p>Nobody has joined this group yet.</p>
			<div className="greeting__openers">
				{customers.map(({ phone, name }) => (
					<button key={phone} type="button" className="pill" onClick={() => join(phone)} data-testid={`join-first-${phone}`}>
						<UserPlus size={15} aria-hidden /> Join as {name}
					</button>
				))}
			</div>
		</footer>
	);
}
