import { useEffect, useState } from 'react';
import { flowForm, flowResponse, type FlowAnswers } from '../content/interactive/flowForm';
import type { Fields } from '../reading';
import { fetchFlow } from '../state/api';
import { FlowParts } from './FlowParts';
import { PlainFlowForm } from './PlainFlowForm';
import { Sheet } from './Sheet';

interface Props {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	title: string;
	/** ID or name of the flow, where the message says it. */
	flow: string | undefined;
	/** What the business hands to the first screen. */
	given: Fields;
	onAnswers: (answers: Fields) => Promise<boolean>;
}

/** The flow's JSON, loaded when its form opens; `undefined` while it loads, `null` when the emulator has none. */
function useFlowJson(flow: string | undefined, open: boolean): unknown {
	const [json, setJson] = useState<unknown>(flow === undefined ? null : undefined);
	useEffect(() => {
		if (!open || flow === undefined) return;
		fetchFlow(flow).then(setJson, () => setJson(null));
	}, [open, flow]);
	return json;
}

/** A flow's form: what its screens ask, all on one page; usual fields where the flow itself is not known. */
export function FlowSheet({ open, onOpenChange, title, flow, given, onAnswers }: Props) {
	const json = useFlowJson(flow, open);
	const form = flowForm(json, given);
	const [answers, setAnswers] = useState<FlowAnswers>({});
	const send = async (values: Fields) => {
		if (await onAnswers(values)) onOpenChange(false);
	};
	const handed = form ? [] : Object.entries(given);
	return (
		<Sheet
			open={open}
			onOpenChange={onOpenChange}
			title={title}
			{...(form ? {} : { description: "A plain form in place of the flow's own screens. Name the fields as your flow does." })}
			footer={<button type="submit" form="flow-form" className="primary" disabled={json === undefined} data-testid="flow-send">{form?.submit ?? 'Send'}</button>}
		>
			{handed.length > 0 && (
				<dl className="handed">
					{handed.map(([key, value]) => <div key={key}><dt>{key}</dt><dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>)}
				</dl>
			)}
			{form && (
				<form id="flow-form" className="form" onSubmit={(event) => { event.preventDefault(); void send(flowResponse(form, answers, given)); }}>
					<FlowParts parts={form.parts} answers={answers} onAnswer={(name, value) => setAnswers((all) => ({ ...all, [name]: value }))} />
				</form>
			)}
			{!form && json !== undefined && <PlainFlowForm id="flow-form" onAnswers={(values) => void send(values)} />}
		</Sheet>
	);
}
