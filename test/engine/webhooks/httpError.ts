/** An answer that n8n's web server gives by itself: the status and what stands in the JSON body. */
export class HttpError extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly hint?: string,
	) {
		super(message);
	}

	/** The body as n8n writes it, its stack trace of development mode left out. */
	get body(): { code: number; message: string; hint?: string } {
		const { status, message, hint } = this;
		return { code: status < 500 ? status : 0, message, ...(hint !== undefined && { hint }) };
	}
}
