import { Copy } from 'lucide-react';
import { toast } from 'sonner';
import { useBubble } from '../chat/chatContext';
import { copyText } from '../chat/copyText';
import { tickLabels } from '../format/ticks';
import { Sheet } from './Sheet';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
}

/** A message's ID, state and JSON, for those who build the other side. */
export function DetailsSheet({ open, onOpenChange }: Props) {
	const { bubble, tick } = useBubble();
	const json = JSON.stringify(bubble.message, undefined, 2);
	const copy = async (text: string) => {
		await copyText(text);
		toast.success('Copied');
	};
	return (
		<Sheet
			open={open}
			onOpenChange={onOpenChange}
			title="Message"
			footer={<button type="button" className="primary" onClick={() => void copy(json)}><Copy size={17} aria-hidden /> Copy JSON</button>}
		>
			<dl className="handed">
				<div><dt>ID</dt><dd><button type="button" className="link" title="Copy" onClick={() => void copy(bubble.id)}>{bubble.id}</button></dd></div>
				<div><dt>Time</dt><dd>{new Date(bubble.at).toISOString()}</dd></div>
				<div><dt>State</dt><dd>{tickLabels[tick]}</dd></div>
				{bubble.quotedId !== undefined && <div><dt>Answers</dt><dd>{bubble.quotedId}</dd></div>}
			</dl>
			<pre className="json" tabIndex={0}>{json}</pre>
		</Sheet>
	);
}
