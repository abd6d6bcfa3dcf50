import { raise, RequestFailed } from './failure';
import { failureOfException } from './failures';
import type { FileContent } from './request';

/** Types whose bytes are read whole, to see whether they are Meta's error or its answer. */
const TEXT = /^\s*(text\/|application\/(json|javascript|x-javascript|xml))/i;

const isStream = (body: unknown): body is NodeJS.ReadableStream =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

const succeeded = (httpStatus: number): boolean => httpStatus >= 200 && httpStatus <= 299;

/** An answer that was asked for as a stream: as text when it is text or a refusal, else as the file that it is. */
export type Content = { text: string; bytes: Buffer } | { file: FileContent };

/**
 * Reads what of a streamed answer has to be understood, and leaves a file in its stream.
 * @throws RequestFailed when the connection breaks on the way
 */
export async function contentIn(
	answer: { statusCode: number; body: unknown },
	headers: Record<string, string>,
	secrets: readonly string[],
): Promise<Content> {
	const { statusCode, body } = answer;
	if (!isStream(body)) {
		const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
		return { bytes, text: bytes.toString('utf8') };
	}
	const type = headers['content-type'] ?? '';
	if (succeeded(statusCode) && !TEXT.test(type)) return { file: body };
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of body) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
	} catch (thrown) {
		return raise(new RequestFailed(failureOfException(thrown, secrets)));
	}
	const bytes = Buffer.concat(chunks);
	return { bytes, text: bytes.toString('utf8') };
}
