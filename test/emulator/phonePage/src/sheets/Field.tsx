import type { InputHTMLAttributes } from 'react';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
	label: string;
	value: string;
	onValue: (value: string) => void;
	/** What is wrong with the value. */
	fault?: string | undefined;
}

/** A labelled input of a sheet. */
export function Field({ label, value, onValue, fault, ...input }: Props) {
	return (
		<label className="field">
			<span>{label}</span>
			<input {...input} value={value} aria-invalid={fault !== undefined} onChange={(event) => onValue(event.target.value)} />
			{fault !== undefined && <small role="alert">{fault}</small>}
		</label>
	);
}
