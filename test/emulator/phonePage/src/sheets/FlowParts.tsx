import type { FlowAnswers, FlowPart } from '../content/interactive/flowForm';
import { Field } from './Field';

interface Props {
	parts: readonly FlowPart[];
	answers: FlowAnswers;
	onAnswer: (name: string, value: FlowAnswers[string]) => void;
}

interface PartProps {
	part: FlowPart;
	value: FlowAnswers[string] | undefined;
	onValue: (value: FlowAnswers[string]) => void;
}

function Choices({ part, value, onValue }: PartProps) {
	const several = part.kind === 'several';
	const chosen = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
	const choose = (id: string, on: boolean) => {
		if (!several) onValue(id);
		else onValue(on ? [...chosen, id] : chosen.filter((one) => one !== id));
	};
	return (
		<fieldset className="choices">
			<legend>{part.label}</legend>
			{part.options.map(({ id, title }) => (
				<label key={id}>
					<input type={several ? 'checkbox' : 'radio'} name={part.name} checked={chosen.includes(id)} onChange={(event) => choose(id, event.target.checked)} data-testid={`flow-choice-${id}`} />
					{title}
				</label>
			))}
		</fieldset>
	);
}

function Part({ part, value, onValue }: PartProps) {
	const text = typeof value === 'string' ? value : '';
	const testId = `flow-field-${part.name}`;
	switch (part.kind) {
		case 'heading':
			return <h3 className="form__heading">{part.label}</h3>;
		case 'words':
			return <p className="form__words">{part.label}</p>;
		case 'one':
		case 'several':
			return <Choices part={part} value={value} onValue={onValue} />;
		case 'yes':
			return (
				<label className="choices">
					<input type="checkbox" checked={value === true} required={part.required} onChange={(event) => onValue(event.target.checked)} data-testid={testId} /> {part.label}
				</label>
			);
		case 'longText':
			return (
				<label className="field">
					<span>{part.label}</span>
					<textarea rows={3} value={text} required={part.required} onChange={(event) => onValue(event.target.value)} data-testid={testId} />
				</label>
			);
		default:
			return <Field label={part.label} type={part.kind} value={text} required={part.required} onValue={onValue} data-testid={testId} />;
	}
}

/** The parts of a flow's screens, one below the other. */
export function FlowParts({ parts, answers, onAnswer }: Props) {
	return parts.map((part, index) => <Part key={index} part={part} value={answers[part.name]} onValue={(value) => onAnswer(part.name, value)} />);
}
