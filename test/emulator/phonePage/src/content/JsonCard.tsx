import { Braces } from 'lucide-react';
import { useBubble } from '../chat/chatContext';
import { Meta } from '../chat/Meta';
import { textAt } from '../reading';

/** A message of a type without a drawing of its own: its kind, and the JSON to unfold. */
export function JsonCard() {
	const { bubble } = useBubble();
	const kind = textAt(bubble.message, 'interactive', 'type');
	return (
		<div className="json-card">
			<details>
				<summary>
					<Braces size={17} aria-hidden />
					<span>
						<strong>{kind ?? bubble.type}</strong>
						<small>{kind === undefined ? 'Message of this type' : 'Interactive message of this type'}; show its JSON</small>
					</span>
				</summary>
				<pre tabIndex={0}>{JSON.stringify(bubble.message, undefined, 2)}</pre>
			</details>
			<Meta />
		</div>
	);
}
