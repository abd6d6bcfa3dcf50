import { AppWindow } from 'lucide-react';
import { useState } from 'react';
import { useBubble } from '../../chat/chatContext';
import { fieldsAt, textAt } from '../../reading';
import { flowReply } from '../../replies';
import { FlowSheet } from '../../sheets/FlowSheet';
import { ActionButton } from '../ActionButton';
import { InteractiveFrame } from './InteractiveFrame';

export function FlowMessage() {
	const { bubble } = useBubble();
	const parameters = fieldsAt(bubble.message, 'interactive', 'action', 'parameters');
	return (
		<InteractiveFrame
			actions={
				<FlowButton
					label={textAt(parameters, 'flow_cta') ?? 'Open the form'}
					flow={textAt(parameters, 'flow_id') ?? textAt(parameters, 'flow_name')}
					token={textAt(parameters, 'flow_token')}
					given={fieldsAt(parameters, 'flow_action_payload', 'data')}
					testId={`action-${bubble.id}`}
				/>
			}
		/>
	);
}

interface Props {
	label: string;
	/** ID or name of the flow. */
	flow: string | undefined;
	token: string | undefined;
	/** What the business hands to the flow's first screen. */
	given: Record<string, unknown>;
	testId: string;
}

/** Opens the form and answers with what was filled in; templates have this button too. */
export function FlowButton({ label, flow, token, given, testId }: Props) {
	const { answer } = useBubble();
	const [open, setOpen] = useState(false);
	return (
		<>
			<ActionButton label={label} icon={AppWindow} testId={testId} onTap={() => setOpen(true)} />
			<FlowSheet open={open} onOpenChange={setOpen} title={label} flow={flow} given={given} onAnswers={(answers) => answer(flowReply(answers, token))} />
		</>
	);
}
