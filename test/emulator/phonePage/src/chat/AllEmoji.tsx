import EmojiPicker, { EmojiStyle, SuggestionMode, Theme } from 'emoji-picker-react';

/** Drawn with the system's own emoji, so that no picture is loaded from anywhere. */
export default function AllEmoji({ dark, onPick }: { dark: boolean; onPick: (emoji: string) => void }) {
	return (
		<EmojiPicker
			emojiStyle={EmojiStyle.NATIVE}
			theme={dark ? Theme.DARK : Theme.LIGHT}
			suggestedEmojisMode={SuggestionMode.RECENT}
			onEmojiClick={({ emoji }) => onPick(emoji)}
			previewConfig={{ showPreview: false }}
			width={330}
			height={380}
		/>
	);
}
