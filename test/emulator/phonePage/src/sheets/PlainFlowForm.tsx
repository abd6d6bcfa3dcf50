import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useChat } from '../chat/chatContext';
import type { Fields } from '../reading';
import { Field } from './Field';

interface Answer {
	key: string;
	value: string;
	/** Added here, so that its name can be typed and it can go again. */
	own?: boolean;
}

const inputTypes: Record<string, string> = { email: 'email', date: 'date' };

interface Props {
	id: string;
	onAnswers: (answers: Fields) => void;
}

/** For a flow that the emulator does not have: a few usual fields, and any other can be added. */
export function PlainFlowForm({ id, onAnswers }: Props) {
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
	const send = () => {
		const filled = answers.filter(({ key, value }) => key.trim() !== '' && value !== '');
		onAnswers(Object.fromEntries(filled.map(({ key, value }) => [key.trim(), value])));
	};
	return (
		<form id={id} className="form" onSubmit={(event) => { event.preventDefault(); send(); }}>
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
	);
}
