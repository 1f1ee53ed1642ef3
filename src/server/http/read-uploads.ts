/** Files of a multipart/form-data body: one as it arrives, or several small ones. */

import { UPLOAD_LIMIT } from '../settings/limits.ts';
import { HttpError } from './http-error.ts';
import { brokenForm, type FormPart, readFormParts } from './read-form-parts.ts';
import { readWholeBody } from './read-request-body.ts';

export interface Upload {
  /** The sender's file name; not to be trusted. */
  name: string;
  /** Ends when the whole body has arrived; otherwise throws an HttpError 400 or 413. */
  content: AsyncIterable<Uint8Array>;
}

/**
 * The first file of the form, null when it has none. Throws an HttpError: 413 for a body over the upload limit, 400 for
 * an invalid form.
 */
export async function openUpload(request: Request): Promise<Upload | null> {
  const parts = readFormParts(contentTypeOf(request), limitedBody(request));
  for (let step = await parts.next(); !step.done; step = await parts.next()) {
    const { fileName, content } = step.value;
    if (fileName) return { name: fileName, content: untilBodyEnds(content, parts) };
  }
  return null;
}

/** The form may still be invalid after the file; then the file does not count either. */
async function* untilBodyEnds(
  content: FormPart['content'],
  parts: AsyncGenerator<FormPart>,
): AsyncGenerator<Uint8Array> {
  yield* content;
  while (!(await parts.next()).done);
}

async function* limitedBody(request: Request): AsyncGenerator<Uint8Array> {
  const tooLarge = new HttpError(413, { detail: 'File size is larger than the maximum file size 50MB.' });
  if (Number(request.headers.get('content-length') ?? 0) > UPLOAD_LIMIT) throw tooLarge;
  let length = 0;
  const chunks = (request.body ?? new ReadableStream<Uint8Array>())[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await chunks.next().catch(() => {
      throw brokenForm();
    });
    if (done) return;
    length += value.byteLength;
    if (length > UPLOAD_LIMIT) throw tooLarge;
    yield value;
  }
}

/** The content of each file of a form. Throws an HttpError: 413 for a body that is too large, 400 for an invalid form. */
export async function readUploads(request: Request): Promise<Uint8Array<ArrayBuffer>[]> {
  const bytes = await readWholeBody(request);
  const files: Uint8Array<ArrayBuffer>[] = [];
  for await (const { fileName, content } of readFormParts(contentTypeOf(request), [bytes])) {
    if (fileName === null) continue;
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    files.push(Buffer.concat(chunks));
  }
  return files;
}

function contentTypeOf(request: Request): string {
  return request.headers.get('content-type') ?? '';
}
