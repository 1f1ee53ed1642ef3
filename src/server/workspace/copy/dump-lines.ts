/** The lines of a dump, none of which fills the memory. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { errorMessage } from '#contract/error-message.ts';
import { ConfigError } from '../../settings/config.ts';

/** Characters: a body of 50 MB that does not get smaller when it is packed, and the text that is searched. */
const LONGEST = 100_000_000;

/** Throws a ConfigError when it cannot be read, or a line is longer than any of a dump. */
export async function* linesOf(path: string): AsyncGenerator<string, void, void> {
  // Reading a device or a pipe may never begin, or never end.
  if (!(await stat(path)).isFile()) throw new ConfigError(`${path} is a folder, a device or a pipe, not a file`);
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 1024 * 1024 });
  /** Parts of the line whose end was not read yet. */
  let parts: string[] = [];
  let length = 0;
  let number = 1;
  try {
    for await (const read of stream) {
      const text = String(read);
      let from = 0;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        yield parts.join('') + text.slice(from, end);
        parts = [];
        length = 0;
        number += 1;
        from = end + 1;
      }
      parts.push(text.slice(from));
      length += text.length - from;
      if (length <= LONGEST) continue;
      const most = `${LONGEST / 1e6} million characters`;
      throw new ConfigError(`Line ${number} of ${path} has more than ${most}, as no dump has. Use another file`);
    }
    if (length > 0) yield parts.join('');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`${path} cannot be read (${errorMessage(error)})`);
  } finally {
    stream.destroy();
  }
}
