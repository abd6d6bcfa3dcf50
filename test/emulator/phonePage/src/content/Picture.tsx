import { useBubble } from '../chat/chatContext';
import { Meta } from '../chat/Meta';
import { fieldsAt, textAt } from '../reading';
import { mediaSource } from './mediaSource';
import { Words } from './TextBody';
import { Visual } from './Visual';

/** An image or video message with its caption. */
export function Picture({ kind }: { kind: 'image' | 'video' }) {
	const { bubble } = useBubble();
	const part = fieldsAt(bubble.message, kind);
	const caption = textAt(part, 'caption');
	return (
		<div className="picture">
			<Visual kind={kind} source={mediaSource(part)} label={caption ?? (kind === 'image' ? 'Photo' : 'Video')} />
			{caption === undefined ? <Meta place={kind === 'image' ? 'overlay' : 'row'} /> : <Words text={caption} />}
		</div>
	);
}
