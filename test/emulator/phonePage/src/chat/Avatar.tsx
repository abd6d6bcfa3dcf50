import { Store, UsersRound } from 'lucide-react';
import type { CSSProperties } from 'react';
import { hueOf, initials } from '../format/people';

interface Props {
	name: string;
	/** What the colour follows from. */
	id: string;
	size: number;
	business?: boolean;
	group?: boolean;
}

/** A disc with initials, with two people for a group; a business has a shop drawn on a rounded square. */
export function Avatar({ name, id, size, business = false, group = false }: Props) {
	const style: CSSProperties & Record<'--hue', number> = {
		'--hue': hueOf(id),
		width: size,
		height: size,
		fontSize: size * 0.38,
	};
	return (
		<span className={business ? 'avatar avatar--business' : 'avatar'} style={style} aria-hidden>
			{business ? <Store size={size * 0.52} strokeWidth={1.9} /> : group ? <UsersRound size={size * 0.5} strokeWidth={1.9} /> : initials(name)}
		</span>
	);
}
