import { FileText, Music } from 'lucide-react';
import { useEffect, useState } from 'react';
import { problem } from '../chat/problem';
import { mediaMessage, type InboundMessage } from '../replies';
import { upload, type Attachment } from '../state/attachments';
import { Field } from './Field';
import { Sheet } from './Sheet';

interface Props {
	/** None: the sheet is closed. */
	attachments: Attachment[];
	onClose: () => void;
	onSend: (message: InboundMessage) => Promise<boolean>;
}

/** An address for showing the file, given back when it is no longer shown. */
function useObjectUrl(file: File): string | undefined {
	const [url, setUrl] = useState<string>();
	useEffect(() => {
		const made = URL.createObjectURL(file);
		setUrl(made);
		return () => URL.revokeObjectURL(made);
	}, [file]);
	return url;
}

function FilePreview({ attachment: { file, kind } }: { attachment: Attachment }) {
	const url = useObjectUrl(file);
	const size = file.size < 1024 * 1024 ? `${Math.max(1, Math.round(file.size / 1024))} KB` : `${(file.size / 1024 / 1024).toFixed(1)} MB`;
	return (
		<figure className="file-preview">
			{kind === 'image' || kind === 'sticker' ? <img src={url} alt="" /> : kind === 'video' ? <video src={url} controls /> : kind === 'audio' ? <Music size={40} aria-hidden /> : <FileText size={40} aria-hidden />}
			<figcaption>{file.name}<small>{kind}, {size}</small></figcaption>
			{kind === 'audio' && <audio src={url} controls />}
		</figure>
	);
}

/** The chosen files before they go: a look at them, a caption, and whether a sound is a voice note. */
export function MediaSheet({ attachments, onClose, onSend }: Props) {
	const [caption, setCaption] = useState('');
	const [voice, setVoice] = useState(false);
	const [busy, setBusy] = useState(false);
	const takesCaption = attachments.some(({ kind }) => kind !== 'audio' && kind !== 'sticker');
	const close = () => {
		setCaption('');
		setVoice(false);
		onClose();
	};
	const send = async () => {
		setBusy(true);
		try {
			for (const [index, { file, kind }] of attachments.entries()) {
				const uploaded = await upload(file, voice && kind === 'audio');
				if (!(await onSend(mediaMessage(kind, uploaded, { voice, ...(index === 0 ? { caption } : {}) })))) return;
			}
			close();
		} catch (error) {
			problem('The file was not sent', error);
		} finally {
			setBusy(false);
		}
	};
	return (
		<Sheet
			open={attachments.length > 0}
			onOpenChange={(open) => !open && close()}
			title={attachments.length === 1 ? 'Send this file' : `Send ${attachments.length} files`}
			footer={<button type="submit" form="media-form" className="primary" disabled={busy} data-testid="media-send">{busy ? 'Sending…' : 'Send'}</button>}
		>
			<div className="file-previews">
				{attachments.map((attachment, index) => <FilePreview key={index} attachment={attachment} />)}
			</div>
			<form id="media-form" className="form" onSubmit={(event) => { event.preventDefault(); void send(); }}>
				{takesCaption && <Field label="Caption (optional)" value={caption} maxLength={1024} onValue={setCaption} data-testid="media-caption" />}
				{attachments.some(({ kind }) => kind === 'audio') && (
					<label className="switch">
						<input type="checkbox" checked={voice} onChange={(event) => setVoice(event.target.checked)} data-testid="media-voice" />
						<span>Send as a voice note</span>
					</label>
				)}
			</form>
		</Sheet>
	);
}
