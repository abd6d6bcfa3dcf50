import type { FileContent, FilePart, GraphRequest } from './request';

/**
 * A file of a form whose bytes stay where they are until the request reads them: 100 MB cost a few hundred kilobytes.
 * It is a File, not only a Blob, because FormData copies a Blob when it is appended and keeps a File.
 */
class StreamedFile extends File {
	constructor(private readonly part: FilePart) {
		super([], part.fileName, { type: part.mimeType });
	}

	override get size(): number {
		return this.part.size;
	}

	override stream(): ReturnType<File['stream']> {
		const { part } = this;
		let chunks: AsyncIterator<Uint8Array> | undefined;
		return new ReadableStream<Uint8Array<ArrayBuffer>>({
			async pull(controller) {
				chunks ??= chunksOf(await part.open());
				const next = await chunks.next();
				if (next.done === true) controller.close();
				else controller.enqueue(new Uint8Array(next.value));
			},
			async cancel() {
				await chunks?.return?.();
			},
		});
	}
}

async function* chunksOf(content: FileContent): AsyncGenerator<Uint8Array> {
	if (content instanceof Uint8Array) yield content;
	else for await (const chunk of content) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

/** The form of a multipart request, as n8n's HTTP helper streams it. */
export function multipart(form: NonNullable<GraphRequest['form']>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
	for (const { name, part } of form.files) data.append(name, new StreamedFile(part));
	return data;
}
