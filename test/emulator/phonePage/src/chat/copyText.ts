/** Puts the text on the clipboard. Pages that are not served from this machine or over HTTPS have none; there a selection is copied. */
export async function copyText(text: string): Promise<void> {
	if (window.isSecureContext) {
		await navigator.clipboard.writeText(text);
		return;
	}
	const field = document.createElement('textarea');
	field.value = text;
	document.body.append(field);
	field.select();
	document.execCommand('copy');
	field.remove();
}
