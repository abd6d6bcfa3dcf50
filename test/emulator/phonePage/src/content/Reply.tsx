import type { LucideIcon } from 'lucide-react';
import { Words } from './TextBody';
import { Meta } from '../chat/Meta';

interface Props {
	title: string;
	detail?: string | undefined;
	icon?: LucideIcon;
}

/** What the customer chose: a button's or row's title, with the row's description. */
export function Reply({ title, detail, icon: Icon }: Props) {
	if (detail === undefined && !Icon) return <Words text={title} />;
	return (
		<div className="reply">
			<p className="reply__title">{Icon && <Icon size={17} aria-hidden />} {title}</p>
			{detail !== undefined && <p className="reply__detail">{detail}</p>}
			<Meta />
		</div>
	);
}
