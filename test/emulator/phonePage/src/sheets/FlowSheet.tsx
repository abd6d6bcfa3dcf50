import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useChat } from '../chat/chatContext';
import type { Fields } from '../reading';
import { Field } from './Field';
import { Sheet } from './Sheet';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	title: string;
	/** What the business hands to the first screen. */
	given: Fields;
	onAnswers: (answers: Fields) => Promise<boolean>;
}

interface Answer {
	key: string;
	value: string;
	/** Added here, so that its name can be typed and it can go again. */
	own?: boolean;
}

const inputTypes: Record<string, string> = { email: 'email', date: 'date' };

/** A flow's form. Its screens are not drawn: a few usual fields stand for them, and any other can be added. */
export function FlowSheet({ open, onOpenChange, title, given, onAnswers }: Props) {
	const { customer } = useChat();
	const [answers, setAnswers] = useState<Answer[]>([
		{ key: 'name', value: customer.name },
		{ key: 'email', value: '' },
		{ key: 'date', value: '' },
		{ key: 'note', value: '' },
	]);
	const change = (index: number, changed: Partial<Answer>) => {
		setAnswers((all) => all.map((answer, position) => (position === index ? { ...answer, ...changed } : answer)));
	};
	const send = async () => {
		const filled = answers.filter(({ key, value }) => key.trim() !== '' && value !== '');
		if (await onAnswers(Object.fromEntries(filled.map(({ key, value }) => [key.trim(), value])))) onOpenChange(false);
	};
	const handed = Object.entries(given);
	return (
		<Sheet
			open={open}
			onOpenChange={onOpenChange}
			title={title}
			description="A plain form in place of the flow's own screens. Name the fields as your flow does."
			footer={<button type="submit" form="flow-form" className="primary" data-testid="flow-send">Send</button>}
		>
			{handed.length > 0 && (
				<dl className="handed">
					{handed.map(([key, value]) => <div key={key}><dt>{key}</dt><dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>)}
				</dl>
			)}
			<form id="flow-form" className="form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
				{answers.map(({ key, value, own }, index) =>
					own === true ? (
						<div key={index} className="form__pair">
							<Field label="Field" value={key} onValue={(next) => change(index, { key: next })} placeholder="table_size" />
							<Field label="Answer" value={value} onValue={(next) => change(index, { value: next })} placeholder="4" />
							<button type="button" className="icon-button" aria-label="Take the field out" onClick={() => setAnswers((all) => all.filter((_, position) => position !== index))}><Trash2 size={18} /></button>
						</div>
					) : (
						<Field key={index} label={key} type={inputTypes[key] ?? 'text'} value={value} onValue={(next) => change(index, { value: next })} data-testid={`flow-field-${key}`} />
					),
				)}
				<button type="button" className="quiet" onClick={() => setAnswers((all) => [...all, { key: '', value: '', own: true }])}>
					<Plus size={16} aria-hidden /> Add a field
				</button>
			</form>
		</Sheet>
	);
}
