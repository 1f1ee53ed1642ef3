/** Reads multipart/form-data (RFC 7578) part by part as it arrives, so that a file can go to disk without being held in memory. */

import { MAX_FORM_PARTS, PART_HEAD_LIMIT } from '../settings/limits.ts';
import { HttpError } from './http-error.ts';

export interface FormPart {
  /** The sender's file name; not to be trusted. Null for a part that is not a file, empty for a file without a name. */
  fileName: string | null;
  /** Ends with the part. Unread content is skipped. */
  content: AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>;
}

/**
 * Yields each part before its content has arrived. Throws an HttpError: 400 for a body that is not a form, 413 for too
 * many parts.
 */
export async function* readFormParts(
  contentType: string,
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<FormPart, void, void> {
  const boundary = /^\s*multipart\/form-data\s*;.*?\bboundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType);
  if (!boundary) throw brokenForm();
  const input = createInput(body);
  // The first boundary has no line break before it.
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  await skip(input.until(delimiter));
  for (let parts = 0; ; parts += 1) {
    const end = await input.take(2);
    if (end === '--') break;
    if (end !== '\r\n') throw brokenForm();
    if (parts === MAX_FORM_PARTS)
      throw new HttpError(413, { detail: `The form has more than ${MAX_FORM_PARTS} parts` });
    const head = await input.head();
    const content = input.until(delimiter);
    yield { fileName: fileNameOf(head), content };
    await skip(content);
  }
  while (await input.more()) input.clear();
}

export function brokenForm(): HttpError {
  return new HttpError(400, { detail: 'There was an error parsing the body' });
}

/** Bytes that have arrived and were not consumed yet: at most one chunk, and the possible start of a delimiter. */
function createInput(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const chunks = toAsync(body);
  let window = Buffer.from('\r\n');

  async function more(): Promise<boolean> {
    const { value, done } = await chunks.next();
    if (done) return false;
    window = Buffer.concat([window, value]);
    return true;
  }
  async function need(isThere: () => boolean): Promise<void> {
    while (!isThere()) if (!(await more())) throw brokenForm();
  }
  function cut(length: number): Buffer<ArrayBuffer> {
    const taken = window.subarray(0, length);
    window = window.subarray(length);
    return taken;
  }
  return {
    more,
    clear: (): void => {
      window = Buffer.alloc(0);
    },
    /** This many bytes, as text. */
    take: async (length: number): Promise<string> => {
      await need(() => window.length >= length);
      return cut(length).toString('latin1');
    },
    /** The lines up to the next empty one. */
    head: async (): Promise<string> => {
      await need(() => window.includes('\r\n\r\n') || window.length > PART_HEAD_LIMIT);
      const end = window.indexOf('\r\n\r\n');
      if (end === -1 || end > PART_HEAD_LIMIT) throw brokenForm();
      const head = cut(end).toString('utf8');
      cut(4);
      return head;
    },
    /** Everything up to the delimiter, which is consumed too. */
    until: async function* (delimiter: Buffer): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
      for (let at = window.indexOf(delimiter); ; at = window.indexOf(delimiter)) {
        // The end of a chunk may be the start of a delimiter.
        const length = at === -1 ? Math.max(0, window.length - delimiter.length) : at;
        const ready = cut(length);
        if (at !== -1) cut(delimiter.length);
        if (length > 0) yield ready;
        if (at !== -1) return;
        if (!(await more())) throw brokenForm();
      }
    },
  };
}

async function* toAsync(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  yield* body;
}

async function skip(content: FormPart['content']): Promise<void> {
  while (!(await content.next()).done);
}

/** A parameter of the part's Content-Disposition. Browsers write quotes and line breaks in a name as %22, %0D and %0A. */
function fileNameOf(head: string): string | null {
  const line = head.split('\r\n').find((one) => /^content-disposition\s*:/i.test(one)) ?? '';
  const plain = /;\s*filename=(?:"([^"]*)"|([^\s;"]+))/i.exec(line);
  if (plain) {
    const name = plain[1] ?? plain[2] ?? '';
    return name.replaceAll(/%(?:22|0[ad])/gi, (code) => decodeURIComponent(code));
  }
  const encoded = /;\s*filename\*=utf-8''([^\s;"]+)/i.exec(line)?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw brokenForm();
  }
}
