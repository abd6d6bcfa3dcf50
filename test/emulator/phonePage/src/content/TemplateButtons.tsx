import { Copy, ExternalLink, Phone, Reply } from 'lucide-react';
import { toast } from 'sonner';
import type { RenderedTemplate } from '../../../contract';
import { useBubble } from '../chat/chatContext';
import { copyText } from '../chat/copyText';
import { problem } from '../chat/problem';
import { safeHref } from '../format/whatsAppText';
import { fieldsAt, textAt } from '../reading';
import { templateButtonReply } from '../replies';
import { ActionButton, ActionLink } from './ActionButton';
import { CallPermissionButton } from './interactive/CallPermissionRequest';
import { CatalogButton } from './interactive/Catalog';
import { FlowButton } from './interactive/FlowMessage';
import { PayButton } from './interactive/OrderDetails';
import { callIsNotPossible } from './interactive/VoiceCall';
import { sentAction, sentHeader } from './sentTemplate';

type TemplateButton = RenderedTemplate['buttons'][number];

async function copyCode(code: string): Promise<void> {
	try {
		await copyText(code);
		toast.success('Code copied', { description: code });
	} catch (error) {
		problem('The code could not be copied', error);
	}
}

interface OneProps {
	button: TemplateButton;
	index: number;
	components: unknown[];
	testId: string;
}

function OneButton({ button, index, components, testId }: OneProps) {
	const { answer } = useBubble();
	const label = button.text;
	const action = sentAction(components, index);
	switch (button.kind.toLowerCase()) {
		case 'url':
			return <ActionLink label={label} icon={ExternalLink} href={safeHref(button.url)} testId={testId} />;
		case 'phone_number':
			return <ActionLink label={label} icon={Phone} href={safeHref(button.url ?? (button.payload && `tel:${button.payload}`))} testId={testId} />;
		case 'copy_code':
		case 'otp':
			return <ActionButton label={label} icon={Copy} testId={testId} onTap={() => copyCode(button.payload ?? label)} />;
		case 'flow':
			return <FlowButton label={label} flow={button.flow} token={textAt(action, 'flow_token')} given={fieldsAt(action, 'flow_action_data')} testId={testId} />;
		case 'catalog':
		case 'mpm':
			return <CatalogButton label={label} interactive={{ action }} testId={testId} />;
		case 'spm':
			return <CatalogButton label={label} interactive={{ action: fieldsAt(sentHeader(components), 'product') }} testId={testId} />;
		case 'order_details':
			return <PayButton label={label} parameters={fieldsAt(action, 'order_details')} testId={testId} />;
		case 'voice_call':
			return <ActionButton label={label} icon={Phone} testId={testId} onTap={callIsNotPossible} />;
		case 'call_permission_request':
			return <CallPermissionButton label={label} testId={testId} />;
		default:
			return <ActionButton label={label} icon={Reply} testId={`button-${button.payload ?? label}`} onTap={() => answer(templateButtonReply(label, button.payload))} />;
	}
}

interface Props {
	buttons: TemplateButton[];
	/** The components that were sent, of the template or of one card. */
	components: unknown[];
	/** What the buttons' `action-…` test IDs begin with: the message's ID, and the card's place in it. */
	testIdBase: string;
}

/** The buttons of a template: quick replies answer, links open, codes are copied, forms and catalogs open a sheet. */
export function TemplateButtons({ buttons, components, testIdBase }: Props) {
	return buttons.map((button, index) => (
		<OneButton key={index} button={button} index={index} components={components} testId={`action-${testIdBase}-${index}`} />
	));
}
