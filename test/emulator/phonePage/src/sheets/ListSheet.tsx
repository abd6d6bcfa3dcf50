import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { listAt, textAt, type Fields } from '../reading';
import type { ListRow } from '../replies';
import { Sheet } from './Sheet';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	title: string;
	message: Fields;
	onPick: (row: ListRow) => Promise<boolean>;
}

function readRow(row: unknown): ListRow {
	const id = textAt(row, 'id') ?? '';
	const title = textAt(row, 'title') ?? id;
	const description = textAt(row, 'description');
	return description === undefined ? { id, title } : { id, title, description };
}

/** The rows of a list message in their sections; a tap on a row is the answer. */
export function ListSheet({ open, onOpenChange, title, message, onPick }: Props) {
	const [busy, setBusy] = useState(false);
	const pick = async (row: ListRow) => {
		setBusy(true);
		const taken = await onPick(row);
		setBusy(false);
		if (taken) onOpenChange(false);
	};
	return (
		<Sheet open={open} onOpenChange={onOpenChange} title={title}>
			{listAt(message, 'interactive', 'action', 'sections').map((section, index) => {
				const heading = textAt(section, 'title');
				return (
					<section key={index} className="rows" aria-label={heading ?? title}>
						{heading !== undefined && <h3>{heading}</h3>}
						{listAt(section, 'rows').map(readRow).map((row) => (
							<button key={row.id} type="button" className="rows__row" disabled={busy} onClick={() => void pick(row)} data-testid={`row-${row.id}`}>
								<span>
									<strong>{row.title}</strong>
									{row.description !== undefined && <small>{row.description}</small>}
								</span>
								<ChevronRight size={18} aria-hidden />
							</button>
						))}
					</section>
				);
			})}
		</Sheet>
	);
}
